"""The editor is told what the command line tells, to the byte, on real sites."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from linting import SHARED, needs_shared

from postlint.cli import main
from postlint.files import unsaved
from postlint.lsp.desk import Desk
from postlint.lsp.look import MOST_SHOWN, Inquiry, look
from postlint.report import PostReport
from postlint.reporters import load
from postlint.reporters.style import Style
from postlint.reporters.summary import Summary

CORPORA = sorted(path for path in (SHARED / "corpora").glob("*") if path.is_dir())
OPEN = 4
"""Posts of each site that an editor has open."""


@pytest.fixture
def editor() -> Iterator[None]:
    """An editor that holds no file any more in the end."""
    yield
    for path in unsaved.all_held():
        unsaved.release(path)


@needs_shared
@pytest.mark.parametrize("site", CORPORA, ids=lambda path: path.name)
@pytest.mark.usefixtures("editor")
def test_editor_and_command_line_say_the_same(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(site)
    everything = json.loads(_checked("."))["diagnostics"]
    paths = _chosen(everything)
    held = {str(path.absolute()): path.read_bytes() for path in map(Path, paths)}
    unsaved_ones = dict(list(held.items())[::2])
    seen = look(Inquiry((".",), frozenset(held), unsaved_ones, "utf-16", plugins=True, jobs=1))
    desk = Desk()
    desk.take(seen.told, seen.tally)

    assert seen.error is None
    for path in paths:
        assert _as_json(desk.report(str(Path(path).absolute()))) == _checked(path)
    closed = Counter(
        (str(Path(one["path"]).absolute()), one["rule"], one["message"], one["start"]["offset"])
        for one in everything
        if one["path"] not in paths
    )
    shown = Counter(
        (path, one.diagnostic.rule, one.diagnostic.message, one.diagnostic.span.start)
        for path, found in seen.closed.items()
        for one in found
    )
    assert shown == closed if len(seen.closed) < MOST_SHOWN else shown <= closed


def _chosen(diagnostics: list[dict[str, str]]) -> list[str]:
    """Some posts of a site, from its start to its end, that have something to tell."""
    paths = sorted({found["path"] for found in diagnostics})
    return paths[:: max(1, len(paths) // OPEN)][:OPEN]


def _checked(path: str) -> str:
    return CliRunner().invoke(main, ("check", "--output-format", "json", path)).stdout


def _as_json(report: PostReport) -> str:
    summary, reporter = Summary(), load("json")(Style())
    pieces = [*reporter.begin()]
    for counted in summary.counting([report]):
        pieces += reporter.post(counted)
    return "".join((*pieces, *reporter.end(summary)))
