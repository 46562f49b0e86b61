"""Reads attribute lists in Markdown: where they stand, and what they say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from postlint.dialect.attribute_list import AttributeLists
from postlint.document.escaping import in_attribute
from postlint.pattern import lazy
from postlint.record import NamedTuple

_ITEM = lazy(
    r"""(?P<sign>[#.])(?P<value>[^\s{}"'=,#]++)|(?P<name>[a-zA-Z_][\w:.-]*+)=(?:"(?P<double>(?>(?:[^"\\]|\\.)*))"
    |'(?P<single>(?>(?:[^'\\]|\\.)*))'|(?P<bare>[^\s"'{}]++))""",
    re.VERBOSE | re.DOTALL,
)
_NAME = lazy(r"[a-zA-Z][a-zA-Z-]*")
_CLOSING_SIGNS = lazy(r"(?<=\s)#++\Z")
_UNDERLINE = lazy(r"[\r\n][^\r\n]*+\Z")
_BELOW = lazy(r"[ \t]*+(?:\r\n|\r|\n)?[ \t>]*+(?P<list>\{:[^{}\r\n]*+\})[ \t]*+(?=[\r\n]|\Z)")
_LONGEST = 2_000


class HeadingEnd(NamedTuple):
    """The list at the end of a heading: what stands before it, and what it says."""

    before: str
    attributes: str


def at_heading_end(text: str, form: re.Pattern[str]) -> HeadingEnd | None:
    """The list that closes a heading; None without one of the form."""
    content = text.rstrip()
    is_underlined = not content.lstrip().startswith("#")
    if is_underlined:
        content = _UNDERLINE.sub("", content).rstrip()
    opener = content.rfind("{")
    if opener < 1 or content[opener - 1] == "\\" or not form.fullmatch(content, opener):
        return None
    before = content[:opener].rstrip()
    if not is_underlined:
        before = _CLOSING_SIGNS.sub("", before).rstrip()
    return HeadingEnd(before, attributes(content[opener:]))


def below(text: str, end: int) -> str:
    """What a list in the line below a block that ends at an offset says."""
    found = _BELOW.match(text, end, end + _LONGEST)
    return attributes(found["list"]) if found else ""


def behind(text: str, end: int, form: re.Pattern[str]) -> str:
    """What a list of a form behind an inline element that ends at an offset says."""
    found = form.match(text, end, end + _LONGEST)
    return attributes(found[0]) if found else ""


def may_hold_lists(text: str, lists: AttributeLists) -> bool:
    """Whether a text may have lists below blocks or behind inline elements; code counts, too."""
    if lists.after_colon and "{:" in text:
        return True
    form = lists.inline
    return form is not None and _in_bytes(form.pattern).search(text.encode()) is not None


def next_inline(text: bytes, start: int, end: int, form: re.Pattern[str]) -> re.Match[bytes] | None:
    """The first list of a form that starts in text[start:end]; it may go on beyond."""
    found = _in_bytes(form.pattern).search(text, start, end + _LONGEST)
    return found if found and found.start() < end else None


@cache
def _in_bytes(expression: str) -> re.Pattern[bytes]:
    return re.compile(expression.encode())


def attributes(written: str) -> str:
    """The attributes that a list says, as HTML. Equal ones count once, classes all."""
    named: dict[str, str] = {}
    for name, value in _items(written):
        both = name == "class" and name in named
        named[name] = f"{named[name]} {value}" if both else value
    return "".join(f' {name}="{in_attribute(value)}"' for name, value in named.items())


def _items(written: str) -> Iterator[tuple[str, str]]:
    for item in _ITEM.finditer(written):
        if item["sign"]:
            yield ("id" if item["sign"] == "#" else "class"), item["value"]
        elif _NAME.fullmatch(item["name"]):
            values = (item["double"], item["single"], item["bare"])
            yield item["name"].lower(), next(value for value in values if value is not None)
