"""The posts of a run where it matters what the others of their sites say.

All are linted before the first report is given: rules about sites look at the facts of all, and
what depends on the habits of a section at its posts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Protocol

from postlint.diagnostic import Diagnostic
from postlint.report import PostReport
from postlint.rules.across import Across
from postlint.run.sites import Sites
from postlint.run.telling import Telling
from postlint.run.workplace import Workplace
from postlint.source import Position, Span


class Gathered(Protocol):
    """Where the posts of a run are linted, and what is known of them lies: here, or elsewhere."""

    sites: Sites
    """What the sites have in common, once all posts are linted."""

    def lint(self) -> None:
        """Lints the posts asked about, and makes the facts of the others of their sites.

        What sites share is guessed.
        """

    def settle(self) -> None:
        """Lints those again for which that was wrong."""

    def findings(self) -> Iterable[Across]:
        """What rules about sites find, by site and rule."""

    def folding(self) -> Iterable[tuple[str, PostReport]]:
        """The paths and reports of posts in which something stands that is told once a site.

        Sorted by path; at least that stands in each report.
        """

    def reports(self, telling: Telling) -> Iterator[PostReport]:
        """The reports of the posts asked about, in their order, with what is told of sites."""

    def positions(self, path: str, span: Span) -> tuple[Position, Position] | None:
        """Where a span of a post starts and ends; None where it can no longer be read."""


class Together:
    """The order in which all is done, wherever it is done, for the posts `asked` about."""

    def __init__(self, asked: Sequence[str], workplace: Workplace, posts: Gathered) -> None:
        self.asked = asked
        self.workplace = workplace
        self.posts = posts
        self.findings: Sequence[Across] = ()

    def reports(self) -> Iterator[PostReport]:
        """The reports of the posts asked about, in their order."""
        yield from self.posts.reports(self.telling())

    def telling(self) -> Telling:
        """Lints the posts; what is to be told of their sites."""
        posts = self.posts
        posts.lint()
        posts.settle()
        self.findings = tuple(posts.findings())
        self.workplace.tally = posts.sites.tally
        self.workplace.told_alone = self.told_alone
        telling = self._telling(frozenset(self.asked))
        telling.fold(self.workplace.site_root, posts.folding())
        return telling

    def told_alone(self, path: str) -> tuple[Diagnostic, ...]:
        """What rules about sites tell in a post where it is the only one that is asked about."""
        return self._telling(frozenset((path,))).told(path)

    def _telling(self, asked: frozenset[str]) -> Telling:
        telling = Telling(lru_cache(maxsize=1024)(self.posts.positions))
        telling.tell(self.findings, self.posts.sites, asked)
        return telling
