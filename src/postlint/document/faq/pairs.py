"""The questions among blocks, each with the blocks up to the next one as its answer."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import takewhile, zip_longest
from typing import Literal

from postlint.document.blocks import Block
from postlint.document.faq.lines import by_lines
from postlint.document.faq.question import (
    QUOTES,
    Question,
    asks_as_heading,
    bold_question,
    bold_text,
    heading_level,
    italic_question,
    list_question,
    plain_question,
    question_of,
)
from postlint.document.faq.table import in_tables
from postlint.document.faq_words import (
    ANSWER_PREFIX,
    PREFIX,
    asks,
    bare_answer,
    bare_question,
    is_question,
)
from postlint.document.headings import TAGS
from postlint.document.html import Element
from postlint.document.question_answer import Form, QuestionAnswer

Where = Literal["titled", "page", "loose"]
"""What says that blocks are an FAQ: a title above them, that of the whole page, or nothing."""
_NOTICE = ("notice", "cta", "call-to-action")
"""How the classes begin of what closes a page and is no answer."""
_FEWEST_PLAIN = 2


def pairs(run: Sequence[Block], where: Where, rules: Sequence[int]) -> Iterator[QuestionAnswer]:
    """The questions and answers among blocks. `rules` are where horizontal rules stand."""
    tabled = list(in_tables(run, loose=where != "titled"))
    if tabled:
        yield from tabled
        return
    some_ask = is_headed = where != "loose" and _some_ask(run)
    if not is_headed and any(PREFIX.match(block.text) for block in run):
        run = by_lines(run)
    form = "heading" if is_headed else _form(run, where)
    if form is None or (where == "page" and form == "heading" and not _mostly_ask(run)):
        return
    question: Question | None = None
    answer: list[Block] = []
    for block, following in zip_longest(run, run[1:]):
        found = question_of(block, following, form, some_ask=some_ask)
        if found is not None:
            if question is not None:
                yield _pair(question, answer)
            question, answer = found, []
        elif question is not None:
            is_over = answer and _is_ruled_off(answer[-1], block, rules)
            if is_over or _ends_answer(block, question, answer):
                yield _pair(question, answer)
                question, answer = None, []
            else:
                answer.append(block)
    if question is not None:
        yield _pair(question, _but_notice(answer))


def _form(run: Sequence[Block], where: Where) -> Form | None:
    """The form that the questions among blocks have: the most explicit one there is."""
    loose = where == "loose"
    tests: list[tuple[Form, bool]] = [
        ("details", _has_pairs_of(run, "summary", loose=loose)),
        ("dl", _has_pairs_of(run, "dt", loose=loose)),
        ("prefix", _has_prefixes(run, loose=loose)),
    ]
    for form, fits in tests:
        if fits:
            return form
    if loose:
        return None
    if any(bold_question(block) for block in run):
        return "bold"
    if any(italic_question(block) for block in run):
        return "italic"
    if any(list_question(block) for block in run):
        return "list"
    headed = any(heading_level(block) is not None for block in run)
    if _plainly_asked(run) >= (_FEWEST_PLAIN if headed or where == "page" else 1):
        return "plain"
    return "heading" if headed and where == "titled" else None


def _plainly_asked(run: Sequence[Block]) -> int:
    """How many paragraphs ask something, and are answered by what follows."""
    asked = [plain_question(block) for block in run]
    following = zip_longest(asked, asked[1:], run[1:])
    return sum(
        question is not None and bool(question.rest or (block and after is None))
        for question, after, block in following
    )


def _some_ask(run: Sequence[Block]) -> bool:
    return any(heading_level(block) is not None and asks_as_heading(block) for block in run)


def _mostly_ask(run: Sequence[Block]) -> bool:
    """Whether most of the headings ask that stand where those do that ask."""
    headings = [(heading_level(block), asks_as_heading(block)) for block in run]
    asking = [level for level, asks in headings if asks and level is not None]
    level = max(set(asking), key=asking.count)
    return 2 * asking.count(level) >= sum(other == level for other, _ in headings)


def _has_pairs_of(run: Sequence[Block], tag: str, *, loose: bool) -> bool:
    """Whether elements of a kind hold questions: most of them, where nothing says that it is so."""
    asked = [is_question(block.text) for block in run if block.tag == tag]
    return bool(asked) and (not loose or 2 * sum(asked) >= len(asked))


def _has_prefixes(run: Sequence[Block], *, loose: bool) -> bool:
    """Whether letters or words before them tell questions from answers.

    Where nothing else says that it is so, most of them have to ask: the letters number other things
    as well (`P07`), and what is quoted is somebody's conversation.
    """
    questions = [block for block in run if PREFIX.match(block.text)]
    if not questions or (loose and 2 * sum(map(_asks_itself, questions)) < len(questions)):
        return False
    answers = any(ANSWER_PREFIX.match(block.text) for block in run)
    return answers or all(
        is_question(block.lead) or is_question(bold_text(block)) for block in questions
    )


def _asks_itself(block: Block) -> bool:
    text = bare_question(block.text)
    is_asked = is_question(block.lead) or is_question(text) or "? " in text or asks(text)
    return is_asked and not text.startswith(QUOTES)


def _is_ruled_off(last: Block, block: Block, rules: Sequence[int]) -> bool:
    """Whether a horizontal rule stands between two blocks."""
    if not rules:
        return False
    start, end = last.element.span.start, block.element.span.start
    return bisect_left(rules, start) != bisect_left(rules, end)


def _but_notice(answer: list[Block]) -> list[Block]:
    """The last answer, without the notice below it."""
    said = list(takewhile(lambda block: not _is_notice(block), answer))
    return said or answer


def _is_notice(block: Block) -> bool:
    around = (block.element, *block.element.ancestors)
    classes = (name for a in around for name in (a.attribute("class") or "").lower().split())
    return any(name.startswith(_NOTICE) for name in classes)


def _ends_answer(block: Block, question: Question, answer: list[Block]) -> bool:
    """Whether a block that is no question stands after the answer, and not in it."""
    if question.form == "details":
        around = question.element.parent
        return (
            around is not None and around not in block.element.ancestors and around != block.element
        )
    if question.form == "dl":
        return not any(a.tag == "dl" for a in (block.element, *block.element.ancestors))
    level = heading_level(block)
    if level is None:
        is_outside = question.form == "list" and not _in_same_list(block, question)
        return is_outside and not _is_below_item(question, answer)
    if not answer and ANSWER_PREFIX.match(block.text):
        return False
    own = int(question.element.tag[1]) if question.element.tag in TAGS else None
    return own is None or level <= own


def _is_below_item(question: Question, answer: list[Block]) -> bool:
    """Whether the answer stands below the item of its question, and not in it.

    Not where the items are questions alone, one after another: what follows is of none of them.
    """
    if answer:
        return not _in_same_list(answer[0], question)
    item = _item(question)
    items = list(item.parent.child_elements) if item is not None and item.parent else []
    others = (other for other in items if other != item)
    return not question.rest and not any(is_question(other.visible_text) for other in others)


def _item(question: Question) -> Element | None:
    return question.element if question.element.tag == "li" else question.element.parent


def _in_same_list(block: Block, question: Question) -> bool:
    item = _item(question)
    held = item.parent if item is not None else None
    return held is None or held in block.element.ancestors


def _pair(question: Question, marked: Sequence[Block]) -> QuestionAnswer:
    answer = [block for block in marked if not _is_marker_alone(block)]
    texts = [question.rest, *(block.text for block in answer)]
    text = bare_answer(" ".join(part for part in texts if part))
    asked = (question.element,)
    elements = tuple(block.element for block in answer) or (asked if question.rest else ())
    return QuestionAnswer(
        bare_question(question.text), text, question.form, asked, elements or asked, elements
    )


def _is_marker_alone(block: Block) -> bool:
    """Whether a block only says that an answer follows: "A:"."""
    if not block.text.endswith((":", "：")) or not all(e.text for e in block.element.elements()):
        return False  # an image may be the answer
    found = ANSWER_PREFIX.match(f"{block.text} ")
    return found is not None and found.end() > len(block.text)
