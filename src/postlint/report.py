"""What was found in a post: all that passes from the linter, or the cache, to reporters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from postlint.diagnostic import Diagnostic
from postlint.files import digests
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


class Shown(NamedTuple):
    """What is shown of the diagnostics of a post as plain text.

    `own` are the texts of those that are kept with it, in order, None for those that were not
    shown; `told` those of what was told of its site, by the digests of the diagnostics.
    """

    own: Sequence[str | None] = ()
    told: Mapping[str, str] = MappingProxyType({})


class Texts:
    """What is shown of the diagnostics of a post, in this run or in one before.

    The same diagnostic of the same post is always shown in the same way, which takes reading the
    post and finding its lines.
    """

    __slots__ = ("_before", "_diagnostics", "_keep", "_own", "_read", "_told")

    def __init__(
        self,
        diagnostics: tuple[Diagnostic, ...],
        read: Callable[[], Shown],
        keep: Callable[[Shown], None],
    ) -> None:
        """`read` gives what was shown before, and `keep` takes it when it is other now."""
        self._diagnostics = diagnostics
        self._read = read
        self._keep = keep
        self._before: Shown | None = None
        self._own: dict[Diagnostic, str | None] = {}
        self._told: dict[str, str] = {}

    def of(self, diagnostic: Diagnostic, show: Callable[[], str]) -> str:
        """What is shown of a diagnostic: known, or made now."""
        if self._before is None:
            self._before = self._read()
            self._own = dict.fromkeys(self._diagnostics)
            self._own.update(zip(self._diagnostics, self._before.own, strict=False))
        if diagnostic in self._own:
            text = self._own[diagnostic]
            if text is None:
                text = self._own[diagnostic] = show()
            return text
        key = digests.of(repr(diagnostic).encode("utf-8", "surrogatepass"))
        self._told[key] = text = self._before.told.get(key) or show()
        return text

    def save(self) -> None:
        """Hands on what is shown, if that is other than before."""
        if self._before is not None:
            now = Shown(list(self._own.values()), self._told)
            if now != self._before:
                self._keep(now)


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
