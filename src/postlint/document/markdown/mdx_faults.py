"""Where a post in MDX does not compile, so that the build stops."""

from __future__ import annotations

import re
from collections.abc import Iterator

from postlint.document.markdown.mdx_modules import modules
from postlint.document.markdown.mdx_scan import MdxFault, MdxFaultError, MdxTag, Scanner
from postlint.document.markdown.mdx_script import OF_ASTRO
from postlint.pattern import lazy
from postlint.source import Span

_LINE = lazy(r"[^\n]*(?:\n|\Z)")
_CONTAINERS = lazy(r"(?:[ \t]*(?:>|[-*+](?=[ \t\r\n])|\d{1,9}[.)](?=[ \t\r\n])))*[ \t]*")
_FENCE = lazy(r"(?P<fence>`{3,}(?=[^`\n]*$)|~{3,})", re.MULTILINE)
_HEADING = lazy(r"#{1,6}(?=[ \t\r\n]|$)")
_DEFINITION = lazy(r"\[[^\]\n]+\]:")
_BROUGHT = lazy(
    r"\b(?:import|const|let|var|function|class|as)\s+([\w$]+)|[{,]\s*([\w$]+)\s*(?=[,}])"
)
_MATH_FENCE = "$$"


def mdx_fault(
    text: str, start: int, *, has_comments: bool, is_react: bool = True
) -> MdxFault | None:
    """The first place from `start` on where MDX does not compile; None where it does.

    `has_comments`: those of HTML are comments. `is_react`: React makes pages of it, which takes no
    text for `style`.
    """
    reader = _Blocks(text, start, has_comments=has_comments, is_react=is_react)
    try:
        reader.read()
    except MdxFaultError as error:
        return error.fault
    return None


class _Blocks:
    """Goes through a text by blocks, and pairs the tags that stand in lines of their own.

    Its methods raise MdxFaultError.
    """

    def __init__(self, text: str, start: int, *, has_comments: bool, is_react: bool) -> None:
        self.text, self.at = text, start
        self.open: list[MdxTag] = []
        self.paragraph: Span | None = None
        lines = [line for line, _ in self._code_blocks(start)]
        names = {name for line in lines for pair in _BROUGHT.findall(line) for name in pair if name}
        if not is_react:
            names |= OF_ASTRO
        self.scanner = Scanner(text, frozenset(names), has_comments=has_comments, is_react=is_react)

    def _code_blocks(self, start: int) -> Iterator[tuple[str, Span]]:
        for span in modules(self.text, start):
            yield self.text[slice(*span)], span

    def read(self) -> None:
        text = self.text
        skip = {span.start: span.end for _, span in self._code_blocks(self.at)}
        while self.at < len(text):
            if self.at in skip and self.paragraph is None:
                self.at = skip[self.at]
                continue
            self._line()
        self._end_paragraph()
        if self.open:
            raise _unclosed(self.open[-1], "before the end of the post")

    def _line(self) -> None:
        text, start = self.text, self.at
        found = _LINE.match(text, start)
        end = found.end() if found else len(text)
        containers = _CONTAINERS.match(text, start, end)
        at = containers.end() if containers else start
        self.at = end
        if not text[at:end].strip():
            self._end_paragraph()
        elif fence := _FENCE.match(text, at, end):
            self._end_paragraph()
            self._skip_code(fence["fence"], end)
        elif text.startswith(_MATH_FENCE, at, end) and text[at + 2 : end].strip() == "":
            self._end_paragraph()
            closer = text.find(_MATH_FENCE, end)
            self.at = text.find("\n", closer) + 1 or len(text) if closer >= 0 else end
        elif self.scanner.has_comments and text.startswith("<!--", at, end):
            closer = text.find("-->", at)
            self.at = max(end, closer + 3) if closer >= 0 else len(text)
            if closer >= 0:
                self._text(closer + 3, max(end, closer + 3))
        elif _HEADING.match(text, at, end):
            self._end_paragraph()
            self._paired(Span(at, end), "in the heading")
        elif text[at] in "<{" and (flow := self._flow(at)) is not None:
            self._end_paragraph()
            self.at = flow
        elif _DEFINITION.match(text, at, end) and self.paragraph is None:
            pass
        else:
            if re.search(r"[-*+>\d.)]", text[start:at]):
                self._end_paragraph()
            self._text(at, end)

    def _text(self, at: int, end: int) -> None:
        first = self.paragraph.start if self.paragraph else at
        self.paragraph = Span(first, end)

    def _skip_code(self, fence: str, at: int) -> None:
        closer = re.compile(rf"^[ \t>]*{fence[0]}{{{len(fence)},}}[ \t]*(?:\r?\n|\Z)", re.MULTILINE)
        found = closer.search(self.text, at)
        self.at = found.end() if found else len(self.text)

    def _flow(self, at: int) -> int | None:
        """The end of lines that hold tags and expressions only; None where they hold more."""
        text, tags = self.text, []
        end = len(text)  # a tag in lines of its own may hold blank ones
        while True:
            if text.startswith("<", at) and text[at + 1 : at + 2].strip():
                if text.startswith("<!--", at):
                    return None
                tag = self.scanner.tag(at, end)
                tags.append(tag)
                at = tag.span.end
            elif text.startswith("{", at):
                at = self.scanner.expression(at, end)
            else:
                return None
            while at < len(text) and text[at] in " \t\r":
                at += 1
            if at >= len(text) or text[at] == "\n":
                break
        for tag in tags:
            self._pair(self.open, tag)
        return at + 1

    def _end_paragraph(self) -> None:
        if self.paragraph is not None:
            span, self.paragraph = self.paragraph, None
            self._paired(span, "in its paragraph")

    def _paired(self, span: Span, where: str) -> None:
        opened: list[MdxTag] = []
        for tag in self.scanner.inline(*span):
            self._pair(opened, tag)
        if opened:
            raise _unclosed(opened[-1], where)

    def _pair(self, opened: list[MdxTag], tag: MdxTag) -> None:
        if tag.closes_itself and not tag.is_end:
            return
        if not tag.is_end:
            opened.append(tag)
        elif opened and opened[-1].name == tag.name:
            opened.pop()
        elif opened:
            raise _unclosed(opened[-1], f"before `</{tag.name}>`")
        else:
            raise MdxFaultError(
                tag.span,
                f"`</{tag.name}>` closes a tag that is not open here",
                "Open and close a tag in the same paragraph, or each in a line of its own.",
            )


def _unclosed(tag: MdxTag, where: str) -> MdxFaultError:
    return MdxFaultError(
        tag.span,
        f"`<{tag.name}>` is not closed {where}",
        f"Write `<{tag.name} … />`, or `</{tag.name}>` in the same paragraph; a tag around several "
        "blocks stands in a line of its own.",
    )
