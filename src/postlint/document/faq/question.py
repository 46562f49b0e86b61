"""Which blocks of an FAQ are questions, by the form that it is written in."""

from __future__ import annotations

from postlint.document.blocks import Block
from postlint.document.faq.lines import question_line
from postlint.document.faq_words import NUMBER, PREFIX, asks, bare_question, is_question
from postlint.document.headings import TAGS as HEADING_TAGS
from postlint.document.html import Element
from postlint.document.question_answer import Form
from postlint.record import NamedTuple

_LEVELS = {tag: int(tag[1]) for tag in HEADING_TAGS}
_BOLD = ("strong", "b")
QUOTES = ('"', "“", "„", "«", "‘", "「")
_ITALIC = ("em", "i")
_PLAIN = ("p", "div")
_LONGEST_QUESTION = 150


class Question(NamedTuple):
    """A question found among blocks: where it stands, and what of its block answers it."""

    text: str
    form: Form
    element: Element
    rest: str = ""


def heading_level(block: Block) -> int | None:
    return _LEVELS.get(block.tag)


def is_bold_line(block: Block) -> bool:
    bold = block.inlines[:1]
    return bool(bold) and bold[0].tag in _BOLD and bold[0].text == block.text


def question_of(
    block: Block, following: Block | None, form: Form, *, some_ask: bool
) -> Question | None:
    """The question that a block is in an FAQ of a form, or None.

    `some_ask`: headings of this FAQ ask something, so that those which do not are no questions.
    """
    if form == "heading":
        if not _is_question_heading(block, following, some_ask=some_ask):
            return None
        mark = block.text.find("? ") + 1
        if 0 < mark < _LONGEST_QUESTION and not is_question(block.text):
            rest = block.text[mark:].strip()
            return Question(block.text[:mark], form, block.element, rest)
        return Question(block.text, form, block.element)
    if form == "details":
        return Question(block.text, form, block.element) if block.tag == "summary" else None
    if form == "dl":
        return Question(block.text, form, block.element) if block.tag == "dt" else None
    if form == "prefix":
        return _prefixed(block)
    if form == "bold":
        return bold_question(block)
    if form == "italic":
        return None if _is_quoted(block, following) else bold_question(block, _ITALIC)
    return plain_question(block) if form == "plain" else list_question(block)


def _is_question_heading(block: Block, following: Block | None, *, some_ask: bool) -> bool:
    """Whether a heading of an FAQ is a question, and no group of them nor part of an answer."""
    level = heading_level(block)
    if level is None:
        return False
    if (
        following is not None
        and (heading_level(following) or 0) > level
        and asks_as_heading(following)
    ):
        return False  # it groups the questions below it
    return asks_as_heading(block) or not some_ask


def asks_as_heading(block: Block) -> bool:
    return (
        is_question(block.text)
        or bool(PREFIX.match(block.text))
        or asks(bare_question(block.text))
        or 0 < block.text.find("? ") < _LONGEST_QUESTION
    )


def _prefixed(block: Block) -> Question | None:
    if not PREFIX.match(block.text):
        return None
    bold = bold_text(block)
    if bold and PREFIX.match(bold) and is_question(bold):
        return Question(bold, "prefix", block.element, block.text[len(bold) :].strip())
    return _split_question(block, "prefix")


def bold_text(block: Block, tags: tuple[str, ...] = _BOLD) -> str:
    """The bold text that a block opens with, after a number; empty without one."""
    bold = block.inlines[0] if block.inlines else None
    if bold is None or bold.tag not in tags:
        return ""
    text = bold.text
    if not text:
        return ""
    before = block.text.partition(text)[0]
    opens = not before.strip() or NUMBER.fullmatch(before) or PREFIX.fullmatch(before)
    return text if opens else ""


def _is_quoted(block: Block, following: Block | None) -> bool:
    """Whether a question in italics is part of an answer: it is quoted, or nothing follows it."""
    is_last = following is None or heading_level(following) is not None
    return block.text.startswith(QUOTES) or (is_last and is_question(block.text))


def bold_question(block: Block, tags: tuple[str, ...] = _BOLD) -> Question | None:
    """The question that a block opens with in bold, or between other tags."""
    bold = bold_text(block, tags)
    if not bold or heading_level(block) is not None:
        return None
    before, _, rest = block.text.partition(bold)
    rest = rest.strip()
    if not is_question(bold):
        if rest[:1] in ("?", "？"):
            bold, rest = bold + rest[0], rest[1:].strip()
        elif not (
            PREFIX.match(bold) or (NUMBER.match(before + bold) and asks(bare_question(bold)))
        ):
            return None
    form: Form = "list" if block.tag == "li" else "bold" if tags is _BOLD else "italic"
    return Question(bold, form, block.element, rest.lstrip(":–—- ").strip())


def italic_question(block: Block) -> Question | None:
    return bold_question(block, _ITALIC)


def list_question(block: Block) -> Question | None:
    in_item = block.tag == "li" or (
        block.element.parent is not None and block.element.parent.tag == "li"
    )
    if not in_item or "?" not in block.text:
        return None
    return _split_question(block, "list")


def plain_question(block: Block) -> Question | None:
    """A paragraph, or the first line of one, that is a question and nothing else."""
    if block.tag not in _PLAIN:
        return None
    if is_question(block.text) and len(block.text) < _LONGEST_QUESTION:
        return Question(block.text, "plain", block.element)
    line = question_line(block)
    if not line:
        return None
    return Question(line, "plain", block.element, block.text[len(line) :].strip())


def marks_question(block: Block) -> bool:
    """Whether a block that is no heading is told to be a question by more than its last sign."""
    return bool(PREFIX.match(block.text) or bold_question(block) or list_question(block))


def asks_somehow(block: Block) -> bool:
    """Whether a block may be the question of an FAQ, in whatever form."""
    if heading_level(block) is not None:
        return asks_as_heading(block)
    return is_question(block.text) or marks_question(block) or plain_question(block) is not None


def _split_question(block: Block, form: Form) -> Question | None:
    """A question that its own line break or question mark ends, with what follows it."""
    if block.lead != block.text and is_question(block.lead):
        return Question(block.lead, form, block.element, block.text[len(block.lead) :].strip())
    if is_question(block.text):
        return Question(block.text, form, block.element)
    mark = block.text.find("? ")
    if mark < 0:
        return Question(block.text, form, block.element) if form == "prefix" else None
    return Question(block.text[: mark + 1], form, block.element, block.text[mark + 1 :].strip())
