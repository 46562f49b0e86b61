"""MDX read as its compiler reads it, as far as needed to tell where that stops.

Source: micromark-extension-mdx-jsx and -mdx-expression. Docusaurus' own compiler is the judge in
tests/generators.
"""

from __future__ import annotations

import re

from postlint.document.markdown.mdx_script import script_fault
from postlint.document.quoting import shortened
from postlint.pattern import lazy
from postlint.record import NamedTuple
from postlint.source import Span

_NAME = lazy(r"[^\W\d][\w-]*(?:[.:][^\W\d][\w-]*)*|\$[\w$]*")
_BLANK = lazy(r"\s*")
_ATTRIBUTE = lazy(r"[^\W\d][\w-]*(?::[^\W\d][\w-]*)?|[$_][\w$-]*")
_RESOURCE = lazy(
    r"""\]\([ \t]*(?:<[^<>\n]*>|[^\s()<>]*(?>(?:\([^\s()]*\)[^\s()<>]*)*))"""
    r"""(?:\s+(?:"[^"\n]*"|'[^'\n]*'|\([^()\n]*\)))?\s*\)"""
)
_TICKS = lazy("`+")
_HEADING_ID = lazy(r"\{#[^{}\s]+\}[ \t]*$", re.MULTILINE)
_DIRECTIVE = lazy(r":{1,3}[A-Za-z][\w-]*(?:\[[^\]\n]*\])?\{[^{}\n]*\}")
_MATH = lazy(r"\$\$[^$]+\$\$|(?<![\w$])\$(?=\S)[^$\n]*[^\s$]\$(?!\w)")
_SPECIAL = lazy(r"[\\`<{\]$:]")


class MdxFault(NamedTuple):
    """Where MDX does not compile: what is wrong, and what to write."""

    span: Span
    message: str
    help: str


class MdxFaultError(Exception):
    def __init__(self, span: Span, message: str, help: str) -> None:
        super().__init__(message)
        self.fault = MdxFault(span, message, help)


class MdxTag(NamedTuple):
    """A tag of JSX. `name` is empty for a fragment."""

    name: str
    span: Span
    is_end: bool
    closes_itself: bool


