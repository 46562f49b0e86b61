"""The schema that posts share, and those that do not share it."""

from __future__ import annotations

from typing import Any

import pytest

from postlint.schema.inference import infer


def _posts(*values: Any, key: str = "layout") -> list[tuple[str, dict[str, Any]]]:
    return [(f"{at}.md", {key: value}) for at, value in enumerate(values)]


def _property(*values: Any, key: str = "layout") -> dict[str, Any]:
    schema, _ = infer(_posts(*values, key=key))
    made: dict[str, Any] = schema["properties"][key]
    return made


@pytest.mark.parametrize(
    ("values", "types"),
    [
        ((True, False), "boolean"),
        ((1, 2), "integer"),
        ((1, 2.5), ["integer", "number"]),
        (("a", "b"), "string"),
        (("a", None), ["null", "string"]),
        (([1], []), "array"),
    ],
)
def test_types_are_those_that_the_values_have(values: tuple[Any, ...], types: object) -> None:
    assert _property(*values)["type"] == types


def test_a_type_that_hardly_any_post_has_is_told() -> None:
    schema, outliers = infer(_posts(*["a"] * 19, 3, key="maker"))
    assert schema["properties"]["maker"]["type"] == ["integer", "string"]
    assert [(one.path, one.message) for one in outliers] == [
        ("19.md", "`maker` is a whole number, and text elsewhere")
    ]


def test_a_type_that_some_posts_have_is_no_outlier() -> None:
    assert infer(_posts(*["a"] * 18, 3, 4, key="maker"))[1] == []


@pytest.mark.parametrize(("count", "required"), [(4, None), (5, ["layout"])])
def test_what_all_of_some_posts_have_is_required(count: int, required: list[str] | None) -> None:
    assert infer(_posts(*["a"] * count))[0].get("required") == required


def test_a_key_that_nearly_all_posts_have_is_told_where_it_is_not() -> None:
    posts = [*_posts(*["a"] * 19), ("b.md", {})]
    schema, outliers = infer(posts)
    assert "required" not in schema
    assert [(one.path, one.message) for one in outliers] == [("b.md", "`layout` is missing")]


@pytest.mark.parametrize(
    ("values", "enum"),
    [
        (["a"] * 4 + ["b"] * 4, ["a", "b"]),
        (["a"] * 4 + ["b"] * 3, None),
        ([word for word in "abcdefgh" for _ in range(4)], list("abcdefgh")),
        ([word for word in "abcdefghi" for _ in range(4)], None),
        (["a" * 30] * 4, ["a" * 30]),
        (["a" * 31] * 4, None),
        (["a"] * 4 + ["b"] * 4 + [None], None),
    ],
)
def test_a_choice_has_few_words_that_come_often(values: list[Any], enum: list[str] | None) -> None:
    assert _property(*values).get("enum") == enum
    assert "enum" not in _property(*values, key="maker")


@pytest.mark.parametrize(
    ("values", "format_"),
    [
        (["2024-05-01", "2024-05-02"], "yaml-date"),
        (["2024-05-01", "01 May 2024"], "hugo-date"),
        (["2024-05-01", "soon"], None),
        (["", ""], None),
    ],
)
def test_dates(values: list[str], format_: str | None) -> None:
    assert _property(*values, key="when").get("format") == format_


def test_keys_are_spelled_as_most_posts_do() -> None:
    schema, _ = infer(
        [("a.md", {"Maker": "a"}), ("b.md", {"maker": "b"}), ("c.md", {"maker": "c"})]
    )
    assert list(schema["properties"]) == ["maker"]


def test_mappings_and_lists_have_schemas_of_their_own() -> None:
    made = _property({"src": "a.png", "width": 3}, {"src": "b.png"}, key="cover")
    assert made["properties"] == {"src": {"type": "string"}, "width": {"type": "integer"}}
    assert _property(["a"], ["b", "c"], key="makers")["items"] == {"type": "string"}
