"""Reads a post's questions and answers, in whatever form they are written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING, Literal

from postlint.document.blocks import Block, blocks
from postlint.document.faq_words import (
    ANSWER_PREFIX,
    NUMBER,
    PREFIX,
    asks,
    bare_answer,
    bare_question,
    is_faq_title,
    is_question,
)
from postlint.document.front_matter import Mapping, Node, Scalar, Sequence
from postlint.document.headings import TAGS as HEADING_TAGS
from postlint.document.html import Element
from postlint.document.words import folded
from postlint.source import Span

if TYPE_CHECKING:
    from postlint.document.post import Post

Form = Literal[
    "heading",
    "bold",
    "prefix",
    "list",
    "details",
    "dl",
    "front-matter",
    "json-ld",
    "microdata",
    "rdfa",
    "shortcode",
]

_FRONT_MATTER_KEYS = ("faq", "faqs", "questions")
_QUESTION_KEYS = ("question", "q", "name", "title")
_ANSWER_KEYS = ("answer", "a", "text", "acceptedanswer", "content")
_BOLD = ("strong", "b")
_LONGEST_QUESTION = 150
_FEWEST_LOOSE = 2
"""How many pairs make an FAQ where no heading says that it is one."""


@dataclass(frozen=True, slots=True)
class QuestionAnswer:
    """A question and its answer, as readers see them: white space folded, `Q:` left out.

    `span` is where the question stands, `answer_span` where the answer does (the question where
    there is none). `answer_elements` are the elements that hold the answer.
    """

    question: str
    answer: str
    form: Form
    span: Span
    answer_span: Span
    answer_elements: tuple[Element, ...] = ()


def read_faq(post: Post) -> Iterator[QuestionAnswer]:
    """The post's questions and answers in the order written, each question once.

    A question in the body comes before the same one in the front matter: readers see it.
    """
    seen: set[str] = set()
    in_body = list(_in_body(post))
    for pair in in_body:
        seen.add(folded(pair.question))
        yield pair
    for pair in in_front_matter(post):
        if folded(pair.question) not in seen:
            yield pair
    if not in_body and not any(in_front_matter(post)) and "ld+json" in post.tree.html:
        from postlint.document.structured_data import json_ld_pairs

        yield from json_ld_pairs(post)


# Body


@dataclass(frozen=True, slots=True)
class _Question:
    """A question found among blocks: where it stands, and what of its block answers it."""

    text: str
    form: Form
    element: Element
    rest: str = ""


def _in_body(post: Post) -> Iterator[QuestionAnswer]:
    run = list(blocks(post.tree.root))
    at = 0
    while at < len(run):
        if _titles_faq(run[at]):
            end = _section_end(run, at)
            pairs = list(_pairs(run[at + 1 : end], loose=False))
            if any(pair.answer or pair.answer_elements for pair in pairs):
                yield from pairs
            at = end if pairs else at + 1
            continue
        end = next((i for i in range(at, len(run)) if _titles_faq(run[i])), len(run))
        loose = list(_pairs(run[at:end], loose=True))
        if len(loose) >= _FEWEST_LOOSE:
            yield from loose
        at = end


def _level(block: Block) -> int | None:
    return int(block.tag[1]) if block.tag in HEADING_TAGS else None


def _titles_faq(block: Block) -> bool:
    if _level(block) is not None or _is_bold_line(block):
        return is_faq_title(block.text)
    return False


def _is_bold_line(block: Block) -> bool:
    bold = block.inlines[0] if block.inlines else None
    return bold is not None and bold.tag in _BOLD and bold.text == block.text


def _section_end(run: list[Block], title: int) -> int:
    """The index after the last block of the FAQ whose title stands at an index."""
    level = _level(run[title])
    own_level = False
    for i in range(title + 1, len(run)):
        here = _level(run[i])
        if here is None:
            if level is None and _titles_faq(run[i]):
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


def _first_heading(run: list[Block], title: int) -> int | None:
    return next((i for i in range(title + 1, len(run)) if _level(run[i]) is not None), None)


def _looks_like_question(block: Block) -> bool:
    return is_question(block.text) or bool(PREFIX.match(block.text))


def _pairs(run: list[Block], *, loose: bool) -> Iterator[QuestionAnswer]:
    """The questions among blocks, each with the blocks up to the next one as its answer."""
    form = _form(run, loose=loose)
    if form is None:
        return
    some_ask = _some_ask(run)
    question: _Question | None = None
    answer: list[Block] = []
    for block, following in zip_longest(run, run[1:]):
        found = _question(block, following, form, some_ask=some_ask)
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


def _form(run: list[Block], *, loose: bool) -> Form | None:
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
    if any(_bold_question(block) for block in run):
        return "bold"
    if any(_list_question(block) for block in run):
        return "list"
    return "heading" if any(_level(block) is not None for block in run) else None


def _some_ask(run: list[Block]) -> bool:
    return any(_level(block) is not None and _asks(block) for block in run)


def _has_prefixes(run: list[Block]) -> bool:
    questions = [block for block in run if PREFIX.match(block.text)]
    if not questions:
        return False
    answers = any(ANSWER_PREFIX.match(block.text) for block in run)
    return answers or all(
        is_question(block.lead) or is_question(_bold_text(block)) for block in questions
    )


def _question(
    block: Block, following: Block | None, form: Form, *, some_ask: bool
) -> _Question | None:
    """The question that a block is in an FAQ of a form, or None.

    `some_ask`: headings of this FAQ ask something, so that those which do not are no questions.
    """
    if form == "heading":
        if not _is_question_heading(block, following, some_ask=some_ask):
            return None
        mark = block.text.find("? ") + 1
        if 0 < mark < _LONGEST_QUESTION and not is_question(block.text):
            rest = block.text[mark:].strip()
            return _Question(block.text[:mark], form, block.element, rest)
        return _Question(block.text, form, block.element)
    if form == "details":
        return _Question(block.text, form, block.element) if block.tag == "summary" else None
    if form == "dl":
        return _Question(block.text, form, block.element) if block.tag == "dt" else None
    if form == "prefix":
        return _prefixed(block)
    if form == "bold":
        return _bold_question(block)
    return _list_question(block)


def _is_question_heading(block: Block, following: Block | None, *, some_ask: bool) -> bool:
    """Whether a heading of an FAQ is a question, and no group of them nor part of an answer."""
    level = _level(block)
    if level is None:
        return False
    if following is not None and (_level(following) or 0) > level and _asks(following):
        return False  # it groups the questions below it
    return _asks(block) or not some_ask


def _asks(block: Block) -> bool:
    return (
        is_question(block.text)
        or bool(PREFIX.match(block.text))
        or asks(bare_question(block.text))
        or 0 < block.text.find("? ") < _LONGEST_QUESTION
    )


def _prefixed(block: Block) -> _Question | None:
    if not PREFIX.match(block.text):
        return None
    bold = _bold_text(block)
    if bold and PREFIX.match(bold) and is_question(bold):
        return _Question(bold, "prefix", block.element, block.text[len(bold) :].strip())
    return _split_question(block, "prefix")


def _bold_text(block: Block) -> str:
    """The bold text that a block opens with, after a number; empty without one."""
    bold = block.inlines[0] if block.inlines else None
    if bold is None or bold.tag not in _BOLD:
        return ""
    text = bold.text
    before = block.text.partition(text)[0]
    return (
        text
        if text and (not before.strip() or NUMBER.fullmatch(before) or PREFIX.fullmatch(before))
        else ""
    )


def _bold_question(block: Block) -> _Question | None:
    bold = _bold_text(block)
    if not bold or _level(block) is not None:
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
    form: Form = "list" if block.tag == "li" else "bold"
    return _Question(bold, form, block.element, rest.lstrip(":–—- ").strip())


def _list_question(block: Block) -> _Question | None:
    in_item = block.tag == "li" or (
        block.element.parent is not None and block.element.parent.tag == "li"
    )
    if not in_item or "?" not in block.text:
        return None
    return _split_question(block, "list")


def _split_question(block: Block, form: Form) -> _Question | None:
    """A question that its own line break or question mark ends, with what follows it."""
    if block.lead != block.text and is_question(block.lead):
        return _Question(block.lead, form, block.element, block.text[len(block.lead) :].strip())
    if is_question(block.text):
        return _Question(block.text, form, block.element)
    mark = block.text.find("? ")
    if mark < 0:
        return _Question(block.text, form, block.element) if form == "prefix" else None
    return _Question(block.text[: mark + 1], form, block.element, block.text[mark + 1 :].strip())


def _ends_answer(block: Block, question: _Question, *, loose: bool) -> bool:
    """Whether a block that is no question stands after the answer, and not in it."""
    if question.form == "details":
        around = question.element.parent
        return (
            around is not None and around not in block.element.ancestors and around != block.element
        )
    if question.form == "dl":
        return not any(a.tag == "dl" for a in (block.element, *block.element.ancestors))
    level = _level(block)
    if level is None:
        return question.form == "list" and not _in_same_list(block, question)
    own = int(question.element.tag[1]) if question.form == "heading" else 7
    return loose or level <= own


def _in_same_list(block: Block, question: _Question) -> bool:
    item = question.element if question.element.tag == "li" else question.element.parent
    held = item.parent if item is not None else None
    return held is None or held in block.element.ancestors


def _pair(question: _Question, answer: list[Block]) -> QuestionAnswer:
    texts = [question.rest, *(block.text for block in answer)]
    text = bare_answer(" ".join(part for part in texts if part))
    elements = tuple(block.element for block in answer)
    holders = elements or ((question.element,) if question.rest else ())
    span = question.element.full_span
    answer_span = span
    if holders:
        answer_span = Span(holders[0].span.start, holders[-1].full_span.end)
    return QuestionAnswer(
        bare_question(question.text), text, question.form, span, answer_span, holders
    )


# Front matter


def in_front_matter(post: Post) -> Iterator[QuestionAnswer]:
    matter = post.front_matter
    if matter is None:
        return
    for entry in matter.root.effective():
        if entry.key.lower() in _FRONT_MATTER_KEYS:
            yield from _of_node(entry.value)


def _of_node(node: Node) -> Iterator[QuestionAnswer]:
    if isinstance(node, Sequence):
        for item in node.items:
            yield from _of_node(item)
    elif isinstance(node, Mapping):
        question = _value_of(node, _QUESTION_KEYS)
        answer = _value_of(node, _ANSWER_KEYS)
        if answer is None and isinstance(question, Scalar) and node.find("question", fold=True):
            asked = bare_question(" ".join(str(question.value or "").split()))
            yield QuestionAnswer(asked, "", "front-matter", question.span, question.span)
        elif isinstance(question, Scalar) and isinstance(answer, Scalar | Mapping):
            text = _value_of(answer, _ANSWER_KEYS) if isinstance(answer, Mapping) else answer
            value = text.value if isinstance(text, Scalar) else None
            yield QuestionAnswer(
                bare_question(" ".join(str(question.value or "").split())),
                " ".join(str(value or "").split()),
                "front-matter",
                question.span,
                answer.span,
            )
        else:
            for entry in node.entries:
                if not isinstance(entry.value, Scalar):
                    yield from _of_node(entry.value)


def _value_of(node: Mapping, keys: tuple[str, ...]) -> Node | None:
    for key in keys:
        found = node.find(key, fold=True)
        if found is not None:
            return found.value
    return None