class Scanner:
    """Reads tags and expressions of MDX in a text. Its methods raise MdxFaultError."""

    def __init__(
        self, text: str, names: frozenset[str], *, has_comments: bool, is_react: bool
    ) -> None:
        """`names` are those that code may use; the others as of `mdx_fault`."""
        self.text = text
        self.names = names
        self.has_comments = has_comments
        self.is_react = is_react

    def expression(self, at: int, end: int) -> int:
        """The end of the expression whose brace opens at `at`."""
        depth, place, text = 0, at, self.text
        while place < end:
            sign = text[place]
            if sign in "\"'`":
                closer = text.find(sign, place + 1, end)
                line = text.find("\n", place, end)
                if closer >= 0 and (line < 0 or closer < line or sign == "`"):
                    place = closer
            elif text.startswith("/*", place):
                closed = text.find("*/", place, end)
                place = closed + 1 if closed >= 0 else place
            elif sign == "{":
                depth += 1
            elif sign == "}":
                depth -= 1
                if depth == 0:
                    self.script(at, place + 1)
                    return place + 1
            place += 1
        raise MdxFaultError(
            Span(at, at + 1),
            "`{` opens an expression of JavaScript, and nothing closes it",
            "Write `\\{` where the brace itself is meant.",
        )

    def script(self, at: int, end: int) -> None:
        fault = script_fault(self.text[at + 1 : end - 1], self.names)
        if fault is not None:
            shown = shortened(" ".join(self.text[at:end].split()), 40)
            raise MdxFaultError(
                Span(at, end),
                f"`{shown}` is an expression of JavaScript, and {fault}",
                "Write `\\{` where the brace itself is meant.",
            )

    def tag(self, at: int, end: int) -> MdxTag:
        """The tag that opens at `at`."""
        text = self.text
        place = self._blank(at + 1, end)
        is_end = text.startswith("/", place, end)
        if is_end:
            place = self._blank(place + 1, end)
        if text.startswith(">", place, end):
            return MdxTag("", Span(at, place + 1), is_end, False)
        found = _NAME.match(text, place, end)
        if found is None:
            raise self._odd(at, place, end)
        name, place = found[0], found.end()
        return self._rest(name, at, place, end, is_end=is_end)

    def _rest(self, name: str, at: int, place: int, end: int, *, is_end: bool) -> MdxTag:
        text = self.text
        while True:
            place = self._blank(place, end)
            if text.startswith(">", place, end):
                return MdxTag(name, Span(at, place + 1), is_end, False)
            if text.startswith("/", place, end):
                place = self._blank(place + 1, end)
                if text.startswith(">", place, end):
                    return MdxTag(name, Span(at, place + 1), is_end, True)
                raise self._odd(at, place, end)
            if text.startswith("{", place, end):
                place = self._spread(place, end)
                continue
            found = _ATTRIBUTE.match(text, place, end)  # with nothing before it behind a value
            if found is None:
                raise self._odd(at, place, end)
            place = self._value(name, found, at, end)

    def _spread(self, at: int, end: int) -> int:
        depth = 0
        for place in range(at, end):
            depth += {"{": 1, "}": -1}.get(self.text[place], 0)
            if depth == 0:
                return place + 1
        raise self._odd(at, end, end)

    def _value(self, name: str, attribute: re.Match[str], at: int, end: int) -> int:
        text = self.text
        place = self._blank(attribute.end(), end)
        if not text.startswith("=", place, end):
            return attribute.end()
        place = self._blank(place + 1, end)
        sign = text[place : min(place + 1, end)]
        if sign in ("'", '"'):
            closer = text.find(sign, place + 1, end)
            if closer < 0:
                raise self._odd(at, end, end)
            if self.is_react and attribute[0] == "style" and name.islower():
                raise MdxFaultError(
                    Span(attribute.start(), closer + 1),
                    "`style` is text here, and MDX wants a mapping",
                    "Write `style={{color: 'red'}}`: names in camelCase, values in quotes.",
                )
            return closer + 1
        if sign == "{":
            return self.expression(place, end)
        raise self._odd(at, place, end)

    def _blank(self, at: int, end: int) -> int:
        found = _BLANK.match(self.text, at, end)
        return found.end() if found else at

    def _odd(self, at: int, place: int, end: int) -> MdxFaultError:
        line = self.text.find("\n", at, end)
        until = min(place + 1, end, line if line > at else end)
        written = self.text[at : max(until, at + 1)]
        if place >= end:
            message = f"the tag that `{written[:30].strip()}` opens has no `>`"
        else:
            message = f"`{written[:30].strip()}` opens a tag of JSX, and is none"
        return MdxFaultError(
            Span(at, max(until, at + 1)),
            message,
            "Write `&lt;` or `\\<` where the sign itself is meant; a link is `[text](address)`.",
        )

    def inline(self, start: int, end: int) -> list[MdxTag]:
        """The tags in a paragraph or heading, in their order; its code and links left out."""
        text, tags, at = self.text, [], start
        while found := _SPECIAL.search(text, at, end):
            at, sign = found.start(), found[0]
            if sign == "\\":
                at += 2
            elif sign == "`":
                at = self._code(at, end)
            elif sign in "]$:":
                pattern = {"]": _RESOURCE, "$": _MATH, ":": _DIRECTIVE}[sign]
                skipped = pattern.match(text, at, end)
                at = skipped.end() if skipped else at + 1
            elif sign == "{":
                heading_id = _HEADING_ID.match(text, at, end)
                at = heading_id.end() if heading_id else self.expression(at, end)
            elif self.has_comments and text.startswith("<!--", at, end):
                closed = text.find("-->", at, end)
                at = closed + 3 if closed >= 0 else end
            elif text[at + 1 : at + 2].strip() == "":
                at += 1
            else:
                tag = self.tag(at, end)
                tags.append(tag)
                at = tag.span.end
        return tags

    def _code(self, at: int, end: int) -> int:
        ticks = _TICKS.match(self.text, at, end)
        size = len(ticks[0]) if ticks else 1
        for found in _TICKS.finditer(self.text, at + size, end):
            if len(found[0]) == size:
                return found.end()
        return at + size
