"""A question with its answer, in whatever form they are written."""

from __future__ import annotations

from typing import Literal

from postlint.document.html import Element
from postlint.record import NamedTuple
from postlint.source import Span

Form = Literal[
    "heading",
    "bold",
    "prefix",
    "italic",
    "plain",
    "table",
    "list",
    "details",
    "dl",
    "front-matter",
    "json-ld",
    "microdata",
    "rdfa",
    "shortcode",
]


Place = Span | tuple[Element, ...]
"""Where something stands: the span, or the elements from whose first to whose last it goes."""


class QuestionAnswer(NamedTuple):
    """A question and its answer, as readers see them: white space folded, `Q:` left out.

    `asked_at` and `answered_at` are their places: the spans of elements are worked out when they
    are asked for. `answer_elements` are the elements that hold the answer.
    """

    question: str
    answer: str
    form: Form
    asked_at: Place
    answered_at: Place
    answer_elements: tuple[Element, ...] = ()

    @property
    def span(self) -> Span:
        """Where the question stands."""
        return _span(self.asked_at)

    @property
    def answer_span(self) -> Span:
        """Where the answer stands; where the question does, if there is none.

        Text without an element of its own stands in one that holds the question as well: it
        starts behind that.
        """
        asked, place = self.span, _span(self.answered_at)
        if place.start < asked.start and asked.end <= place.end:
            return Span(asked.end, place.end)
        return place


def _span(place: Place) -> Span:
    if isinstance(place, Span):
        return place
    first = place[0].full_span  # an element that was not written stands at the top of the body
    return Span(first.start, max(first.end, place[-1].full_span.end))
