"""Writing suppressions into posts, as their reports go by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from postlint.cli._fixing import Destination
from postlint.cli._terminal import show
from postlint.config.error import ConfigError
from postlint.files.writer import NotWrittenError
from postlint.fixing.silencer import SilencedPost, silence
from postlint.report import PostReport, whole
from postlint.reporters.summary import counted
from postlint.rules.catalogue import UnknownNameError
from postlint.run.file_linter import lint_again, read_again
from postlint.run.workplace import Workplace


@dataclass
class Silencing:
    """Silences what rules report; what cannot be written is told to `on_error`."""

    workplace: Workplace
    names: tuple[str, ...]
    reason: str | None
    destination: Destination
    on_error: Callable[[str], None]

    def after(self, reports: Iterable[PostReport]) -> Iterator[PostReport]:
        """The reports, those of posts with new comments as they are now."""
        posts, comments, left = 0, 0, []
        for report in reports:
            made = self._silenced(report)
            left += [(report.source.path, found.rule) for found in made.left]
            if made.count:
                posts, comments = posts + 1, comments + made.count
            yield made.report
        self.destination.finish()
        told = f"Silenced {counted(comments, 'problem')} in {counted(posts, 'post')}."
        show(told, err=True)
        for path, rule in dict.fromkeys(left):
            show(
                f"note: {path}: no comment silences {rule} here: JSON has none, and others would "
                "change the post",
                err=True,
            )

    def _silenced(self, report: PostReport) -> SilencedPost:
        report = whole(report)
        path = report.source.path
        catalogue = self.workplace.config_of(path).catalogue
        try:
            rules = catalogue.expand(self.names)
        except UnknownNameError as error:
            raise ConfigError(str(error)) from None
        wanted = [found for found in report.diagnostics if found.rule in rules]
        if not wanted:
            return SilencedPost(report.source, report, 0, ())
        lint = partial(lint_again, workplace=self.workplace)
        read = partial(read_again, workplace=self.workplace)
        made = silence(report, wanted, self.reason, lint, read)
        if not made.count:
            return made
        try:
            self.destination.put(made.before, made.report.source)
        except NotWrittenError as error:
            self.on_error(f"{path}: {error}")
            return SilencedPost(made.before, report, 0, ())
        return made
