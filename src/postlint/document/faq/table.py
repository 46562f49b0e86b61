"""Questions and answers in the rows of a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from postlint.document.blocks import Block
from postlint.document.faq_words import bare_answer, bare_question, is_question, means_question
from postlint.document.html import Element
from postlint.document.question_answer import QuestionAnswer

_CELLS = ("td", "th")


def in_tables(run: Sequence[Block], *, loose: bool) -> Iterator[QuestionAnswer]:
    """The questions in the first cells of rows of two, each with what stands in the second.

    `loose`: no heading says that it is an FAQ; the table's has to.
    """
    for table in _tables(run):
        rows = [row for row in table.elements("tr") if len(_cells(row)) == 2]
        if not rows:
            continue
        is_headed = means_question(_cells(rows[0])[0].visible_text)
        body = [row for row in rows[is_headed:] if _asked(row)]
        if is_headed or (not loose and all(is_question(_asked(row)) for row in body)):
            yield from map(_pair, body)


def _tables(run: Sequence[Block]) -> dict[Element, None]:
    """The tables that blocks stand in, in order."""
    cells = (block.element for block in run if block.tag in _CELLS)
    around = (next((a for a in cell.ancestors if a.tag == "table"), None) for cell in cells)
    return dict.fromkeys(table for table in around if table is not None)


def _cells(row: Element) -> list[Element]:
    return [cell for cell in row.child_elements if cell.tag in _CELLS]


def _asked(row: Element) -> str:
    return _cells(row)[0].visible_text


def _pair(row: Element) -> QuestionAnswer:
    question, answer = _cells(row)
    said = bare_answer(answer.visible_text)
    is_answered = bool(said) or next(answer.elements(), None) is not None
    place = (answer,) if is_answered else (question,)
    asked = bare_question(question.visible_text)
    return QuestionAnswer(asked, said, "table", (question,), place, place if is_answered else ())
