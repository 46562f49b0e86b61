"""Questions and answers in the body, told by its headings, lists and bold lines."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

from postlint.document.blocks import Block
from postlint.document.faq.question import (
    Question,
    asks_as_heading,
    bold_question,
    bold_text,
    heading_level,
    is_bold_line,
    list_question,
    question_of,
)
from postlint.document.faq_words import (
    ANSWER_PREFIX,
    PREFIX,
    bare_answer,
    bare_question,
    is_faq_title,
    is_question,
)
from postlint.document.headings import TAGS as HEADING_TAGS
from postlint.document.question_answer import Form, QuestionAnswer
from postlint.source import Span

if TYPE_CHECKING:
    from postlint.document.html import Element
    from postlint.document.post import Post

_FOOTNOTES = "doc-endnotes"
_FEWEST_LOOSE = 2
"""How many pairs make an FAQ where no heading says that it is one."""


def in_body(post: Post, taken: Iterable[Span] = ()) -> Iterator[QuestionAnswer]:
    """The questions and answers of the body, but for what stands in the spans that are `taken`."""
    spans = sorted(taken)
    run = _but_footnotes(post)
    run = _without(run, spans) if spans else run
    titles = post.derived(faq_titles) if run is post.blocks else titles_in(run, post)
    ends = [*titles, True]
    at = 0
    while at < len(run):
        if titles[at]:
            end = section_end(run, titles, at)
            pairs = list(_pairs(run[at + 1 : end], loose=False))
            if any(pair.answer or pair.answer_elements for pair in pairs):
                yield from pairs
            at = end if pairs else at + 1
            continue
        end = ends.index(True, at)
        loose = list(_pairs(run[at:end], loose=True))
        if len(loose) >= _FEWEST_LOOSE:
            yield from loose
        at = end


def _but_footnotes(post: Post) -> Sequence[Block]:
    """The blocks of a post, but for its footnotes: they stand behind the last answer, not in it."""
    if _FOOTNOTES not in post.tree.html:
        return post.blocks
    notes: set[Element] = set()
    for element in post.tree.elements():
        if element.attribute("role") == _FOOTNOTES and element not in notes:
            notes |= {element, *element.elements()}
    return [block for block in post.blocks if block.element not in notes]


def _without(run: Sequence[Block], taken: list[Span]) -> Sequence[Block]:
    """The blocks that start in none of the spans."""
    left = []
    for block in run:
        start = block.element.span.start
        at = bisect_right(taken, start, key=lambda span: span.start) - 1
        if at < 0 or start >= taken[at].end:
            left.append(block)
    return left


def faq_titles(post: Post) -> list[bool]:
    """Of each of the post's blocks whether it titles an FAQ; to be asked for by `post.derived`."""
    return titles_in(post.blocks, post)


def titles_in(run: Sequence[Block], post: Post) -> list[bool]:
    """Of each block whether it titles an FAQ."""
    further = post.profile.faq_titles
    return [
        (block.tag in HEADING_TAGS or (bool(block.inlines) and is_bold_line(block)))
        and is_faq_title(block.text, further)
        for block in run
    ]


def section_end(run: Sequence[Block], titles: list[bool], title: int) -> int:
    """The index after the last block of the FAQ whose title stands at an index."""
    level = heading_level(run[title])
    own_level = False
    for i in range(title + 1, len(run)):
        here = heading_level(run[i])
        if here is None:
            if level is None and titles[i]:
                return i
            continue
        if level is None:  # titled by a bold line: any heading but a question ends it
            if not is_question(run[i].text):
                return i
            continue
        if here > level:
            continue
        if (
            here == level
            and _looks_like_question(run[i])
            and (own_level or _first_heading(run, title) == i)
        ):
            own_level = True
            continue
        return i
    return len(run)


def _first_heading(run: Sequence[Block], title: int) -> int | None:
    return next((i for i in range(title + 1, len(run)) if heading_level(run[i]) is not None), None)


def _looks_like_question(block: Block) -> bool:
    return is_question(block.text) or bool(PREFIX.match(block.text))


def _pairs(run: Sequence[Block], *, loose: bool) -> Iterator[QuestionAnswer]:
    """The questions among blocks, each with the blocks up to the next one as its answer."""
    form = _form(run, loose=loose)
    if form is None:
        return
    some_ask = _some_ask(run)
    question: Question | None = None
    answer: list[Block] = []
    for block, following in zip_longest(run, run[1:]):
        found = question_of(block, following, form, some_ask=some_ask)
        if found is not None:
            if question is not None:
                yield _pair(question, answer)
            question, answer = found, []
        elif question is not None:
            if _ends_answer(block, question, loose=loose):
                yield _pair(question, answer)
                question, answer = None, []
            else:
                answer.append(block)
    if question is not None:
        yield _pair(question, answer)


def _form(run: Sequence[Block], *, loose: bool) -> Form | None:
    """The form that the questions among blocks have: the most explicit one there is."""
    if not loose and _some_ask(run):
        return "heading"
    tests: list[tuple[Form, bool]] = [
        (
            "details",
            any(block.tag == "summary" and (not loose or is_question(block.text)) for block in run),
        ),
        ("dl", any(block.tag == "dt" and (not loose or is_question(block.text)) for block in run)),
        ("prefix", _has_prefixes(run)),
    ]
    for form, fits in tests:
        if fits:
            return form
    if loose:
        return None
    if any(bold_question(block) for block in run):
        return "bold"
    if any(list_question(block) for block in run):
        return "list"
    return "heading" if any(heading_level(block) is not None for block in run) else None


def _some_ask(run: Sequence[Block]) -> bool:
    return any(heading_level(block) is not None and asks_as_heading(block) for block in run)


def _has_prefixes(run: Sequence[Block]) -> bool:
    questions = [block for block in run if PREFIX.match(block.text)]
    if not questions:
        return False
    answers = any(ANSWER_PREFIX.match(block.text) for block in run)
    return answers or all(
        is_question(block.lead) or is_question(bold_text(block)) for block in questions
    )


def _ends_answer(block: Block, question: Question, *, loose: bool) -> bool:
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
        return question.form == "list" and not _in_same_list(block, question)
    own = int(question.element.tag[1]) if question.form == "heading" else 7
    return loose or level <= own


def _in_same_list(block: Block, question: Question) -> bool:
    item = question.element if question.element.tag == "li" else question.element.parent
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
