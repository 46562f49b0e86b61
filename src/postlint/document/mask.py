"""Blanks out template calls, so that the rest of a post can be parsed as content."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import Literal

from postlint.dialect.template import Templates
from postlint.pattern import lazy
from postlint.profile.profile import Profile
from postlint.record import NamedTuple
from postlint.source import Span

DYNAMIC = "\ue000"
"""Stands for each code point of a template call: what it becomes is known only to the build."""

_NAME = lazy(r"(?P<signs>[\s\-~/*]*)(?P<name>[\w./-]+)")
_FILE = lazy(r"""[\s"']*+([^\s"'{}]++)["']?""")


def is_dynamic(text: str) -> bool:
    """Whether part of a text comes from a template."""
    return DYNAMIC in text


_NONE = Span(0, 0)

Kind = Literal["call", "closer", "shown"]


class Call(NamedTuple):
    """One template call as it stands in the source, delimiters included.

    `parameters` is what stands behind its name. Where the call holds code, its span goes on to
    the end of its closer. A call that includes a file has the file's name, without its ending.
    A shown one is text for readers, and runs nothing. One that closes itself holds nothing.
    """

    span: Span
    name: str
    opener: str = ""
    parameters: Span = _NONE
    kind: Kind = "call"
    closes_itself: bool = False

    @property
    def is_closer(self) -> bool:
        return self.kind == "closer"


def mask(text: str, profile: Profile, start: int = 0) -> tuple[str, tuple[Call, ...]]:
    """The text with each code point of its template calls after `start` replaced by DYNAMIC.

    Returns the masked text, of the same length, and the calls in the order they stand in. What
    lies between a call that holds code and its closer is masked with it. Takes linear time.
    """
    templates = profile.generator.templates
    if not any(opener in text for opener, _ in templates.delimiters):
        return text, ()
    calls = _scan(text, profile, start)
    return blank(text, [call.span for call in calls]), tuple(calls)


def blank(text: str, spans: list[Span], base: int = 0) -> str:
    """The text with each code point of `spans`, counted from `base`, replaced by DYNAMIC."""
    parts, at = [], 0
    for start, end in spans:
        parts += [text[at : start - base], DYNAMIC * (end - start)]
        at = end - base
    parts.append(text[at:])
    return "".join(parts)


def between(calls: Iterable[Call]) -> Iterator[Span]:
    """What stands between calls and their closers, from the closer on that comes first."""
    opened: dict[str, list[Call]] = {}
    for call in calls:
        if call.kind == "call" and not call.closes_itself:
            opened.setdefault(call.name, []).append(call)
        elif call.is_closer and (waiting := opened.get(call.name)):
            yield Span(waiting.pop().span.end, call.span.start)


def _scan(text: str, profile: Profile, start: int) -> list[Call]:
    templates = profile.generator.templates
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
        inside = Span(found.end(), end)
        end += len(closers[opener])
        call = _call(text, inside, Span(found.start(), end), opener, templates)
        may_hold = call.kind == "call" and not call.closes_itself
        if may_hold and call.name not in hopeless and profile.holds_code(call.name):
            closer = _closer(call.name, templates).search(text, end)
            if closer:
                end = closer.end()
                call = Call(Span(found.start(), end), call.name, opener, call.parameters)
            else:
                hopeless.add(call.name)
        calls.append(call)
        at = end
    return calls


def _call(text: str, inside: Span, span: Span, opener: str, templates: Templates) -> Call:
    found = _NAME.match(text, *inside)
    if found is None:
        return Call(span, "", opener, inside)
    name, at = found["name"], found.end()
    if "*" in found["signs"]:
        return Call(span, name, opener, inside, "shown")
    if name in templates.includes and (file := _FILE.match(text, at, inside.end)):
        name, at = PurePosixPath(file[1]).stem, file.end()
    has_slashes = templates.closer == "/"
    closes = "/" in found["signs"] if has_slashes else name.startswith(templates.closer)
    if closes:
        name = name.removeprefix(templates.closer)
    kind: Kind = "closer" if closes else "call"
    closes_itself = has_slashes and not closes and text.endswith("/", at, inside.end)
    return Call(span, name, opener, Span(at, inside.end), kind, closes_itself)


def _closer(name: str, templates: Templates) -> re.Pattern[str]:
    pairs = "|".join(
        rf"{re.escape(opener)}[\s\-~]*{templates.closer}\s*{re.escape(name)}[\s\-~]*{re.escape(end)}"
        for opener, end in templates.delimiters
    )
    return re.compile(pairs)
