"""Screens say what jsonschema says."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from postlint.schema import library
from postlint.schema.screen import Screens

_TEXTS = st.sampled_from(
    [
        "",
        "a",
        "true",
        "2024-01-31",
        "2024-02-31",
        "2024-01-31T10:00:00Z",
        "summary_large_image",
        "right",
        "left",
        "alpha",
        "docs",
        "1",
        "always",
        "tip",
        "hero",
        "splash",
        "a.png",
        "/x/",
    ]
)
_SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(-2, 2), st.floats(-2, 2, width=16), _TEXTS
)


def _keys(schema: Any) -> set[str]:
    """All names of properties in a schema."""
    if isinstance(schema, list):
        return set().union(*map(_keys, schema))
    if not isinstance(schema, dict):
        return set()
    own = schema.get("properties", {})
    return set(own if isinstance(own, dict) else ()).union(*map(_keys, schema.values()))


def _instances(names: set[str]) -> st.SearchStrategy[Any]:
    keys = st.sampled_from(sorted(names | {"anything"}))
    values = st.recursive(
        _SCALARS,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=4),
        max_leaves=12,
    )
    return values | st.dictionaries(keys, values, max_size=8)


def _plain(schema: library.Schema) -> library.Schema:
    """The same schema without screens."""
    return library.Schema(schema.name, schema.document, is_foreign=True)


def _errors(schema: library.Schema, instance: Any, *, fold: bool) -> list[tuple[str, ...]]:
    """What is wrong with an instance, and where, in the order reported."""
    return [
        (error.json_path, str(error.validator), str(error.schema_path))
        for error in schema.errors(instance, fold=fold)
    ]


@pytest.mark.parametrize("fold", [True, False])
@pytest.mark.parametrize("name", library.names())
@settings(max_examples=25)
@given(data=st.data())
def test_every_shipped_schema_has_a_screen_that_agrees(
    name: str, data: st.DataObject, *, fold: bool
) -> None:
    schema = library.load(name)
    names = _keys(schema.document)
    instance = data.draw(_instances({key.lower() for key in names} if fold else names))

    assert schema.fits(instance, fold=fold) == (_errors(_plain(schema), instance, fold=fold) == [])
    assert _errors(schema, instance, fold=fold) == _errors(_plain(schema), instance, fold=fold)


_SCHEMAS: list[dict[str, Any]] = [
    {"type": "integer"},
    {"type": ["integer", "null"]},
    {"type": ["number", "string"]},
    {"enum": ["a", True, None]},
    {"const": False},
    {"minimum": 1, "maximum": 1.5},
    {"minLength": 2, "minItems": 2},
    {"not": {"type": "string"}},
    {"if": {"type": "string"}, "then": {"pattern": "^a"}, "else": {"type": "integer"}},
    {"if": {"type": "string"}, "then": {"pattern": "^a"}},
    {"anyOf": [{"type": "string"}, {"minimum": 0}]},
    {"allOf": [{"type": "array"}, {"items": {"type": "integer"}}]},
    {"properties": {"a": {"type": "string"}}, "additionalProperties": False},
    {"properties": {"a": True}, "additionalProperties": {"type": "null"}, "required": ["a"]},
    {"$defs": {"n": {"items": {"$ref": "#/$defs/n"}, "type": ["array", "string"]}}}
    | {"$ref": "#/$defs/n"},
    {"format": "hugo-date"},
    {"x-own": 1, "description": "a", "title": "b"},
]


@pytest.mark.parametrize("document", _SCHEMAS, ids=str)
@given(instance=_instances({"a", "b"}))
def test_each_keyword_means_what_it_means_to_jsonschema(
    document: dict[str, Any], instance: Any
) -> None:
    schema = library.Schema("test", document)
    errors = _errors(_plain(schema), instance, fold=False)

    assert Screens(document).fits(document, instance) == (errors == [])
    assert _errors(schema, instance, fold=False) == errors


@pytest.mark.parametrize(
    "document",
    [
        {"unevaluatedProperties": False},
        {"properties": {"a": {"prefixItems": []}}},
        {"enum": [1]},
        {"format": "email"},
        {"$ref": "other.json"},
        {"$ref": "#/$defs/none"},
        {"$schema": "http://json-schema.org/draft-07/schema#", "type": "object"},
        {"properties": {"a": {"$id": "b", "type": "string"}}},
    ],
    ids=str,
)
def test_what_screens_do_not_know_is_left_to_jsonschema(document: dict[str, Any]) -> None:
    assert not Screens(document).fits(document, {})
    assert not library.Schema("test", document).fits({}, fold=False)
