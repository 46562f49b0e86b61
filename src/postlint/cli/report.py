"""`postlint report`: a page to look at."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from postlint.cli._baseline import Baselines, baseline_option
from postlint.cli._options import lint_options, profile_options, workplace_of
from postlint.cli._output import write_file
from postlint.cli._posts import of_files
from postlint.cli._terminal import show, tell
from postlint.reporters.summary import Summary
from postlint.run.discovery import REPORT, display


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(readable=False))
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path(REPORT),
    show_default=True,
    help="The file that the page is written to.",
)
@click.option("-q", "--quiet", is_flag=True, help="Print nothing.")
@baseline_option
@lint_options
@profile_options
def report(paths: tuple[str, ...], output: Path, **options: Any) -> None:
    """Write a page of what is found in posts, for a browser.

    The page is one file and needs no network. With a baseline it shows the trend as well. Exits
    with 0 whatever was found.
    """
    workplace = workplace_of(options)
    errors: list[str] = []
    summary = Summary()
    found = of_files(paths or (".",), options, workplace, errors)
    recording = {**options, "update_baseline": False}
    baselines = Baselines(workplace, recording, summary, is_whole=found.is_whole)
    inputs = [*found.posts, *baselines.files(), *workplace.settings_read()]
    write_file("html", output, baselines.after(found.reports), summary, inputs)
    tell(errors)
    if not options["quiet"]:
        show(f"{summary.sentence()} See {display(str(output))}.")
    sys.exit(2 if errors or summary.has_failed else 0)
