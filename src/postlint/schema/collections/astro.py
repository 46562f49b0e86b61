"""What the collections of an Astro site ask for, as Astro itself writes it down.

Source: what `astro sync` of Astro 5 and 6 writes to `.astro/collections`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from postlint.files.reading import text_of
from postlint.lookup.collections import CONFIGS
from postlint.pattern import lazy
from postlint.profile.profile import SiteSchema
from postlint.schema.checking import faults
from postlint.schema.collections.collection import LARGEST, Collection, is_plain

_SUFFIX = ".schema.json"
_SUFFIXES = ("md", "mdx", "markdown")
_DATES = frozenset({"date-time", "date", "unix-time"})
_DATE = {"type": ["string", "number", "null"], "format": "javascript-date"}
_DRAFT_07 = "http://json-schema.org/draft-07/schema#"
"""What Astro 5 writes. It closes every object, though keys that are not asked for are dropped."""
_DEFINED = lazy(r"(?:\b(?P<name>\w+)\s*(?::[^=\n]*)?[:=]\s*)defineCollection\s*\(")
_BASE = lazy(r"\bbase\s*:\s*[\"'](?:\./)?(?P<folder>[^\"'\n]+?)/?[\"']")
_NAMED = lazy(r"\bcollections\s*(?::[^=\n]*)?=\s*\{(?P<held>[^{}]*)\}")
_PAIR = lazy(r"[\"']?(?P<name>[\w-]+)[\"']?\s*(?::\s*(?P<variable>\w+))?\s*(?:,|$)")
_COERCED = lazy(r"[\"']?(?P<key>[\w-]+)[\"']?\s*:\s*z\s*\.\s*(?:coerce|preprocess)\b")


def collections(root: Path, path: str) -> Iterator[Collection]:
    code = next(filter(None, (text_of(root / name, LARGEST, within=root) for name in CONFIGS)), "")
    folders = _folders(code)
    coerced = frozenset(found["key"] for found in _COERCED.finditer(code))
    for file in sorted((root / path).glob(f"*{_SUFFIX}")):
        name = file.name.removesuffix(_SUFFIX)
        folder = folders.get(name, f"src/content/{name}")
        document = _document(text_of(file, LARGEST, within=root), coerced)
        if document is not None and folder is not None and is_plain(folder):
            about = f"The collection `{name}` asks for it, as Astro wrote to {path}/{file.name}."
            _describe(document, about)
            files = tuple(f"{folder}/**/*.{suffix}" for suffix in _SUFFIXES)
            yield Collection(root, files, SiteSchema(f"{path}/{file.name}", document))


def _folders(code: str) -> dict[str, str | None]:
    """The folders of collections, by their names; None where the code makes one out."""
    starts = list(_DEFINED.finditer(code))
    ends = [*(found.start() for found in starts[1:]), len(code)]
    of_variables: dict[str, str | None] = {}
    for found, end in zip(starts, ends, strict=False):
        definition = code[found.end() : end]
        base = _BASE.search(definition)
        is_elsewhere = "loader" in definition and "docsLoader(" not in definition
        if base is not None or is_elsewhere:
            of_variables[found["name"]] = base["folder"] if base is not None else None
    named = _NAMED.search(code)
    pairs = _PAIR.finditer(named["held"]) if named else ()
    renamed = {pair["name"]: pair["variable"] or pair["name"] for pair in pairs}
    return of_variables | {
        name: of_variables[variable]
        for name, variable in renamed.items()
        if variable in of_variables
    }


def _document(text: str | None, coerced: frozenset[str]) -> dict[str, Any] | None:
    """A schema as it holds for what is written in a post; None for what is none."""
    try:
        document = json.loads(text or "")
    except (ValueError, RecursionError):
        return None
    if not isinstance(document, dict) or next(faults(document), None) is not None:
        return None
    made = _loosened(document, coerced, is_closed=document.get("$schema") != _DRAFT_07)
    return made if isinstance(made, dict) else None


def _loosened(held: Any, coerced: frozenset[str], *, is_closed: bool) -> Any:
    """A part of a schema with dates as they are written, and what is converted left open."""
    if isinstance(held, list):
        return [_loosened(one, coerced, is_closed=is_closed) for one in held]
    if not isinstance(held, dict):
        return held
    if _holds_date(held):
        return {**{k: v for k, v in held.items() if k == "description"}, **_DATE}
    made = {}
    for key, value in held.items():
        if key == "properties" and isinstance(value, dict):
            made[key] = {
                name: {} if name in coerced and not _holds_date(inner)
                else _loosened(inner, coerced, is_closed=is_closed)
                for name, inner in value.items()
            }  # fmt: skip
        elif key != "additionalProperties" or value is not False or is_closed:
            made[key] = _loosened(value, coerced, is_closed=is_closed)
    return made


def _describe(document: dict[str, Any], about: str) -> None:
    """Says of the keys of a collection who asks for them."""
    inner = document.get("definitions")
    parts = inner.values() if isinstance(inner, dict) else ()
    for part in (document, *(part for part in parts if isinstance(part, dict))):
        for held in part.get("properties", {}).values():
            if isinstance(held, dict):
                held.setdefault("description", about)


def _is_date(held: Any) -> bool:
    return isinstance(held, dict) and held.get("format") in _DATES


def _holds_date(held: Any) -> bool:
    return isinstance(held, dict) and (_is_date(held) or any(map(_is_date, held.get("anyOf", ()))))
