"""The lines of Markdown, with what stands in fences of code told apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from postlint.pattern import lazy
from postlint.record import NamedTuple

_LINE = lazy(r"[^\r\n]*(?:\r\n|\r|\n)?")
_FENCE = lazy(r"[ \t>]*(?:[-*+][ \t]+|\d{1,9}[.)][ \t]+)?(?P<fence>`{3,}(?=[^`]*$)|~{3,})")


class Line(NamedTuple):
    """A line: where it starts, its text without and its end with the line end.

    `in_code`: it stands between fences. `opens`: it is a fence that opens code.
    """

    start: int
    text: str
    end: int
    in_code: bool
    opens: bool

    @property
    def is_blank(self) -> bool:
        return not self.text.strip()

    @property
    def indent(self) -> int:
        """How many blanks it starts with; a tab goes on to the next of four."""
        width = 0
        for sign in self.text:
            if sign == " ":
                width += 1
            elif sign == "\t":
                width += 4 - width % 4
            else:
                break
        return width


def lines(text: str, reads: Callable[[str, int], bool] | None = None) -> Iterator[Line]:
    """All lines of a text. `reads` tells whether what looks like a fence, by its start, is one."""
    at, fence = 0, ""
    while at < len(text):
        found = _LINE.match(text, at)
        end = found.end() if found else len(text)
        written = text[at:end].rstrip("\r\n")
        opener = _FENCE.match(written)
        if fence:
            rest = written.strip(" \t>")
            closes = rest.startswith(fence) and not rest.strip(fence[0])
            yield Line(at, written, end, in_code=True, opens=False)
            fence = "" if closes else fence
        else:
            opens = opener is not None and (reads is None or reads(text, at))
            fence = opener["fence"] if opener and opens else ""
            yield Line(at, written, end, in_code=False, opens=opens)
        at = end


def is_closed(text: str, at: int) -> bool:
    """Whether the fence in the line at an offset is closed before a line that is less indented.

    So superfences has it: a block whose content is indented ends what is open in it.
    """
    opened: Line | None = None
    fence = ""
    while at < len(text):
        found = _LINE.match(text, at)
        end = found.end() if found else len(text)
        line = Line(at, text[at:end].rstrip("\r\n"), end, in_code=False, opens=False)
        at = end
        if opened is None:
            opener = _FENCE.match(line.text)
            opened, fence = line, opener["fence"] if opener else ""
            continue
        rest = line.text.strip(" \t>")
        if not line.is_blank and line.indent < opened.indent:
            return False
        if rest.startswith(fence) and not rest.strip(fence[0]):
            return True
    return False
