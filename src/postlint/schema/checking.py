"""Whether a schema says what its author means: valid keywords, spelled as the standard does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from postlint.document.quoting import shortened
from postlint.schema.bounded import Effort, TooMuchWorkError, bounded, is_pattern
from postlint.suggestion import suggest

_WITH_SCHEMA = frozenset(
    {"additionalItems", "additionalProperties", "contains", "contentSchema", "else", "if", "items"}
    | {"not", "propertyNames", "then", "unevaluatedItems", "unevaluatedProperties"}
)
_WITH_LIST = frozenset({"allOf", "anyOf", "oneOf", "prefixItems", "items"})
_WITH_MAP = frozenset(
    {"$defs", "definitions", "dependencies", "dependentSchemas", "patternProperties", "properties"}
)
_OTHERS = frozenset(
    {"$anchor", "$comment", "$dynamicAnchor", "$dynamicRef", "$id", "$recursiveAnchor"}
    | {"$recursiveRef", "$ref", "$schema", "$vocabulary", "const", "contentEncoding"}
    | {"contentMediaType", "default", "dependentRequired", "deprecated", "description", "enum"}
    | {"examples", "exclusiveMaximum", "exclusiveMinimum", "format", "id", "maxContains"}
    | {"maxItems", "maxLength", "maxProperties", "maximum", "minContains", "minItems", "minLength"}
    | {"minProperties", "minimum", "multipleOf", "pattern", "readOnly", "required", "title", "type"}
    | {"uniqueItems", "writeOnly"}
    # Editors know these
    | {"allowTrailingCommas", "defaultSnippets", "deprecationMessage", "doNotSuggest"}
    | {"enumDescriptions", "errorMessage", "markdownDescription", "markdownEnumDescriptions"}
    | {"patternErrorMessage", "suggestSortText", "tsType"}
)
_MOST_STEPS = 2_000_000
_MOST_PATTERNS = 1_000
_DEEPEST = 200
"""As `bounded.MOST_STEPS`, for a schema that is held to its dialect's own."""
KEYWORDS = _WITH_SCHEMA | _WITH_LIST | _WITH_MAP | _OTHERS


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a schema. `place` is the way there: `properties.title`."""

    place: str
    message: str
    path: tuple[str | int, ...]


def faults(document: Any) -> Iterator[Fault]:
    """What is wrong with a schema: what the standard refuses, and keywords that no one has.

    Validators ignore an unknown keyword, so a misspelt one checks nothing. Those that start with
    `x-` are the author's own.
    """
    if _is_too_deep(document):
        yield Fault(_spelled(()), f"it holds more than {_DEEPEST} parts within each other", ())
        return
    yield from _invalid(document)
    yield from _misspelt(document, ())
    yield from _dangling(document)
    yield from unusable_patterns(document)


def _invalid(document: Any) -> Iterator[Fault]:
    import jsonschema

    declared = document.get("$schema", "") if isinstance(document, dict) else ""
    known = document if isinstance(declared, str) else {}
    kind = jsonschema.validators.validator_for(known, default=jsonschema.Draft202012Validator)
    meta = bounded(kind, Effort(_MOST_STEPS))(kind.META_SCHEMA)
    try:
        errors = sorted(meta.iter_errors(document), key=lambda e: [str(s) for s in e.path])
    except TooMuchWorkError:
        yield Fault(_spelled(()), "it holds more than postlint looks through", ())
        return
    for error in errors:
        path = tuple(error.absolute_path)
        found = shortened(repr(error.instance))
        yield Fault(_spelled(path), f"{found} is not allowed here", path)


def _is_too_deep(document: Any) -> bool:
    held = [document] if isinstance(document, dict | list) else []
    for _ in range(_DEEPEST):
        parts = [part for one in held for part in (one.values() if isinstance(one, dict) else one)]
        held = [part for part in parts if isinstance(part, dict | list)]
        if not held:
            return False
    return True


def _misspelt(schema: Any, path: tuple[str | int, ...]) -> Iterator[Fault]:
    if not isinstance(schema, dict):
        return
    for keyword, value in schema.items():
        here = (*path, keyword)
        if keyword not in KEYWORDS and not keyword.startswith("x-"):
            hint = suggest(keyword, KEYWORDS)
            if hint or not path:
                yield Fault(
                    _spelled(here),
                    f"there is no keyword `{keyword}`, so it checks nothing."
                    + (f" {hint}" if hint else " Name your own `x-…`."),
                    here,
                )
        elif keyword in _WITH_MAP and isinstance(value, dict):
            for name, held in value.items():
                yield from _misspelt(held, (*here, name))
        elif keyword in _WITH_LIST and isinstance(value, list):
            for i, held in enumerate(value):
                yield from _misspelt(held, (*here, i))
        elif keyword in _WITH_SCHEMA:
            yield from _misspelt(value, here)


def unusable_patterns(document: Any) -> Iterator[Fault]:
    """Patterns that cannot be run, and more of them than are looked at."""
    seen = 0
    stack: list[tuple[Any, tuple[str | int, ...]]] = [(document, ())]
    while stack:
        held, path = stack.pop()
        if isinstance(held, list):
            stack += [(item, (*path, i)) for i, item in enumerate(held)]
        elif isinstance(held, dict):
            stack += [(value, (*path, key)) for key, value in held.items()]
            patterns = [(held["pattern"], (*path, "pattern"))] if "pattern" in held else []
            several = held.get("patternProperties")
            if isinstance(several, dict):
                patterns += [(name, (*path, "patternProperties", name)) for name in several]
            seen += len(patterns)
            if seen > _MOST_PATTERNS:
                yield Fault(_spelled(path), f"it has more than {_MOST_PATTERNS:,} patterns", path)
                return
            for pattern, place in patterns:
                if isinstance(pattern, str) and not is_pattern(pattern):
                    yield Fault(
                        _spelled(place), f"postlint cannot run the pattern `{pattern}`", place
                    )


def _dangling(document: Any) -> Iterator[Fault]:
    """References within the document that lead nowhere."""
    stack: list[tuple[Any, tuple[str | int, ...]]] = [(document, ())]
    anchors: set[str] = set()
    references: list[tuple[str, tuple[str | int, ...]]] = []
    while stack:
        held, path = stack.pop()
        if isinstance(held, list):
            stack += [(item, (*path, i)) for i, item in enumerate(held)]
        elif isinstance(held, dict):
            anchors |= {str(held[key]) for key in ("$anchor", "$dynamicAnchor") if key in held}
            if isinstance(reference := held.get("$ref"), str) and reference.startswith("#"):
                references.append((reference, (*path, "$ref")))
            stack += [(value, (*path, key)) for key, value in held.items()]
    for reference, path in references:
        if reference[1:] not in anchors and not _leads(document, reference[1:]):
            yield Fault(_spelled(path), f"`{reference}` leads nowhere in this schema", path)


def _leads(document: Any, pointer: str) -> bool:
    """Whether a JSON pointer leads to something."""
    if pointer and not pointer.startswith("/"):
        return False
    for part in pointer.split("/")[1:]:
        step = unquote(part).replace("~1", "/").replace("~0", "~")
        if isinstance(document, list) and step.isdecimal() and int(step) < len(document):
            document = document[int(step)]
        elif isinstance(document, dict) and step in document:
            document = document[step]
        else:
            return False
    return True


def _spelled(path: tuple[str | int, ...]) -> str:
    return ".".join(str(step) for step in path) or "the schema"
