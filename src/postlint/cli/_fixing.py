"""Fixing posts from the command line: into their files, as a diff, or from input to output."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from difflib import unified_diff
from functools import partial
from io import StringIO
from typing import Any, Protocol, TextIO

import click

from postlint.cli._terminal import show, style_for
from postlint.diagnostic import Applicability
from postlint.files.writer import NotWrittenError, clear_strays, write
from postlint.fixing.fixer import FixedPost, fix_post, fixable
from postlint.report import PostReport, whole
from postlint.reporters.escape import log_text, name_text
from postlint.reporters.style import Style
from postlint.reporters.summary import Summary
from postlint.run.file_linter import lint_again, read_again
from postlint.run.workplace import Workplace
from postlint.source import Source


class Destination(Protocol):
    """Where changed posts go."""

    def put(self, before: Source, after: Source) -> None:
        """Called for each post that changed. Raises NotWrittenError where it cannot be put."""

    def finish(self) -> None:
        """Called after the last post."""


class Files:
    """Writes fixed posts into their files.

    `paths` are the files and folders that were named, `files` those that are linted: beside them,
    what killed runs left is cleared.
    """

    def __init__(self, paths: Iterable[str], files: Iterable[str]) -> None:
        self._trees = [
            path if os.path.isdir(path) else os.path.dirname(path) or "." for path in paths
        ]
        for folder in {os.path.dirname(os.path.realpath(file)) for file in files}:
            clear_strays(folder)

    def put(self, before: Source, after: Source) -> None:
        write(before.path, before.encode(), after.encode(), self._trees)

    def finish(self) -> None:
        pass


class StandardOutput:
    """Writes the one post that came from standard input to standard output, fixed or not."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def put(self, before: Source, after: Source) -> None:  # noqa: ARG002
        self._data = after.encode()

    def finish(self) -> None:
        sys.stdout.flush()
        sys.stdout.buffer.write(self._data)


OF_CI = ("CI", "GITHUB_ACTIONS", "GITLAB_CI", "TF_BUILD", "TEAMCITY_VERSION", "JENKINS_URL")
"""What a CI sets, by which it is known."""


class Diff:
    """Writes unified diffs.

    On a terminal, and in CI to anything but a file, what readers would obey is escaped: a patch of
    it fails where posts hold such things, and changes nothing else.
    """

    def __init__(self, stream: TextIO, style: Style) -> None:
        self._stream = stream
        self._style = style
        self._is_read = stream.isatty() or _is_log(stream)

    def put(self, before: Source, after: Source) -> None:
        lines = _diff(before, after)
        if self._is_read:
            for line in lines:
                part = {"+": "added", "-": "removed", "@": "frame"}.get(line[0], "plain")
                text = line[1:].rstrip("\r\n")
                end = line[1 + len(text) :]
                shown = self._style.paint(line[0] + log_text(text), part)
                click.echo(shown + end, self._stream, nl=False)
        else:
            self._stream.flush()
            self._stream.buffer.write("".join(lines).encode())
            self._stream.buffer.flush()

    def finish(self) -> None:
        pass


def _is_log(stream: TextIO) -> bool:
    """Whether what is written is likely shown by a CI."""
    if not any(map(os.environ.get, OF_CI)):
        return False
    try:
        return not stat.S_ISREG(os.fstat(stream.fileno()).st_mode)
    except (OSError, ValueError):
        return True


def _diff(before: Source, after: Source) -> Iterator[str]:
    old, new = (
        StringIO(source.encode().decode(), newline="\n").readlines() for source in (before, after)
    )
    names = name_text(f"a/{before.path}"), name_text(f"b/{after.path}")
    for line in unified_diff(old, new, *names):
        yield line if line.endswith("\n") else f"{line}\n"
        if not line.endswith("\n"):
            yield "\\ No newline at end of file\n"


def destination(
    options: dict[str, Any], paths: tuple[str, ...], files: Iterable[str], data: bytes | None
) -> Destination:
    """Where the options put changed posts: files under `paths`, or `data` from input."""
    if options["diff"]:
        stream = sys.stdout if options["output_format"] in (None, "text") else sys.stderr
        return Diff(stream, style_for(options, stream))
    return Files(paths, files) if data is None else StandardOutput(data)


@dataclass
class Fixing:
    """Fixes posts as their reports go by.

    `summary` counts the fixes; what cannot be written is told to `on_error`.
    """

    workplace: Workplace
    applicability: Applicability
    destination: Destination
    summary: Summary
    on_error: Callable[[str], None]

    def after(self, reports: Iterable[PostReport]) -> Iterator[PostReport]:
        """The reports; those of fixed posts as they are now, unless their fixes are only shown.

        Fixes that were taken back are told on standard error after the last post.
        """
        refusals: list[str] = []
        for report in reports:
            fixed = self._fixed(report, refusals)
            yield report if fixed is None or self.summary.fixes == "shown" else fixed.report
        for refusal in refusals:
            show(f"note: {refusal}", err=True)
        self.destination.finish()

    def _fixed(self, report: PostReport, refusals: list[str]) -> FixedPost | None:
        """The post fixed and put where it goes; None where nothing was."""
        report = whole(report)
        if not fixable(report, self.applicability):
            return None
        path = report.source.path
        lint = partial(lint_again, workplace=self.workplace)
        read = partial(read_again, workplace=self.workplace)
        fixed = fix_post(report, lint, read, self.applicability)
        refusals += [
            f"{name_text(path)}:{refusal.line}: a fix of {refusal.diagnostic.rule} was left out: "
            f"it {refusal.reason}"
            for refusal in fixed.refused
        ]
        if not fixed.is_changed:
            return None
        try:
            self.destination.put(fixed.before, fixed.report.source)
        except NotWrittenError as error:
            self.on_error(f"{path}: {error}")
            return None
        self.summary.count_fixed(fixed.fixed)
        return fixed
