"""The docs are built without a warning, and what they tell people to type works as they say."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import click
import pytest
import tomli
import yaml
from checkout import IDENTITY, git
from linting import ROOT

from postlint.cli import main
from postlint.config.files import load
from postlint.config.keys import SETTINGS

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
_BLOCK = re.compile(r"^(<!-- not run -->\n)?```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_NAMED = re.compile(r'\A"""([\w./-]+\.py)"""\n')
_OTHERS = {"--all-files", "--force", "--global", "--rm", "--tag", "--user", "--volume"}


class Block(NamedTuple):
    language: str
    text: str
    is_run: bool


def blocks(page: Path) -> list[Block]:
    found = _BLOCK.finditer(page.read_text("utf-8"))
    return [Block(block[2], block[3], not block[1]) for block in found]


def of(*languages: str) -> list[Any]:
    return [
        pytest.param(page, block, id=f"{page.stem}-{i}")
        for page in PAGES
        for i, block in enumerate(blocks(page), 1)
        if block.language in languages and block.is_run
    ]


def options(command: click.Command) -> Iterator[str]:
    for parameter in command.params:
        yield from parameter.opts
    if isinstance(command, click.Group):
        for name in command.list_commands(click.Context(command)):
            inner = command.get_command(click.Context(command), name)
            assert inner
            yield from options(inner)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site in a git repository, as the docs assume one, with a `postlint` to call."""
    shutil.copytree(ROOT / "examples", tmp_path / "site")
    programs = tmp_path / "bin"
    programs.mkdir()
    (programs / "postlint").write_text(
        f'#!/bin/sh\n"{sys.executable}" -m postlint "$@"\nstatus=$?\n'
        f'[ $status -lt 2 ] || echo "$@" >> "{tmp_path}/failed"\nexit $status\n'
    )
    (programs / "postlint").chmod(0o755)
    git(tmp_path / "site", "init", "-q")
    git(tmp_path / "site", "add", "-A")
    git(tmp_path / "site", "commit", "-qm", "posts")
    git(tmp_path / "site", "branch", "-f", "origin/main")
    return tmp_path / "site"


@pytest.mark.skipif(os.name == "nt", reason="the docs are for a POSIX shell")
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_what_is_typed_works_and_says_so(page: Path, site: Path) -> None:
    """Runs the shell blocks of a page in a row. A text block after one is in what it prints."""
    shown = [block for block in blocks(page) if block.language in ("sh", "text")]
    marker = "=== block ==="
    scripts = [block.text for block in shown if block.language == "sh" and block.is_run]
    scripts = [script for script in scripts if "venv" not in script]  # test_packaging runs those
    environment = {
        **os.environ, **IDENTITY, "PATH": f"{site.parent}/bin:{os.environ['PATH']}",
        "GITHUB_ACTIONS": "",
    }  # fmt: skip
    done = subprocess.run(
        ["bash", "-c", f"\necho '{marker}'\n".join(scripts)], cwd=site, env=environment,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
    )  # fmt: skip
    failed = site.parent / "failed"
    assert not failed.exists(), failed.read_text() + done.stdout
    assert "command not found" not in done.stdout
    outputs = iter(done.stdout.split(marker))
    output = ""
    for block, before in zip(shown, [None, *shown], strict=False):
        if block.language == "sh" and block.text in scripts:
            output = next(outputs)
        elif block.language == "text" and before and before.text in scripts:
            assert block.text.strip() in output


@pytest.mark.parametrize(("page", "block"), of("toml"))
def test_settings_are_settings(page: Path, block: Block, tmp_path: Path) -> None:
    for other in blocks(page):
        if other.language == "python" and (name := _NAMED.match(other.text)):
            (tmp_path / name[1]).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name[1]).write_text(other.text, "utf-8")
    values = tomli.loads(block.text)
    if "project" in values:  # of a package
        return
    assert values.keys() <= SETTINGS.keys.keys()
    plugins = next((b.text for b in blocks(page) if b.text.startswith("plugins =")), "")
    text = block.text if "plugins" in values else f"{plugins}{block.text}"
    (tmp_path / "postlint.toml").write_text(text, "utf-8")
    load(tmp_path / "postlint.toml")


@pytest.mark.parametrize(("page", "block"), of("json", "yaml", "python"))
def test_other_blocks_are_what_they_say(page: Path, block: Block) -> None:  # noqa: ARG001
    if block.language == "json":
        json.loads(block.text)
    elif block.language == "yaml":
        yaml.safe_load(block.text)
    else:
        compile(block.text, "docs", "exec")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_options_that_are_named_are_there(page: Path) -> None:
    named = set(re.findall(r"`[^`\n]*?(--[a-z][a-z-]+)", page.read_text("utf-8")))
    assert named <= {*options(main), "--help", "--version"} | _OTHERS


def test_few_blocks_are_not_run() -> None:
    assert sum(not block.is_run for page in PAGES for block in blocks(page)) <= 5


def test_the_docs_are_built_without_a_warning(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(tmp_path)]
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    page = (tmp_path / "rules/images/missing-image-alt/index.html").read_text("utf-8")
    assert "An image has no text alternative." in page
    settings = (tmp_path / "configuration/index.html").read_text("utf-8")
    for name in SETTINGS.keys:
        assert f"<code>{name}</code>" in settings
    commands = (tmp_path / "commands/index.html").read_text("utf-8")
    assert "Usage: postlint schema infer" in commands
    outside = re.findall(r'(?:src|href)="(https?://[^"]+\.(?:js|css|woff2?))"', page)
    assert outside == []
