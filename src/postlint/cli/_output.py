"""Where the results of a run go: one format to standard output, and any number to files."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from io import TextIOWrapper
from pathlib import Path
from typing import Any, NamedTuple, TextIO

import click

from postlint.cli._options import color_option
from postlint.cli._terminal import style_for
from postlint.report import PostReport
from postlint.reporters import FORMATS, load
from postlint.reporters.reporter import Reporter
from postlint.reporters.sentence import Sentence
from postlint.reporters.style import Style
from postlint.reporters.summary import Summary


class _OutputFile(click.ParamType):  # type: ignore[type-arg]
    """A format and the file that it is written to."""

    name = "format=path"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        name, sign, path = value.partition("=")
        click.Choice(FORMATS).convert(name, param, ctx)
        if not sign or not path:
            self.fail(f"{value!r} is not of the form FORMAT=PATH.", param, ctx)
        return name, Path(path)


def output_options(command: Callable[..., Any]) -> Callable[..., Any]:
    for option in (
        color_option,
        click.option("-q", "--quiet", is_flag=True, help="Print nothing but diagnostics."),
        click.option(
            "--statistics", is_flag=True, help="Count diagnostics by rule, and list no others."
        ),
        click.option(
            "--costs",
            is_flag=True,
            help="With --statistics: tell what each rule takes on posts that are linted, in "
            "microseconds a post.",
        ),
        click.option(
            "--output-file",
            "output_files",
            type=_OutputFile(),
            multiple=True,
            help="Write a format to a file as well; may repeat.",
        ),
        click.option(
            "--output-format",
            type=click.Choice(FORMATS),
            help="How to write the diagnostics.  [default: text; github in GitHub Actions]",
        ),
    ):
        command = option(command)
    return command


def write(
    reports: Iterable[PostReport],
    summary: Summary,
    options: dict[str, Any],
    *,
    to_standard_error: bool = False,
) -> None:
    """Writes all that the options ask for in one pass; `summary` counts.

    Raises OSError for a file that cannot be written.
    """
    stream = sys.stderr if to_standard_error else sys.stdout
    with ExitStack() as open_files:
        outputs = [_main_output(options, stream)]
        for name, path in options["output_files"]:
            outputs.append(_file_output(name, path, open_files, Style(quiet=options["quiet"])))
        _write(reports, summary, outputs)


def write_file(
    format_name: str, path: Path, reports: Iterable[PostReport], summary: Summary
) -> None:
    """Writes one format to a file; `summary` counts. Raises OSError."""
    with ExitStack() as open_files:
        _write(reports, summary, [_file_output(format_name, path, open_files, Style())])


class _Output(NamedTuple):
    reporter: Reporter
    stream: TextIO


def _write(reports: Iterable[PostReport], summary: Summary, outputs: list[_Output]) -> None:
    for output in outputs:
        output.stream.writelines(output.reporter.begin())
    for report in summary.counting(reports):
        for output in outputs:
            output.stream.writelines(output.reporter.post(report))
    for output in outputs:
        output.stream.writelines(output.reporter.end(summary))
        output.stream.flush()


def _main_output(options: dict[str, Any], stream: TextIO) -> _Output:
    style = style_for(options, stream)
    name = options["output_format"]
    if name in (None, "text"):
        if options["statistics"]:
            from postlint.reporters.statistics import Statistics

            return _Output(Statistics(style), stream)
        if options["diff"]:
            return _Output(Sentence(style), stream)
    reporter = load(name or _default_format())(style)
    if reporter.for_programs and isinstance(stream, TextIOWrapper):
        stream.reconfigure(encoding="utf-8")
    return _Output(reporter, stream)


def _default_format() -> str:
    return "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text"


def _file_output(name: str, path: Path, open_files: ExitStack, style: Style) -> _Output:
    stream = path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n")
    return _Output(load(name)(style), open_files.enter_context(stream))
