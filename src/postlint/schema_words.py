"""What a schema's failures are in an author's words."""

from __future__ import annotations

from typing import Any

from postlint.schema import Failure

_TYPES = {
    "string": "text",
    "boolean": "true or false",
    "array": "a list",
    "object": "a mapping",
    "integer": "a whole number",
    "number": "a number",
}
_LONGEST = 40


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
    text = " ".join(str(value).split())
    text = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
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
    expected, found = failure.expected, shown(failure.found)
    match failure.keyword:
        case "type":
            return f"is {found}, and should be {kinds(expected)}"
        case "enum":
            return f"is {found}, and should be {_listed([shown(value) for value in expected])}"
        case "const":
            return f"is {found}, and should be {shown(expected)}"
        case "pattern":
            return f"is {found}, which is not of the form that it needs"
        case "format":
            return f"is {found}, which is no {expected}"
        case "minimum" | "exclusiveMinimum":
            return f"is {found}, and should be {_more(failure.keyword)} {expected}"
        case "maximum" | "exclusiveMaximum":
            return f"is {found}, and should be {_less(failure.keyword)} {expected}"
        case "minLength":
            return f"is {len(failure.found)} characters long, and should be at least {expected}"
        case "maxLength":
            return f"is {len(failure.found)} characters long, and should be at most {expected}"
        case "minItems":
            return f"has {_count(failure.found)}, and should have at least {expected}"
        case "maxItems":
            return f"has {_count(failure.found)}, and should have at most {expected}"
        case "uniqueItems":
            return "names the same thing twice"
        case "multipleOf":
            return f"is {found}, and should be a multiple of {expected}"
        case "anyOf" | "oneOf":
            return f"is {found}, which is none of the shapes that it may have"
        case "not":
            return f"is {found}, which is not allowed here"
        case _:
            return f"is {found}, which its schema does not allow ({failure.keyword})"


def _more(keyword: str) -> str:
    return "at least" if keyword == "minimum" else "more than"


def _less(keyword: str) -> str:
    return "at most" if keyword == "maximum" else "less than"


def _count(items: Any) -> str:
    return "1 item" if len(items) == 1 else f"{len(items)} items"


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"
