"""What a site's author sees of each command, from its help to what it writes."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from goldens import check, digest
from linting import ROOT, all_rules
from site_folder import site_folder  # noqa: F401

from postlint import generators
from postlint.cli import main
from postlint.cli._fixing import OF_CI
from postlint.version import __version__

GOLDEN = Path(__file__).parent / "golden"
ANYWHERE = dict.fromkeys((*OF_CI, "GITHUB_ACTIONS", "NO_COLOR", "FORCE_COLOR", "COLUMNS"))
"""What of the environment changes what is said, left out."""
SESSION = """\
check
check --output-format concise content/posts
check --select all --statistics --output-format grouped
check --extend-select style --ignore images --severity links=info --fail-on links=info
check --show-files
check --show-settings content/posts
check --diff --unsafe-fixes
check --isolated --output-format concise
check --generator jekyll --theme none
check --selct all
check --select no-such-rule
check no-such-file.md
check --output-format concise --output-file json=told.json --quiet
config content/posts
config --output-format json
inspect {post}
inspect --output-format json {post}
explain broken-anchor --for {post}
explain no-such-rule
rules --group links
rules
schema list
schema infer content
schema check told.json
schema show no-such-schema
init --help
check --update-baseline
check --baseline .postlint-baseline.json
report --baseline .postlint-baseline.json --output page.html
check --add-suppressions images --reason "an old post"
check --fix
check --fix --unsafe-fixes
init --yes
clean
"""


def _said(line: str, here: Path) -> str:
    """A command and what it printed. What was read of the machine is left out."""
    result = CliRunner(env=ANYWHERE).invoke(main, shlex.split(line))
    printed = result.output.replace(str(here), "SITE").replace(__version__, "VERSION")
    printed = re.sub(r"\S+/postlint/\S+-[0-9a-f]{32}", "CACHE", printed)
    return f"$ postlint {line}\n{printed}[{result.exit_code}]\n\n"


def _texts(here: Path) -> Iterator[str]:
    """The site's files as they are in the end."""
    for path in sorted(here.rglob("*")):
        if path.suffix in (".md", ".html", ".toml") and path.name != "page.html":
            yield f"{path.relative_to(here).as_posix()}: {digest(path.read_text('utf-8'))}\n"


@pytest.mark.usefixtures("site_folder")
def test_golden_session(tmp_path: Path) -> None:
    for name in ("content", "static", "hugo.toml"):
        there = ROOT / "examples" / name
        copy = shutil.copytree if there.is_dir() else shutil.copy
        copy(there, tmp_path / name)
    post = min((tmp_path / "content").rglob("*.md")).relative_to(tmp_path).as_posix()
    lines = SESSION.format(post=post).splitlines()
    now = ("check", "report")
    said = [
        _said(f"{one} --now 2026-11-23" if one.startswith(now) else one, tmp_path) for one in lines
    ]
    check(GOLDEN / "session.txt", "".join([*said, *_texts(tmp_path)]))


def _commands(command: click.Command, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    yield path
    if isinstance(command, click.Group):
        for name in sorted(command.list_commands(click.Context(command))):
            found = command.get_command(click.Context(command), name)
            assert found is not None
            yield from _commands(found, (*path, name))


def test_golden_help(tmp_path: Path) -> None:
    said = (_said(" ".join((*path, "--help")), tmp_path) for path in _commands(main))
    check(GOLDEN / "help.txt", "".join(said))


def test_golden_pages(tmp_path: Path) -> None:
    """Of each rule's page and each schema a digest: they are read in the docs."""
    listed = ["rules --output-format json"]
    explained = [f"explain {rule}" for rule in all_rules()]
    shown = [f"schema show {name}" for name in generators.NAMES]
    said = (f"{line}: {digest(_said(line, tmp_path))}\n" for line in (*listed, *explained, *shown))
    check(GOLDEN / "pages.txt", "".join(said))
