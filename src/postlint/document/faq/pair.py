"""A question with its answer, in whatever form they are written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from postlint.document.html import Element
from postlint.source import Span

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
