"""`postlint init`: sets postlint up for a site."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from postlint import generators
from postlint.cli._baseline import DEFAULT, Baselines
from postlint.cli._options import lint_options, profile_options, workplace_of
from postlint.cli._posts import of_files
from postlint.cli._terminal import show, tell
from postlint.files.project import addresses
from postlint.files.reading import TooLargeError, read
from postlint.files.writer import NotWrittenError, create, write
from postlint.reporters.statistics import Statistics
from postlint.reporters.style import Style
from postlint.reporters.summary import Summary
from postlint.run.discovery import display
from postlint.run.survey import CONFIG, HOOKS, Survey, config_text, hooks_text, lines, survey
from postlint.source import UnreadableError

_SCHEMA = "schemas/post.json"
_LARGEST = 1_000_000
"""Bytes of a file that is looked at before it is written over."""


@click.command()
@click.argument(
    "folder", default=".", type=click.Path(exists=True, file_okay=False, path_type=Path)
)
@click.option("-y", "--yes", is_flag=True, help="Ask nothing; overwrite nothing.")
@click.option("--with-schema", is_flag=True, help="Write the schema that the posts share as well.")
@click.option("--with-baseline", is_flag=True, help="Record the problems that there are as well.")
@lint_options
@profile_options
def init(folder: Path, *, yes: bool, **options: Any) -> None:
    """Set postlint up for a site: find what it is, and write a config.

    The site is linted for the first time. No file that is there is overwritten without asking.
    """
    workplace = workplace_of(options)
    errors: list[str] = []
    found = survey(folder, workplace, errors.append)
    for line in lines(found):
        show(line)
    _first_check(str(folder), options, errors)
    wanted = _Wanted(yes, options["with_schema"], options["with_baseline"])
    try:
        _write_files(str(folder), found, options, wanted, errors)
    except click.Abort:  # interrupted, or nobody is there
        click.echo()
        errors.append("the question was not answered: `--yes` asks none")
    tell(errors)
    sys.exit(2 if errors else 0)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What the command line asks for. With `yes`, nobody is asked for more."""

    yes: bool
    schema: bool
    baseline: bool

    def confirms(self, question: str, *, asked_for: bool = False, default: bool) -> bool:
        return asked_for or (not self.yes and click.confirm(question, default=default))


def _first_check(folder: str, options: dict[str, Any], errors: list[str]) -> None:
    """Counts what there is by rule."""
    click.echo("\nThe first check:")
    summary = Summary()
    run = of_files((folder,), {**options, "quiet": False}, workplace_of(options), errors)
    for _ in summary.counting(run.reports):
        pass
    for line in Statistics(Style()).end(summary):
        click.echo(line, nl=False)
    if summary.rules:
        show(f"`postlint check {folder}` shows each; `postlint report {folder}` as a page.")
    click.echo()


def _record(folder: str, baseline: Path, options: dict[str, Any]) -> Iterator[str]:
    """Records what there is under the settings that were written; yields what cannot be."""
    workplace = workplace_of(options)
    recording = {"baseline": baseline, "update_baseline": True, "quiet": False}
    errors: list[str] = []
    run = of_files((folder,), {**options, "quiet": True}, workplace, errors)
    baselines = Baselines(workplace, {**options, **recording}, Summary())
    for _ in baselines.after(run.reports):
        pass
    yield from errors
    yield from baselines.finish()


def _write_files(
    folder: str, found: Survey, options: dict[str, Any], wanted: _Wanted, errors: list[str]
) -> None:
    generator = None
    if found.generator is None and not wanted.yes:
        choice = click.Choice(generators.NAMES)
        generator = click.prompt("Which generator builds these posts?", "hugo", type=choice)
    schema = _schema(folder, found, options, wanted, errors)
    baseline = found.root / DEFAULT
    question = "Record the problems that there are in a baseline, so that only new ones count?"
    records = not baseline.exists() and wanted.confirms(
        question, asked_for=wanted.baseline, default=True
    )
    text = config_text(found, generator, schema, DEFAULT if records else None)
    _write(found.root, CONFIG, text, wanted, errors)
    if records:
        errors += _record(folder, baseline, options)
    if found.repository is not None:
        _write_hooks(found.repository, found.in_repository, wanted, errors)


def _write_hooks(
    repository: Path, folders: tuple[str, ...], wanted: _Wanted, errors: list[str]
) -> None:
    question = "Lint posts before each commit, with pre-commit?"
    if wanted.confirms(question, asked_for=wanted.yes, default=True):
        text = hooks_text(folders, addresses().get("Repository"))
        if _write(repository, HOOKS, text, wanted, errors):
            show("Next: `pre-commit install`, so that git runs the hook before each commit.")


def _write(root: Path, name: str, text: str, wanted: _Wanted, errors: list[str]) -> bool:
    """Whether the file was written: not over another one, where nobody allows it."""
    path = root / name
    shown = display(str(path))
    try:
        before = read(str(path), _LARGEST).data if os.path.lexists(path) else None
    except (UnreadableError, TooLargeError):
        errors.append(f"{display(str(path))}: is there, and cannot be read")
        return False
    if before is not None and before.replace(b"\r\n", b"\n") == text.encode():
        show(f"{shown} is up to date.")
        return True
    question = f"{shown} is there already. Overwrite it?"
    if before is not None and not wanted.confirms(question, default=False):
        show(f"{shown} was left as it is. It could hold:\n\n{text}")
        return False
    try:
        if before is None:
            create(str(path), text.encode(), str(root))
        else:
            write(str(path), before, text.encode(), [])
    except NotWrittenError as error:
        errors.append(f"{display(str(path))}: {error}")
        return False
    show(f"Wrote {shown}.")
    return True


def _schema(
    folder: str, found: Survey, options: dict[str, Any], wanted: _Wanted, errors: list[str]
) -> tuple[str, tuple[str, ...]] | None:
    """Writes the schema that posts share, if it is wanted; its path, and the posts' globs."""
    question = "Write the schema that the front matter of these posts shares?"
    if not wanted.confirms(question, asked_for=wanted.schema, default=False):
        return None
    from postlint.run.inferring import inferred

    output = found.root / _SCHEMA
    made = inferred((folder,), workplace_of(options), lambda _: None, output, found.root)
    is_written = made.posts > 0 and _write(found.root, _SCHEMA, made.text, wanted, errors)
    return (_SCHEMA, made.globs) if is_written else None
