"""Comments in a post that silence rules of markdownlint: the same rules here are silent there too.

`<!-- markdownlint-disable RULE… -->` up to `enable`, `-disable-line`, `-disable-next-line` and
`-disable-file`; without names they are about all rules. An author who wrote one has decided.

Source: markdownlint, "Configuration", and its rules' names and aliases.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from postlint.document.post import Post
from postlint.pattern import lazy
from postlint.rules.rule import Rule
from postlint.source import Source, Span
from postlint.suppression.comments import Suppression

_SIGN = "markdownlint-"
_COMMENT = lazy(
    rf"<!--[ ]*{_SIGN}(?P<kind>disable-next-line|disable-line|disable-file|disable|enable)"
    r"(?![\w-])(?P<names>(?:[^-]|-(?!->)){0,2000})-->"
)


def of_markdownlint(post: Post, rules: tuple[Rule, ...]) -> tuple[Suppression, ...]:
    """What comments for markdownlint silence of `rules`, in the order in which they stand."""
    if _SIGN not in post.source.text:
        return ()
    ids = _ids(rules)
    return tuple(_suppressions(post, ids)) if ids else ()


@lru_cache(maxsize=64)
def _ids(rules: tuple[Rule, ...]) -> dict[str, tuple[str, ...]]:
    """The rules that markdownlint knows by a name."""
    ids: dict[str, tuple[str, ...]] = {}
    for rule in rules:
        for name in rule.markdownlint:
            ids[name.lower()] = (*ids.get(name.lower(), ()), rule.id)
    return ids


def _suppressions(post: Post, ids: dict[str, tuple[str, ...]]) -> Iterator[Suppression]:
    comments = [
        found
        for found in _COMMENT.finditer(post.source.text, post.body.start)
        if found.start() not in post.not_content
    ]
    ends: dict[str, list[int]] = {}
    for found in comments:
        for rule in _named(found, ids) if found["kind"] == "enable" else ():
            ends.setdefault(rule, []).append(found.start())
    for found in comments:
        kind, span = found["kind"], Span(*found.span())
        for rule in sorted(_named(found, ids)) if kind != "enable" else ():
            covers = _covers(post.source, kind, span, ends.get(rule, []))
            yield Suppression("disable", ((rule, span),), None, span, covers)


def _named(found: re.Match[str], ids: dict[str, tuple[str, ...]]) -> frozenset[str]:
    names = found["names"].partition("--")[0].lower().split()
    return frozenset(rule for name in names or ids for rule in ids.get(name, ()))


def _covers(source: Source, kind: str, span: Span, ends: list[int]) -> Span:
    """What a comment at `span` silences; `ends` is where its rule is enabled, in order."""
    end = len(source.text) + 1
    if kind == "disable-file":
        return Span(0, end)
    line = source.line_at(span.start)
    if kind == "disable":
        later = bisect_left(ends, span.end)
        return Span(line.start, ends[later] if later < len(ends) else end)
    if kind == "disable-next-line":
        following = source.position(span.end).line + 1
        line = source.line_span(min(following, len(source.line_starts)))
    return Span(line.start, line.end + 1)
