"""Comments in a post that silence rules.

`<!-- postlint-disable-next-line RULE… -- reason -->`, `<!-- postlint-disable RULE… -->` up to
`<!-- postlint-enable -->`, `<!-- postlint-disable-file RULE… -->`; in MDX also `{/* … */}`; in YAML
and TOML front matter the same words in a `#` comment.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Literal

from postlint.diagnostic import Diagnostic
from postlint.document.post import Post
from postlint.pattern import lazy
from postlint.record import NamedTuple
from postlint.source import Span, Spans

Kind = Literal["disable-next-line", "disable", "enable", "disable-file"]

_WORDS = r"postlint-(disable-next-line|disable-file|disable|enable)(?![\w-])"
_IN_BODY = lazy(rf"<!--\s*{_WORDS}((?:[^-]|-(?!->)){{0,2000}})-->", re.DOTALL)
_IN_MDX = lazy(rf"\{{/\*\s*{_WORDS}((?:[^*]|\*(?!/)){{0,2000}})\*/\}}", re.DOTALL)
_IN_FRONT_MATTER = lazy(rf"#\s*{_WORDS}([^\r\n]*)")
_NEXT_LINE = lazy(r"\s*[\r\n][ \t]*([^\r\n]+)")
_ONLY_NEXT_LINE = lazy(
    r"[ \t>]*(?:<!--\s*postlint-disable-next-line\s(?:[^-]|-(?!->))*-->[ \t]*"
    r"|\{/\*\s*postlint-disable-next-line\s(?:[^*]|\*(?!/))*\*/\}[ \t]*"
    r"|#\s*postlint-disable-next-line\s.*)"
)
"""A line that is one such comment: those after each other are about the same line."""
_RULE = re.compile(r"[^\s,>]+")


class Suppression(NamedTuple):
    """One comment. `names` are the rules or groups it names, with where they stand.

    `covers` is the stretch of the source in which it silences them. One of the kind `enable`
    silences nothing: it covers what it ends, the stretch from the first `disable` that is open.
    """

    kind: Kind
    names: tuple[tuple[str, Span], ...]
    reason: str | None
    span: Span
    covers: Span


def unsilenced(
    diagnostics: Iterable[Diagnostic], post_suppressions: Iterable[Suppression]
) -> list[Diagnostic]:
    """The diagnostics that no suppression silences; none silences a failure."""
    covered: dict[str, list[Span]] = {}
    for suppression in post_suppressions:
        for name, _ in suppression.names:
            covered.setdefault(name, []).append(suppression.covers)
    silenced = {name: Spans(spans) for name, spans in covered.items()}
    return [
        diagnostic
        for diagnostic in diagnostics
        if diagnostic.is_failure
        or not any(
            diagnostic.span.start in silenced[name]
            for name in (diagnostic.rule, diagnostic.group)
            if name in silenced
        )
    ]


def suppressions(post: Post) -> tuple[Suppression, ...]:
    """The suppressions of a post, in the order they stand in. Those in code are none."""
    if "postlint-" not in post.source.text:
        return ()
    return tuple(_suppressions(post))


def _suppressions(post: Post) -> Iterator[Suppression]:
    comments = list(_comments(post))
    enabled = [found.start() for kind, found in comments if kind == "enable"]
    next_lines = _NextLines(post)
    opened: int | None = None
    for kind, found in comments:
        span = Span(*found.span())
        if kind == "enable":
            covers = Span(span.start if opened is None else opened, span.start)
            yield Suppression(kind, (), None, span, covers)
            opened = None
            continue
        if kind == "disable" and opened is None:
            opened = span.end
        names, reason = _names(found)
        yield Suppression(kind, names, reason, span, _covers(next_lines, kind, span, enabled))


def _comments(post: Post) -> Iterator[tuple[Kind, re.Match[str]]]:
    text = post.source.text
    matter = post.front_matter
    if matter is not None:
        values = Spans(scalar.span for _, scalar in matter.scalars())
        for found in _IN_FRONT_MATTER.finditer(text, *matter.content):
            if found.start() in values:
                continue
            yield found[1], found  # type: ignore[misc]
    in_body = list(_IN_BODY.finditer(text, post.body.start))
    if post.is_mdx:
        in_body += _IN_MDX.finditer(text, post.body.start)
    for found in sorted(in_body, key=lambda found: found.start()):
        in_code = found.start() in post.not_content
        if not in_code:
            yield found[1], found  # type: ignore[misc]


def _names(found: re.Match[str]) -> tuple[tuple[tuple[str, Span], ...], str | None]:
    listed, dashes, reason = found[2].partition("--")
    at = found.start(2)
    names = tuple(
        (name[0], Span(at + name.start(), at + name.end())) for name in _RULE.finditer(listed)
    )
    return names, reason.strip() or None if dashes else None


def _covers(next_lines: _NextLines, kind: Kind, span: Span, enabled: list[int]) -> Span:
    """What a suppression at `span` silences; `enabled` is where `enable` stands, in order."""
    end = len(next_lines.source.text)
    if kind == "disable-file":
        return Span(0, end + 1)
    if kind == "disable-next-line":
        return next_lines.after(span.end)
    later = bisect_left(enabled, span.end)
    return Span(span.end, enabled[later] if later < len(enabled) else end + 1)


class _NextLines:
    """The lines that comments are about, each found once: there may be many before one line."""

    def __init__(self, post: Post) -> None:
        self.source = post.source
        self._found: dict[int, Span] = {}

    def after(self, offset: int) -> Span:
        """The next line that holds more than such a comment."""
        text, at = self.source.text, self.source.line_at(offset).end
        passed = []
        while at not in self._found:
            passed.append(at)
            rest = _NEXT_LINE.match(text, at)
            if rest is None:
                self._found[at] = Span(len(text), len(text))
            elif not _ONLY_NEXT_LINE.fullmatch(rest[1]):
                self._found[at] = Span(rest.start(1), rest.end(1) + 1)
            else:
                at = rest.end(1)
        found = self._found[at]
        self._found.update(dict.fromkeys(passed, found))
        return found
