"""What was found in a post: all that passes from the linter, or the cache, to reporters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from postlint.diagnostic import Diagnostic
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


class PostReport(NamedTuple):
    """What was found in one post. Diagnostics are sorted by offset, then by rule.

    `forgiven` are those that a baseline records: they are there, and do not count. `elsewhere` are
    those that are told in another post of the site, for all their places at once. `facts` are None
    where no rule asks for some.
    """

    source: Source
    diagnostics: tuple[Diagnostic, ...]
    forgiven: tuple[Diagnostic, ...] = ()
    elsewhere: tuple[Diagnostic, ...] = ()
    facts: Facts | None = None


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
