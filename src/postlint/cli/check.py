"""`postlint check`: lints posts."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any, NamedTuple

import click

from postlint.cli._options import (
    Names,
    Severities,
    fix_options,
    fixes_asked_for,
    profile_options,
    workplace_of,
)
from postlint.cli._output import output_options, write
from postlint.cli._terminal import progress, refusing, tell
from postlint.diagnostic import Severity
from postlint.history import History
from postlint.linter import PostReport
from postlint.reporters.summary import Summary
from postlint.runner import Workplace, changed_posts, find_posts, lint_data, run


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(readable=False))
@click.option("--select", type=Names(), multiple=True, help="Run only these rules or groups.")
@click.option("--extend-select", type=Names(), multiple=True, help="Run these rules as well.")
@click.option("--ignore", type=Names(), multiple=True, help="Do not run these rules.")
@click.option(
    "--severity", type=Severities(), multiple=True, help="How bad these rules or groups are."
)
@click.option(
    "--fail-on",
    type=click.Choice([severity.value for severity in reversed(Severity)]),
    help="The severity from which on the exit status is 1.  [default: error]",
)
@output_options
@click.option("--stdin-filename", help="Lint standard input as if it stood at this path.")
@click.option(
    "--schema",
    type=click.Path(exists=True, dir_okay=False, readable=False, path_type=Path),
    help="A JSON Schema that all posts must fit as well.",
)
@click.option(
    "--since",
    metavar="REVISION",
    help="Lint only posts that changed since this git revision, and files named. Answers of an FAQ "
    "that fell behind are found as well.",
)
@click.option("--no-cache", is_flag=True, help="Lint every post anew. (There is no cache yet.)")
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=1),
    help="How many processes share many posts, at most.  [default: one for each processor]",
)
@click.option(
    "--now",
    type=click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M:%S"]),
    help="The day that rules about dates compare with.  [default: today]",
)
@fix_options
@profile_options
def check(paths: tuple[str, ...], **options: Any) -> None:
    """Lint posts: files, or all posts under folders (the working directory by default).

    Exits with 0 where nothing is as bad as --fail-on, with 1 where something is, and with 2 where
    postlint could not do its work.
    """
    applicability = fixes_asked_for(options)
    errors: list[str] = []
    failing: list[bool] = []
    summary = Summary()
    with refusing(), _history(options["since"]) as history:
        workplace = workplace_of(options, history)
        workplace.config(Path.cwd())
        if options["stdin_filename"] or paths == ("-",):
            run_ = _of_standard_input(options, workplace)
        else:
            run_ = _of_files(paths or (".",), options, workplace, errors)
        reports = run_.reports
        if applicability is not None:
            from postlint.cli._fixing import Fixing, keeper

            summary.fixes = "shown" if options["diff"] else "made"
            kept = keeper(options, run_.paths, run_.files, run_.data)
            reports = Fixing(workplace, applicability, kept, summary, errors.append).after(reports)
        reports = _judged(reports, workplace, failing)
        write(reports, summary, options, to_standard_error=_is_taken(options, run_.data))
    tell(errors)
    if summary.rules["internal-error"]:
        click.echo("error: a rule of postlint failed; see internal-error above", err=True)
    sys.exit(2 if errors or summary.rules["internal-error"] else int(bool(failing)))


class _Run(NamedTuple):
    """The reports to come, and what they are of: `files` under `paths`, or `data` from input."""

    reports: Iterable[PostReport]
    paths: tuple[str, ...] = ()
    files: Sequence[str] = ()
    data: bytes | None = None


def _of_standard_input(options: dict[str, Any], workplace: Workplace) -> _Run:
    data = sys.stdin.buffer.read()
    return _Run([lint_data(options["stdin_filename"] or "stdin.md", data, workplace)], data=data)


def _of_files(
    paths: tuple[str, ...], options: dict[str, Any], workplace: Workplace, errors: list[str]
) -> _Run:
    files = sorted(find_posts(paths, workplace, errors.append))
    if not files:
        workplace.rules("post.md")  # so that a name that is none is told all the same
    quiet = options["quiet"]
    if not files and not quiet and not errors:
        click.echo(f"warning: no posts found under {', '.join(paths)}", err=True)
    if workplace.history is not None:
        named = (path for path in paths if not os.path.isdir(path))
        files = list(changed_posts(files, named, workplace.history))
    reports = run(files, workplace, options["jobs"] or _processors())
    return _Run(progress(reports, len(files), quiet=quiet), paths, files)


def _history(revision: str | None) -> AbstractContextManager[History | None]:
    return nullcontext() if revision is None else History(revision)


def _judged(
    reports: Iterable[PostReport], workplace: Workplace, failing: list[bool]
) -> Iterator[PostReport]:
    """The same reports; `failing` grows with each that is as bad as its post's `fail-on`."""
    for report in reports:
        if workplace.fails(report):
            failing.append(True)
        yield report


def _is_taken(options: dict[str, Any], data: bytes | None) -> bool:
    """Whether a diff, or the fixed text of standard input, stands on standard output."""
    if options["diff"]:
        return options["output_format"] in (None, "text")
    return options["fix"] and data is not None


def _processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
