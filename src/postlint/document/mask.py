"""Blanks out template calls, so that the rest of a post can be parsed as content."""

from __future__ import annotations

import re
from dataclasses import dataclass

from postlint.profile.template import Templates
from postlint.source import Span

DYNAMIC = "\ue000"
"""Stands for each code point of a template call: what it becomes is known only to the build."""

_NAME = re.compile(r"[\s\-~/*]*([\w./-]+)")


def is_dynamic(text: str) -> bool:
    """Whether part of a text comes from a template."""
    return DYNAMIC in text


@dataclass(frozen=True, slots=True)
class Call:
    """One template call as it stands in the source, delimiters included."""

    span: Span
    name: str


def mask(text: str, templates: Templates, start: int = 0) -> tuple[str, tuple[Call, ...]]:
    """The text with each code point of its template calls after `start` replaced by DYNAMIC.

    Returns the masked text, of the same length, and the calls in the order they stand in. What
    lies between a verbatim call and its closer is masked with it. Takes linear time.
    """
    if not any(opener in text for opener, _ in templates.delimiters):
        return text, ()
    calls = _scan(text, templates, start)
    parts, at = [], 0
    for call in calls:
        parts += [text[at : call.span.start], DYNAMIC * (call.span.end - call.span.start)]
        at = call.span.end
    parts.append(text[at:])
    return "".join(parts), tuple(calls)


def _scan(text: str, templates: Templates, start: int) -> list[Call]:
    closers = dict(templates.delimiters)
    openers = re.compile("|".join(re.escape(opener) for opener in closers))
    calls: list[Call] = []
    hopeless: set[str] = set()
    at = start
    while found := openers.search(text, at):
        opener = found[0]
        end = -1 if opener in hopeless else text.find(closers[opener], found.end())
        if end < 0:
            hopeless.add(opener)
            at = found.end()
            continue
        end += len(closers[opener])
        name = _name(text[found.end() : end])
        if name in templates.verbatim and name not in hopeless:
            closer = _closer(name, templates).search(text, end)
            if closer:
                end = closer.end()
            else:
                hopeless.add(name)
        calls.append(Call(Span(found.start(), end), name))
        at = end
    return calls


def _name(inside: str) -> str:
    found = _NAME.match(inside)
    return found[1] if found else ""


def _closer(name: str, templates: Templates) -> re.Pattern[str]:
    pairs = "|".join(
        rf"{re.escape(opener)}[\s\-~]*{templates.closer}\s*{re.escape(name)}[\s\-~]*{re.escape(end)}"
        for opener, end in templates.delimiters
    )
    return re.compile(pairs)
