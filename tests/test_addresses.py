"""What is known of one place: the addresses of the project, and what is made of them."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import tomli
from checkout import git
from click.testing import CliRunner
from linting import ROOT

from postlint.cli import main
from postlint.diagnostic import Diagnostic, Severity
from postlint.files.project import addresses
from postlint.lsp.diagnostics import diagnostic
from postlint.lsp.placing import Placed
from postlint.lsp.positions import Place, Stretch
from postlint.reporters.style import Style
from postlint.run.survey import hooks_text
from postlint.source import Span
from postlint.version import __version__

PAGE = "https://postlint.example/docs/rules/images/missing-image-alt/"
METADATA = """Metadata-Version: 2.4
Name: postlint
Project-URL: Documentation, https://postlint.example/docs/
Project-URL: Repository, https://code.example/teapots/postlint

Project-URL: Documentation, https://said.in.the/readme
"""


@pytest.fixture(autouse=True)
def _anew() -> Iterator[None]:
    addresses.cache_clear()
    yield
    addresses.cache_clear()


@pytest.fixture
def published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / f"postlint-{__version__}.dist-info"
    folder.mkdir()
    (folder / "METADATA").write_text(METADATA, "utf-8")
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])


def sarif(tmp_path: Path) -> dict[str, str]:
    (tmp_path / "a.md").write_text("![](a.png)\n", "utf-8")
    done = CliRunner().invoke(
        main, ["check", "--isolated", "--output-format=sarif", str(tmp_path / "a.md")]
    )
    driver = json.loads(done.stdout)["runs"][0]["tool"]["driver"]
    (rule,) = driver["rules"]
    return {name: told[name] for told in (driver, rule) for name in told if name.endswith("Uri")}


def code_description() -> object:
    found = Diagnostic("missing-image-alt", "images", Severity.ERROR, "No.", Span(0, 1))
    made = diagnostic(Placed(found, Stretch(Place(0, 0), Place(0, 1)), (), None))
    return made.code_description and made.code_description.href


@pytest.mark.usefixtures("published")
def test_all_lead_to_the_addresses(tmp_path: Path) -> None:
    assert sarif(tmp_path) == {"informationUri": "https://postlint.example/docs/", "helpUri": PAGE}
    assert code_description() == PAGE
    link = f"\x1b]8;;{PAGE}\x1b\\missing-image-alt\x1b]8;;\x1b\\"
    assert Style(color=True, links=True).rule("missing-image-alt") == link
    assert Style(color=True).rule("missing-image-alt") == "missing-image-alt"
    assert Style(color=True, links=True).rule("the-sites-own") == "the-sites-own"
    assert f"  - repo: {addresses()['Repository']}\n" in hooks_text(
        ("content",), addresses()["Repository"]
    )


def test_while_there_is_none_nothing_is_linked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("postlint.files.project._FIELD", b"No-Such-Field: ")
    assert addresses() == {}
    assert sarif(tmp_path) == {}
    assert code_description() is None
    assert Style(color=True, links=True).rule("missing-image-alt") == "missing-image-alt"
    assert "repo: local" in hooks_text(("content",), None)


def test_texts_name_no_other_address() -> None:
    """Where `[project.urls]` has a repository, README and docs lead there; else nowhere."""
    project = tomli.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    repository = project.get("urls", {}).get("Repository")
    for name in git(ROOT, "ls-files", "*.md", "*.yaml", "*.yml", "*.json").splitlines():
        if name.startswith(("tests/", "benchmarks/")):
            continue
        text = (ROOT / name).read_text("utf-8")
        assert "OWNER" not in text, name
        assert "pip install postlint" not in text, name
        for found in re.findall(r"https://[\w.-]+/[\w.-]+/postlint\b", text):
            assert found == repository, name
