"""`postlint check`: lints posts."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click

from postlint.cli._options import Names, Severities, profile_options, workplace_of
from postlint.cli._output import output_options, write
from postlint.cli._terminal import progress, refusing, tell
from postlint.diagnostic import Severity
from postlint.linter import PostReport
from postlint.runner import Workplace, find_posts, lint_data, run


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
@profile_options
def check(paths: tuple[str, ...], **options: Any) -> None:
    """Lint posts: files, or all posts under folders (the working directory by default).

    Exits with 0 where nothing is as bad as --fail-on, with 1 where something is, and with 2 where
    postlint could not do its work.
    """
    workplace = workplace_of(options)
    quiet = options["quiet"]
    errors: list[str] = []
    with refusing():
        workplace.config(Path.cwd())
        if options["stdin_filename"] or paths == ("-",):
            reports: Iterable[PostReport] = [_standard_input(options["stdin_filename"], workplace)]
        else:
            files = sorted(find_posts(paths or (".",), workplace, errors.append))
            if not files:
                workplace.rules("post.md")  # so that a name that is none is told all the same
            if not files and not quiet and not errors:
                click.echo(f"warning: no posts found under {', '.join(paths or '.')}", err=True)
            reports = progress(
                run(files, workplace, options["jobs"] or _processors()), len(files), quiet=quiet
            )
        failing: list[bool] = []
        summary = write(_judged(reports, workplace, failing), options)
    tell(errors)
    if summary.rules["internal-error"]:
        click.echo("error: a rule of postlint failed; see internal-error above", err=True)
    sys.exit(2 if errors or summary.rules["internal-error"] else int(bool(failing)))


def _judged(
    reports: Iterable[PostReport], workplace: Workplace, failing: list[bool]
) -> Iterator[PostReport]:
    """The same reports; `failing` grows with each that is as bad as its post's `fail-on`."""
    for report in reports:
        if workplace.fails(report):
            failing.append(True)
        yield report


def _standard_input(name: str | None, workplace: Workplace) -> PostReport:
    return lint_data(name or "stdin.md", sys.stdin.buffer.read(), workplace)


def _processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
