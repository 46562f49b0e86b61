"""Reads the structured data of a post, with the place of every value."""

from postlint.document.structured_data.comparing import Difference, comparable, difference
from postlint.document.structured_data.json_ld import JsonLd, json_ld
from postlint.document.structured_data.questions import (
    FAQS,
    answer_text,
    is_elsewhere,
    marked_pairs,
    questions,
    stated_pairs,
)
from postlint.document.structured_data.syntax import TITLES
from postlint.document.structured_data.things import ARTICLES, Thing, text_of, things

__all__ = [
    "ARTICLES",
    "FAQS",
    "TITLES",
    "Difference",
    "JsonLd",
    "Thing",
    "answer_text",
    "comparable",
    "difference",
    "is_elsewhere",
    "json_ld",
    "marked_pairs",
    "questions",
    "stated_pairs",
    "text_of",
    "things",
]
