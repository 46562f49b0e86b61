"""What is known while somebody writes: settings, sites, and what was last found in their posts.

All of it is asked from one thread. Texts that editors hold come through `files.unsaved`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from postlint.diagnostic import Diagnostic
from postlint.document.post import Post
from postlint.files import unsaved
from postlint.lsp.moving import moved
from postlint.record import NamedTuple
from postlint.report import PostReport, in_order
from postlint.run.baselines import forgiven
from postlint.run.discovery import UnreadablePathError, display
from postlint.run.file_linter import lint_again, lint_file, read_again
from postlint.run.runner import find_posts
from postlint.run.tally import Tally
from postlint.run.workplace import Workplace
from postlint.source import Source


class Told(NamedTuple):
    """What rules about sites tell in a post, and the text in which they do.

    Other posts are named by what `shown` makes of their paths.
    """

    text: str
    diagnostics: tuple[Diagnostic, ...]

    def naming(self, shown: Callable[[str], str]) -> Told:
        return self._replace(diagnostics=tuple(_naming(one, shown) for one in self.diagnostics))


class Desk:
    """The posts that are open, by their absolute paths.

    Without `plugins` no code of a site is run. What is told of the sites of posts comes from
    outside: `take`.
    """

    def __init__(self, *, plugins: bool = True) -> None:
        self.plugins = plugins
        self.workplace = workplace(plugins=plugins)
        self._told: Mapping[str, Told] = {}
        self._reports: dict[str, tuple[bytes | None, PostReport]] = {}
        self._posts: dict[str, tuple[Source, Post]] = {}

    def take(self, told: Mapping[str, Told], tally: Tally | None) -> None:
        """Takes in what a look at the sites found. Settings and files are read anew."""
        self.workplace = workplace(plugins=self.plugins)
        self.workplace.tally = tally
        self._told = {path: found.naming(display) for path, found in told.items()}
        self._reports.clear()
        self._posts.clear()

    def is_post(self, path: str) -> bool:
        """Whether a file is one that `postlint check` would lint if it is named."""
        try:
            return any(find_posts((display(path),), self.workplace, lambda _: None))
        except UnreadablePathError:
            return False

    def report(self, path: str) -> PostReport:
        """What `postlint check` says of a post. Raises ConfigError."""
        data = unsaved.held(path)
        known = self._reports.get(path)
        if known is None or known[0] != data:
            known = self._reports[path] = data, self._report(path)
        return known[1]

    def _report(self, path: str) -> PostReport:
        shown = display(path)
        report = lint_file(shown, self.workplace, shared=self.workplace.shared(shown))
        told = self._told.get(path)
        if told is not None:
            still = moved(told.diagnostics, told.text, report.source.text)
            report = report._replace(diagnostics=in_order((*report.diagnostics, *still)))
        return forgiven(report, self.workplace)

    def lint(self, source: Source) -> PostReport:
        """What is found in another text of a post, its site left aside. Raises ConfigError."""
        return lint_again(source, self.workplace)

    def read(self, source: Source) -> Post:
        """Another text of a post, read. Raises ConfigError."""
        return read_again(source, self.workplace)

    def post(self, path: str) -> Post:
        """The post at a path as it is linted. Raises ConfigError."""
        source = self.report(path).source
        known = self._posts.get(path)
        if known is None or known[0] is not source:
            known = self._posts[path] = source, self.read(source)
        return known[1]


def _naming(found: Diagnostic, shown: Callable[[str], str]) -> Diagnostic:
    related = (
        one if one.path is None else one._replace(path=shown(one.path)) for one in found.related
    )
    return found._replace(related=tuple(related))


def workplace(*, plugins: bool) -> Workplace:
    """The settings as they are now, as those of `postlint check` without options."""
    return Workplace(now=datetime.now(UTC), plugins=plugins)
