"""The sentences of a post: those of its body, and those of its FAQ's answers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from postlint.document.blocks import Block
from postlint.document.faq_words import bare_question
from postlint.document.headings import TAGS as HEADING_TAGS

if TYPE_CHECKING:
    from postlint.document.faq import QuestionAnswer
    from postlint.document.html import Element
    from postlint.document.post import Post

_END = re.compile(r"[.!?…][\"'”’)\]*]*\s+(?=[\"'“‘(\[*]*[^\W_a-zß-öø-ÿ])")
_ABBREVIATION = re.compile(
    r"(?:(?:(?<=[\s(])|^)[A-Z]|\b(?:[Dd]r|[Mm]rs?|[Mm]s|[Pp]rof|[Ss]t|[Vv]s|[Ee]\.g|[Ii]\.e|[Aa]pprox|[Ff]ig|[Jj]r|[Ss]r"
    r"|[Aa]\.k\.a|cf|[Ee]st|[Nn]o(?=\.\s+\d)|[Ii]nc|[Ll]td|[Cc]o|U\.S|U\.K))\.\s+$"
)
_LONGEST = 1_000
"""More than this is no sentence, but a list or a text without full stops: it is cut there."""
_LEAD = 300
_POINTING_BACK = ("It ", "They ", "This ", "These ", "Their ", "Its ", "He ", "She ", "Such ")
"""How sentences begin that speak of what the one before does."""
_CELLS = ("td", "th")
_NOT_SENTENCES = frozenset({"pre", "figcaption", "button"})


class Sentence(NamedTuple):
    """One sentence, or what stands for one: an item of a list, a row of a table.

    `context` is the text that says what it speaks of: the heading above, the lead of its list.
    `element` is what holds it; None in front matter and structured data.
    """

    text: str
    context: str
    element: Element | None


def split_sentences(text: str) -> Iterator[str]:
    """The sentences of a text whose white space is folded."""
    start = 0
    for end in _END.finditer(text):
        at = end.end()
        if at - start > 2 and not _ends_in_abbreviation(text, at):
            yield from _pieces(text[start:at].rstrip())
            start = at
    if rest := text[start:].strip():
        yield from _pieces(rest)


def _ends_in_abbreviation(text: str, end: int) -> bool:
    return _ABBREVIATION.search(text, max(0, end - 12), end) is not None


def _pieces(sentence: str) -> Iterator[str]:
    for start in range(0, len(sentence), _LONGEST):
        yield sentence[start : start + _LONGEST]


def body_sentences(post: Post) -> tuple[Sentence, ...]:
    """The sentences of the body outside its FAQ: what its answers are compared with."""
    return tuple(_sentences(_outside_faq(post)))


def answer_sentences(post: Post, pair: QuestionAnswer) -> tuple[Sentence, ...]:
    """The sentences of an answer; their context is the question."""
    held = _held(pair.answer_elements)
    parts = [block for block in post.blocks if block.element in held] if held else []
    if " ".join(block.text for block in parts) != pair.answer:  # part of it stands elsewhere
        return tuple(Sentence(text, pair.question, None) for text in split_sentences(pair.answer))
    return tuple(
        sentence._replace(context=f"{pair.question} {sentence.context}")
        for sentence in _sentences(parts)
    )


def _outside_faq(post: Post) -> Iterator[Block]:
    answers = _held(element for pair in post.faq for element in pair.answer_elements)
    questions = {pair.question for pair in post.faq}
    for block in post.blocks:
        if block.element in answers or bare_question(block.text) in questions:
            continue
        yield block


def _held(elements: Iterable[Element]) -> set[Element]:
    """The elements, and all that stand in those that hold blocks of their own."""
    held = set()
    for element in elements:
        held.add(element)
        if element.tag != "p":
            held.update(element.elements())
    return held


def _sentences(run: Iterable[Block]) -> Iterator[Sentence]:
    """The sentences of blocks; headings are no sentences, but context."""
    heading = lead = ""
    row: list[Block] = []
    for block in run:
        if row and block.element.parent != row[0].element.parent:
            yield _row(row, heading)
            row = []
        tag = block.tag
        if tag in HEADING_TAGS:
            heading, lead = block.text, ""
        elif tag in _CELLS:
            row.append(block)
        elif tag not in _NOT_SENTENCES and block.text:
            context = f"{heading} {lead}" if lead and tag == "li" else heading
            before = ""
            for text in split_sentences(block.text):
                points_back = before and text.startswith(_POINTING_BACK)
                yield Sentence(
                    text, f"{context} {before}" if points_back else context, block.element
                )
                before = text
            if tag != "li":
                lead = block.text[-_LEAD:] if block.text.endswith(":") else ""
    if row:
        yield _row(row, heading)


def _row(cells: list[Block], heading: str) -> Sentence:
    text = " | ".join(cell.text for cell in cells)[:_LONGEST]
    return Sentence(text, heading, cells[0].element)
