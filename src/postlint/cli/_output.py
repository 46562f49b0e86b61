"""Where the results of a run go: one format to standard output, and any number to files."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import Any, TextIO

import click
from click.shell_completion import CompletionItem

from postlint.cli._options import color_option
from postlint.cli._terminal import style_for
from postlint.config.error import ConfigError
from postlint.files.mounted import is_address
from postlint.files.output import output, refuse
from postlint.files.writer import NotWrittenError
from postlint.record import NamedTuple
from postlint.report import PostReport
from postlint.reporters import FORMATS, load
from postlint.reporters.reporter import Reporter
from postlint.reporters.sentence import Sentence
from postlint.reporters.style import Style
from postlint.reporters.summary import Summary
from postlint.run.discovery import display

Place = Path | str
"""Where an output goes: a file; or an address, or the files of parts (`*`), as text."""


class _OutputFile(click.ParamType):  # type: ignore[type-arg]
    """A format and the place that it is written to."""

    name = "format=path"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        name, sign, path = value.partition("=")
        click.Choice(FORMATS).convert(name, param, ctx)
        if not sign or not path:
            self.fail(f"{value!r} is not of the form FORMAT=PATH.", param, ctx)
        is_file = not (is_address(path) or "*" in path)
        return name, Path(path) if is_file else path

    def shell_complete(
        self,
        ctx: click.Context,  # noqa: ARG002
        param: click.Parameter,  # noqa: ARG002
        incomplete: str,
    ) -> list[CompletionItem]:
        return [CompletionItem(f"{name}=") for name in FORMATS if name.startswith(incomplete)]


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
            help="Write a format to a file as well; may repeat. With --cluster: to an address too, "
            "or by part (`part-*.jsonl`).",
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
    inputs: Iterable[str],
    *,
    to_standard_error: bool = False,
) -> None:
    """Writes all that the options ask for in one pass; `summary` counts.

    `inputs` are the files that are read: no output is written over one. Raises ConfigError for a
    file that cannot be written.
    """
    stream = sys.stderr if to_standard_error else sys.stdout
    files = options["output_files"]
    _refuse([path for _, path in files if isinstance(path, Path)], inputs)
    with ExitStack() as open_files:
        outputs = [_main_output(options, stream)]
        for name, path in files:
            outputs.append(_file_output(name, path, open_files, Style(quiet=options["quiet"])))
        _write(reports, summary, outputs)


def write_file(
    format_name: str,
    path: Path,
    reports: Iterable[PostReport],
    summary: Summary,
    inputs: Iterable[str],
) -> None:
    """Writes one format to a file; otherwise as `write`."""
    _refuse([path], inputs)
    with ExitStack() as open_files:
        _write(reports, summary, [_file_output(format_name, path, open_files, Style())])


def write_parts(
    reports: Iterable[PostReport],
    summary: Summary,
    files: Iterable[tuple[str, Place]],
    style: Style,
) -> None:
    """Writes formats to places; otherwise as `write`."""
    with ExitStack() as open_files:
        _write(reports, summary, [_file_output(*file, open_files, style) for file in files])


def _refuse(paths: list[Path], inputs: Iterable[str]) -> None:
    """Raises ConfigError where an output would be written over an input, or over another."""
    inputs = list(inputs)
    for number, path in enumerate(paths):
        with told(path):
            refuse(str(path), inputs)
        if path.absolute() in [other.absolute() for other in paths[:number]]:
            raise ConfigError(f"{display(str(path))}: is named for two outputs")


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turns a refusal to write to a path into a ConfigError."""
    try:
        yield
    except NotWrittenError as error:
        raise ConfigError(f"{display(str(path))}: {error}") from None


class _Output(NamedTuple):
    reporter: Reporter
    stream: TextIO


def _write(reports: Iterable[PostReport], summary: Summary, outputs: list[_Output]) -> None:
    for made in outputs:
        made.stream.writelines(made.reporter.begin())
    for report in summary.counting(reports):
        for made in outputs:
            made.stream.writelines(made.reporter.post(report))
    for made in outputs:
        made.stream.writelines(made.reporter.end(summary))
        made.stream.flush()


def _main_output(options: dict[str, Any], stream: TextIO) -> _Output:
    style = style_for(options, stream)
    name = options["output_format"]
    if name in (None, "text"):
        if options["statistics"]:
            from postlint.reporters.statistics import Statistics

            return _Output(Statistics(style), stream)
        if options["diff"] or options.get("is_by_part"):
            return _Output(Sentence(style), stream)
    reporter = load(name or _default_format())(style)
    if reporter.for_programs and isinstance(stream, TextIOWrapper):
        stream.reconfigure(encoding="utf-8")
    return _Output(reporter, stream)


def _default_format() -> str:
    return "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text"


def _file_output(name: str, place: Place, open_files: ExitStack, style: Style) -> _Output:
    if isinstance(place, Path):
        open_files.enter_context(told(place))
        file = open_files.enter_context(output(str(place)))
    else:
        from postlint.files.address import written_to  # only where a cluster is

        file = open_files.enter_context(written_to(place))
    stream = TextIOWrapper(file, encoding="utf-8", errors="backslashreplace", newline="\n")
    open_files.callback(stream.detach)
    return _Output(load(name)(style), stream)
