"""Failures of keywords that are about several keys at once."""

from __future__ import annotations

from typing import Any

import pytest
from jsonschema import Draft202012Validator

from postlint.schema.wording import Clash, Lack, about_keys


@pytest.mark.parametrize(
    ("schema", "instance", "told"),
    [
        ({"dependentRequired": {"a": ["b", "c"]}}, {"a": 1, "b": 2}, Lack(("c",), "a")),
        ({"not": {"required": ["a", "b"]}}, {"a": 1, "b": 2}, Clash(("a", "b"))),
        ({"not": {"type": "object"}}, {"a": 1}, None),
        ({"anyOf": [{"required": ["a"]}, {"required": ["b"]}]}, {}, Lack(("a", "b"))),
        ({"oneOf": [{"required": ["a"]}, {"required": ["b"]}]}, {}, Lack(("a", "b"))),
        (
            {"oneOf": [{"required": ["a"]}, {"required": ["b"]}, {"required": ["c"]}]},
            {"a": 1, "b": 2},
            Clash(("a", "b")),
        ),
        (
            {
                "anyOf": [
                    {"required": ["a"], "type": "object", "title": "A", "description": "An a."},
                    {"required": ["b"]},
                ]
            },
            {},
            Lack(("a", "b")),
        ),
        ({"anyOf": [{"required": ["a"], "minProperties": 2}, {"required": ["b"]}]}, {}, None),
        ({"anyOf": [{"required": ["a"]}, {"type": "string"}]}, {}, None),
        ({"anyOf": [{"type": "string"}, {"type": "array"}]}, {}, None),
        ({"anyOf": [{"required": ["a"]}]}, 3, None),
        ({"required": ["a"]}, {}, None),
    ],
)
def test_which_keys_a_failure_is_about(
    schema: dict[str, Any], instance: Any, told: Lack | Clash | None
) -> None:
    errors = list(Draft202012Validator(schema).iter_errors(instance))
    if isinstance(instance, dict):
        assert errors
    assert [about_keys(error) for error in errors][:1] == ([told] if errors else [])
