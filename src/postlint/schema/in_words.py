"""What a schema's failures are in an author's words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from postlint.document.quoting import shortened
from postlint.schema.bounded import TOO_SLOW
from postlint.schema.failure import Failure

_TYPES = {
    "string": "text",
    "boolean": "true or false",
    "array": "a list",
    "object": "a mapping",
    "integer": "a whole number",
    "number": "a number",
}
_LONGEST = 40
_MOST_CHOICES = 12


def spelled(path: tuple[str | int, ...]) -> str:
    """A path as people write it: `cover.image`, `tags[2]` (counted from 1)."""
    text = ""
    for step in path:
        text += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if text else step
    return text or "the front matter"


def shown(value: Any) -> str:
    """A value as it may stand in a sentence."""
    if isinstance(value, bool):
        return str(value).lower()
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    text = shortened(" ".join(str(value).split()), _LONGEST)
    return f'"{text}"' if isinstance(value, str) else text


def kinds(types: Any) -> str:
    """JSON types as words: ["string", "null"] is "text"."""
    wanted = [types] if isinstance(types, str) else list(types)
    if "number" in wanted and "integer" in wanted:
        wanted.remove("integer")
    words = [_TYPES[name] for name in wanted if name in _TYPES]
    return _listed(words) if words else "nothing"


def fault(failure: Failure) -> str:
    """What is wrong with a value, to be read after its key's name."""
    if failure.keyword == "enum" and len(failure.expected) > _MOST_CHOICES:
        return f"is {shown(failure.found)}, which is none of its {len(failure.expected)} words"
    if failure.wanted:
        return f"is {shown(failure.found)}, and should be {failure.wanted}"
    words = _FAULTS.get(failure.keyword)
    if words is None:
        return f"is {shown(failure.found)}, which its schema does not allow ({failure.keyword})"
    return words(failure.expected, failure.found)


_FAULTS: dict[str, Callable[[Any, Any], str]] = {
    "type": lambda wanted, found: f"is {shown(found)}, and should be {kinds(wanted)}",
    "enum": lambda wanted, found: f"is {shown(found)}, and should be {_choice(wanted)}",
    "const": lambda wanted, found: f"is {shown(found)}, and should be {shown(wanted)}",
    "pattern": lambda _, found: f"is {shown(found)}, which is not of the form that it needs",
    TOO_SLOW: lambda pattern, found: (
        f"is {shown(found)}, which the schema's pattern `{pattern}` takes too long to look at"
    ),
    "format": lambda wanted, found: f"is {shown(found)}, which is no {wanted}",
    "minimum": lambda least, found: f"is {shown(found)}, and should be at least {least}",
    "maximum": lambda most, found: f"is {shown(found)}, and should be at most {most}",
    "exclusiveMinimum": lambda edge, found: f"is {shown(found)}, and should be more than {edge}",
    "exclusiveMaximum": lambda edge, found: f"is {shown(found)}, and should be less than {edge}",
    "multipleOf": lambda unit, found: f"is {shown(found)}, and should be a multiple of {unit}",
    "minLength": lambda least, found: (
        f"has {len(found)} characters, and should have {least} or more"
    ),
    "maxLength": lambda most, found: (
        f"has {len(found)} characters, and should have {most} or fewer"
    ),
    "minItems": lambda least, found: f"has {len(found)} items, and should have {least} or more",
    "maxItems": lambda most, found: f"has {len(found)} items, and should have {most} or fewer",
    "uniqueItems": lambda _, __: "names the same thing twice",
    "anyOf": lambda _, found: f"is {shown(found)}, which is none of the shapes that it may have",
    "oneOf": lambda _, found: f"is {shown(found)}, which is none of the shapes that it may have",
    "order": lambda other, found: f"is {shown(found)}, and may not be above `{other}`",
    "contains": lambda _, __: "has no item of the kind that it needs",
    "shut out": lambda _, __: "is a key that the schema does not allow",
    "beside": lambda others, _: f"may not stand beside `{others}`",
    "not": lambda _, found: f"is {shown(found)}, which is not allowed here",
}


def _choice(values: Any) -> str:
    return _listed([shown(value) for value in values])


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"
