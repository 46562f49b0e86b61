"""Reads the structured data of a post, with the place of every value."""

from postlint.document.structured_data.comparing import Difference, comparable, difference, plain
from postlint.document.structured_data.disagreements import (
    Disagreement,
    body_pairs,
    disagreements,
    front_matter_pairs,
    shown_pairs,
)
from postlint.document.structured_data.json_ld import JsonLd, json_ld
from postlint.document.structured_data.questions import (
    FAQS,
    answer_text,
    is_elsewhere,
    json_ld_pairs,
    questions,
)
from postlint.document.structured_data.things import ARTICLES, Thing, text_of, things

__all__ = [
    "ARTICLES",
    "FAQS",
    "Difference",
    "Disagreement",
    "JsonLd",
    "Thing",
    "answer_text",
    "body_pairs",
    "comparable",
    "difference",
    "disagreements",
    "front_matter_pairs",
    "is_elsewhere",
    "json_ld",
    "json_ld_pairs",
    "plain",
    "questions",
    "shown_pairs",
    "text_of",
    "things",
]
