"""The schema that a site's posts share, and the posts that do not share it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from postlint.dialect.dates import hugo_date
from postlint.dialect.dates.written import is_iso_date

_NEARLY_ALL = 0.95
_FEWEST_POSTS = 5
_MOST_ENUM = 8
_TIMES_EACH = 4
_LONGEST_ENUM = 30
_MOST_OUTLIERS = 20


@dataclass(frozen=True, slots=True)
class Outlier:
    """A post that differs from nearly all others, and how."""

    path: str
    message: str


@dataclass(slots=True)
class _Values:
    """The values of one key, each with the post it comes from."""

    spellings: Counter[str] = field(default_factory=Counter)
    found: list[tuple[str, Any]] = field(default_factory=list)


def infer(posts: Iterable[tuple[str, dict[str, Any]]]) -> tuple[dict[str, Any], list[Outlier]]:
    """The schema that front matters share, given each with its post's path; and the outliers.

    Keys are compared without case and spelled as most posts do. A key in nearly all posts is
    required; a type that nearly all values have is asked for; few values that come often are the
    only ones. What is then reported of the posts it was made from are the outliers.
    """
    outliers: list[Outlier] = []
    schema = _mapping([(path, data) for path, data in posts], "", outliers)
    made = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    return made, outliers


def _mapping(
    found: list[tuple[str, dict[str, Any]]], prefix: str, outliers: list[Outlier]
) -> dict[str, Any]:
    keys: dict[str, _Values] = {}
    for path, data in found:
        for key, value in data.items():
            values = keys.setdefault(key.lower(), _Values())
            values.spellings[key] += 1
            values.found.append((path, value))
    properties: dict[str, Any] = {}
    required: list[str] = []
    for values in keys.values():
        name = values.spellings.most_common(1)[0][0]
        where = f"{prefix}{name}"
        properties[name] = _value(values.found, where, outliers)
        if len(found) >= _FEWEST_POSTS and len(values.found) >= _NEARLY_ALL * len(found):
            required.append(name)
            having = {path for path, _ in values.found}
            lacking = [path for path, _ in found if path not in having]
            outliers += _few(lacking, f"`{where}` is missing")
    return {
        "type": "object",
        **({"required": required} if required else {}),
        "properties": properties,
    }


def _value(found: list[tuple[str, Any]], where: str, outliers: list[Outlier]) -> dict[str, Any]:
    types = Counter(_type(value) for _, value in found)
    usual: list[str] = []
    for name, _ in types.most_common():
        if sum(types[other] for other in usual) >= _NEARLY_ALL * len(found):
            break
        usual.append(name)
    if len(found) >= _FEWEST_POSTS:
        for name in types.keys() - set(usual):
            odd = [path for path, value in found if _type(value) == name]
            outliers += _few(odd, f"`{where}` is {_WORDS[name]}, and {_WORDS[usual[0]]} elsewhere")
    else:
        usual = list(types)
    schema: dict[str, Any] = {"type": usual[0] if len(usual) == 1 else sorted(usual)}
    if "string" in usual:
        schema |= _text([(p, v) for p, v in found if isinstance(v, str)], where, outliers)
        if "enum" in schema and len(usual) > 1:
            del schema["enum"]  # it would refuse the other types
    if "array" in usual:
        items = [(path, item) for path, value in found if isinstance(value, list) for item in value]
        if items:
            schema["items"] = _value(items, f"{where}[]", outliers)
    if "object" in usual:
        schema |= _mapping([(p, v) for p, v in found if isinstance(v, dict)], f"{where}.", outliers)
        schema["type"] = usual[0] if len(usual) == 1 else sorted(usual)
    return schema


def _text(found: list[tuple[str, str]], where: str, outliers: list[Outlier]) -> dict[str, Any]:
    for name, fits in (("yaml-date", is_iso_date), ("hugo-date", _is_hugo_date)):
        dated = [value for _, value in found if value.strip() and fits(value)]
        if len(dated) >= max(1, _NEARLY_ALL * len(found)):
            odd = [(path, value) for path, value in found if not fits(value)]
            outliers += [
                Outlier(path, f"`{where}` is no date: {value[:_LONGEST_ENUM]!r}")
                for path, value in odd
            ]
            return {"format": name}
    values = Counter(value for _, value in found)
    often = [value for value, count in values.most_common() if count >= _TIMES_EACH]
    share = sum(values[value] for value in often) / len(found)
    short = all(len(value) <= _LONGEST_ENUM for value in often)
    if not 0 < len(often) <= _MOST_ENUM or share < _NEARLY_ALL or not short or "[]" in where:
        return {}
    for value in values.keys() - set(often):
        odd_posts = [path for path, held in found if held == value]
        outliers += _few(odd_posts, f"`{where}` is {value!r}, which hardly any other post has")
    return {"enum": sorted(often)}


def _few(paths: list[str], message: str) -> Iterator[Outlier]:
    for path in paths[:_MOST_OUTLIERS]:
        yield Outlier(path, message)


_WORDS = {
    "null": "empty",
    "boolean": "true or false",
    "integer": "a whole number",
    "number": "a number",
    "string": "text",
    "array": "a list",
    "object": "a mapping",
}


def _type(value: Any) -> str:
    kinds = ((bool, "boolean"), (int, "integer"), (float, "number"), (str, "string"))
    for kind, name in (*kinds, (list, "array"), (dict, "object")):
        if isinstance(value, kind):
            return name
    return "null"


def _is_hugo_date(text: str) -> bool:
    return not text or hugo_date.parse(text) is not None
