"""Regular expressions of a site's schemas, which a value of a post must not keep busy for long.

Source: JSON Schema's `pattern`, `patternProperties` and `additionalProperties`. The library `regex`
reads the ECMAScript dialect better than `re` (`\\p{L}`), and gives up when it is told to.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

SECONDS = 0.5
"""How long one pattern may look at one text; sound ones need microseconds."""
TOO_SLOW = "x-postlint-too-slow"
"""Stands for the keyword of a failure where a pattern took too long."""


def is_pattern(pattern: str) -> bool:
    """Whether a pattern can be run."""
    import regex

    try:
        regex.compile(pattern)
    except (regex.error, RecursionError, OverflowError):
        return False
    return True


def keywords(kind: Any) -> dict[str, Any]:
    """A validator class's keywords that hold patterns, with the time that they take bounded."""
    additional = kind.VALIDATORS["additionalProperties"]

    def additional_properties(
        validator: Any, allowed: Any, instance: Any, schema: Mapping[str, Any]
    ) -> Iterator[ValidationError]:
        patterns = schema.get("patternProperties")
        if patterns and isinstance(instance, dict):
            schema = {**schema, "patternProperties": {}}
            instance = {
                key: value
                for key, value in instance.items()
                if not any(_search(pattern, key) is not False for pattern in patterns)
            }
        yield from additional(validator, allowed, instance, schema)

    return {
        "pattern": _pattern,
        "patternProperties": _pattern_properties,
        "additionalProperties": additional_properties,
    }


def _search(pattern: str, text: str) -> bool | None:
    """Whether a pattern is found in a text; None where looking for it takes too long."""
    import regex

    try:
        return regex.search(pattern, text, timeout=SECONDS) is not None
    except TimeoutError:
        return None


def _too_slow(pattern: str) -> ValidationError:
    from jsonschema.exceptions import ValidationError

    return ValidationError("too slow", validator=TOO_SLOW, validator_value=pattern)


def _pattern(
    validator: Any,
    pattern: str,
    instance: Any,
    schema: Any,  # noqa: ARG001
) -> Iterator[ValidationError]:
    from jsonschema.exceptions import ValidationError

    if validator.is_type(instance, "string"):
        found = _search(pattern, instance)
        if found is None:
            yield _too_slow(pattern)
        elif not found:
            yield ValidationError("does not match")


def _pattern_properties(
    validator: Any,
    patterns: Mapping[str, Any],
    instance: Any,
    schema: Any,  # noqa: ARG001
) -> Iterator[ValidationError]:
    if not validator.is_type(instance, "object"):
        return
    for pattern, subschema in patterns.items():
        for key, value in instance.items():
            found = _search(pattern, key)
            if found is None:
                yield _too_slow(pattern)
            elif found:
                yield from validator.descend(value, subschema, path=key, schema_path=pattern)
