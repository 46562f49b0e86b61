"""What a schema's failures are in an author's words."""

from __future__ import annotations

from typing import Any

import pytest

from postlint.schema.failure import Failure
from postlint.schema.in_words import fault, kinds, shown, spelled
from postlint.source import Span


def _fault(keyword: str, expected: Any, found: Any, wanted: str | None = None) -> str:
    place = Span(0, 1)
    parts = ("weight",), "schema-violation", keyword, expected, found, None, wanted, place, place
    return fault(Failure(*parts, "post"))


@pytest.mark.parametrize(
    ("keyword", "expected", "found", "words"),
    [
        ("type", "integer", "x", 'is "x", and should be a whole number'),
        ("type", ["number", "integer", "null"], True, "is true, and should be a number"),
        ("enum", ["a"], "x", 'is "x", and should be "a"'),
        ("enum", ["a", 1, True], "x", 'is "x", and should be "a", 1 or true'),
        ("enum", list(range(13)), "x", 'is "x", which is none of its 13 words'),
        ("const", 3, None, "is nothing, and should be 3"),
        ("pattern", "^a", "x", 'is "x", which is not of the form that it needs'),
        ("format", "uri", "x", 'is "x", which is no uri'),
        ("minimum", 3, 2, "is 2, and should be at least 3"),
        ("maximum", 3, 4, "is 4, and should be at most 3"),
        ("exclusiveMinimum", 3, 3, "is 3, and should be more than 3"),
        ("exclusiveMaximum", 3, 3, "is 3, and should be less than 3"),
        ("multipleOf", 5, 3, "is 3, and should be a multiple of 5"),
        ("minLength", 3, "ab", "has 2 characters, and should have 3 or more"),
        ("maxLength", 3, "abcd", "has 4 characters, and should have 3 or fewer"),
        ("minItems", 1, [], "has 0 items, and should have 1 or more"),
        ("maxItems", 1, [1, 2], "has 2 items, and should have 1 or fewer"),
        ("uniqueItems", True, [1, 1], "names the same thing twice"),
        ("anyOf", [], [1], "is a list, which is none of the shapes that it may have"),
        ("oneOf", [], {}, "is a mapping, which is none of the shapes that it may have"),
        ("contains", {}, [], "has no item of the kind that it needs"),
        ("not", {}, "x", 'is "x", which is not allowed here'),
        ("propertyNames", {}, "x", 'is "x", which its schema does not allow (propertyNames)'),
    ],
)
def test_keywords(keyword: str, expected: Any, found: Any, words: str) -> None:
    assert _fault(keyword, expected, found) == words


def test_the_words_of_the_schema_come_first() -> None:
    assert _fault("pattern", "^a", "x", "a name in small letters") == (
        'is "x", and should be a name in small letters'
    )


def test_paths_count_from_one() -> None:
    assert spelled(("cover", "image")) == "cover.image"
    assert spelled(("tags", 0, "name")) == "tags[1].name"
    assert spelled(()) == "the front matter"


def test_long_values_are_cut() -> None:
    assert shown("a" * 40) == f'"{"a" * 40}"'
    assert shown("a" * 41) == f'"{"a" * 39}…"'
    assert kinds("binary") == "nothing"
