"""What was found in a post: all that passes from the linter, or the cache, to reporters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from postlint.diagnostic import Diagnostic
from postlint.record import NamedTuple
from postlint.source import Source


class Facts(NamedTuple):
    """What a post tells of itself to rules that look at its whole site.

    `of_rules` are what rules about the site keep of it, by their ids; `traits` what it does that
    may be a habit of its `section`, by the habit's name, joined by line ends. `silenced` are the
    names that its comments silence, each with a stretch of the source. All of it is plain: text,
    numbers, None, and tuples of these.
    """

    section: str
    of_rules: Mapping[str, Any]
    traits: Mapping[str, str]
    silenced: tuple[tuple[str, int, int], ...] = ()


class Texts:
    """What is shown of the diagnostics of a post as plain text, in this run or in one before.

    The same diagnostic of the same post is always shown in the same way, which takes reading the
    post and finding its lines.
    """

    __slots__ = ("_before", "_diagnostics", "_has_new", "_keep", "_known")

    def __init__(
        self,
        diagnostics: tuple[Diagnostic, ...],
        before: Callable[[], Sequence[str | None]],
        keep: Callable[[Sequence[str | None]], None],
    ) -> None:
        """`before` gives what is known of each diagnostic, and `keep` takes it when it is more."""
        self._diagnostics = diagnostics
        self._before = before
        self._keep = keep
        self._known: dict[Diagnostic, str | None] | None = None
        self._has_new = False

    def of(self, diagnostic: Diagnostic, show: Callable[[], str]) -> str:
        """What is shown of a diagnostic: known, or made now."""
        if self._known is None:
            self._known = dict.fromkeys(self._diagnostics)
            self._known.update(zip(self._diagnostics, self._before(), strict=False))
        text = self._known.get(diagnostic)
        if text is None:
            text = show()
            if diagnostic in self._known:  # not told of the whole site
                self._known[diagnostic] = text
                self._has_new = True
        return text

    def save(self) -> None:
        """Hands on what is known, if any of it is new."""
        if self._has_new and self._known is not None:
            self._keep(list(self._known.values()))
            self._has_new = False


class PostReport(NamedTuple):
    """What was found in one post. Diagnostics are sorted by offset, then by rule.

    `forgiven` are those that a baseline records: they are there, and do not count. `elsewhere` are
    those that are told in another post of the site, for all their places at once. `facts` are None
    where no rule asks for some; `texts` where nothing is kept of the post.
    """

    source: Source
    diagnostics: tuple[Diagnostic, ...]
    forgiven: tuple[Diagnostic, ...] = ()
    elsewhere: tuple[Diagnostic, ...] = ()
    facts: Facts | None = None
    texts: Texts | None = None


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The diagnostics of a post in the order in which they are told, each once."""
    return tuple(
        sorted(set(diagnostics), key=lambda d: (d.span.start, d.rule, d.span.end, d.message))
    )


def whole(report: PostReport) -> PostReport:
    """A report with what is told elsewhere of the post as well, for those who mend it."""
    if not report.elsewhere:
        return report
    return report._replace(
        diagnostics=in_order((*report.diagnostics, *report.elsewhere)), elsewhere=()
    )
