"""The parameters of a shortcode, with their places."""

from __future__ import annotations

import re
from collections.abc import Iterator

from postlint.document.mask import DYNAMIC, Call
from postlint.pattern import lazy
from postlint.record import NamedTuple
from postlint.source import Span

_PARAMETER = lazy(
    r"""(?:(?P<name>[\w.-]+)\s*+=\s*+)?
    (?:"(?P<double>(?>(?:[^"\\]|\\.)*))" | '(?P<single>[^']*+)' | `(?P<raw>[^`]*+)`
      | (?P<bare>[^\s,()"'`]++) | (?P<unclosed>["'`].*))""",
    re.DOTALL | re.VERBOSE,
)
_ESCAPE = lazy(r"\\(.)", re.DOTALL)
_CALL_WITHIN = re.compile(r"\{\{|\{%")
_LONGEST = 20_000


class Value(NamedTuple):
    """A parameter's value. `is_exact`: it stands in the source as it is, at `span`."""

    text: str
    span: Span
    is_exact: bool = True


class Parameters(NamedTuple):
    """What a shortcode is given, by name and by position."""

    named: dict[str, Value]
    positional: tuple[Value, ...]

    def get(self, key: str) -> Value | None:
        """The value of a name, or of a position counted from 0; None where it is not given."""
        if key.isdecimal():
            at = int(key[:9])  # nothing has as many
            return self.positional[at] if at < len(self.positional) else None
        return self.named.get(key)


def parameters(text: str, call: Call) -> Parameters:
    """The parameters of a call in a text; none where they are too long to be any.

    A value that a template makes is DYNAMIC. Of equal names the last one counts.
    """
    named: dict[str, Value] = {}
    positional: list[Value] = []
    if call.parameters.end - call.parameters.start <= _LONGEST:
        for name, value in _given(text, call):
            if name:
                named[name] = value
            else:
                positional.append(value)
    return Parameters(named, tuple(positional))


def _given(text: str, call: Call) -> Iterator[tuple[str, Value]]:
    runs_variables = call.opener.startswith("{%")
    for found in _PARAMETER.finditer(text, *call.parameters):
        kind = found.lastgroup or "bare"
        if kind == "unclosed":
            return
        value, span = found[kind], Span(*found.span(kind))
        if kind == "bare" and not found["name"] and not value.strip("/-~"):
            continue  # it ends the call
        if kind == "bare" and found["name"] and runs_variables and not value.isdecimal():
            yield found["name"], Value(DYNAMIC, span, is_exact=False)
        elif _CALL_WITHIN.search(value):
            yield found["name"] or "", Value(DYNAMIC, span, is_exact=False)
        elif kind == "double" and "\\" in value:
            yield found["name"] or "", Value(_ESCAPE.sub(r"\1", value), span, is_exact=False)
        else:
            yield found["name"] or "", Value(value, span)
