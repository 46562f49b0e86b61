"""Questions and answers that stand on lines of one paragraph, as blocks of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from postlint.document.blocks import Block
from postlint.document.faq_words import ANSWER_PREFIX, PREFIX, is_question
from postlint.document.html import Element

_HOLD_LINES = frozenset({"p", "li", "dd", "td", "div", "blockquote"})


def by_lines(run: Sequence[Block]) -> Sequence[Block]:
    """The blocks, those cut at lines that hold "Q: …" and "A: …" on lines of their own."""
    if not any(block.tag in _HOLD_LINES and PREFIX.match(block.text) for block in run):
        return run
    return [part for block in run for part in _marked(block)]


def question_line(block: Block) -> str:
    """The first line of a paragraph that has more, where it is a question; or else nothing."""
    if block.tag not in _HOLD_LINES or ("?" not in block.text and "？" not in block.text):
        return ""
    first, *others = _lines(block)
    return first if others and is_question(first) else ""


def _marked(block: Block) -> Iterator[Block]:
    if block.tag not in _HOLD_LINES or not PREFIX.match(block.text):
        yield block
        return
    parts: list[str] = []
    for line in _lines(block):
        if not parts or PREFIX.match(line) or ANSWER_PREFIX.match(line):
            parts.append(line)
        else:
            parts[-1] += f" {line}"
    if len(parts) == 1:
        yield block
        return
    for part in parts:
        held = tuple(e for e in block.inlines if e.text and e.text in part)
        yield block._replace(text=part, lead=part, inlines=held)


def _lines(block: Block) -> list[str]:
    """The lines of a block as readers or authors see them; the whole where they are not known."""
    element = block.element
    written = "".join(map(_written, element.children))
    fold = element.tree.folded
    if fold(written) != block.text:
        return [block.text]
    return [folded for line in written.splitlines() if (folded := fold(line))]


def _written(child: Element | str) -> str:
    if isinstance(child, str):
        return child
    return "\n" if child.tag == "br" else child.raw_text
