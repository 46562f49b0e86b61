"""JSON Schemas of front matter: found, layered, and run over posts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from postlint.document.front_matter.nodes import Mapping as MappingNode
from postlint.document.front_matter.nodes import Node, Scalar, Sequence
from postlint.document.post import Post
from postlint.profile.dates import FORMATS
from postlint.source import Span

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError
    from jsonschema.protocols import Validator

_SUFFIX = ".schema.json"
_NOT_SCHEMAS = frozenset({"enum", "const", "default", "examples"})


@dataclass(frozen=True, slots=True)
class Failure:
    """One way in which a front matter fails a schema.

    `path` leads to the value in the author's spelling, `rule` is the rule that speaks of it,
    `keyword` the schema's keyword that failed, with its `expected` value; `found` is the value
    there. `description` is what the schema says of the value. `span` is the value's (the
    mapping's for a key that is missing), `key_span` the key's where there is one.
    """

    path: tuple[str | int, ...]
    rule: str
    keyword: str
    expected: Any
    found: Any
    description: str | None
    span: Span
    key_span: Span | None
    schema: str


@lru_cache
def folder() -> Traversable:
    """The folder of the schemas: in the installed package, or beside its source."""
    shipped = files("postlint") / "schemas"
    return shipped if shipped.is_dir() else Path(__file__).parents[2] / "schemas"


@lru_cache
def names() -> tuple[str, ...]:
    """The names of the schemas that come with postlint, sorted."""
    held = (item.name for item in folder().iterdir())
    return tuple(sorted(name[: -len(_SUFFIX)] for name in held if name.endswith(_SUFFIX)))


@lru_cache(maxsize=64)
def load(name: str) -> dict[str, Any]:
    """A schema that comes with postlint. Raises FileNotFoundError where there is none."""
    loaded = json.loads((folder() / f"{name}{_SUFFIX}").read_text("utf-8"))
    assert isinstance(loaded, dict)
    return loaded


def failures(post: Post) -> tuple[Failure, ...]:
    """The ways in which a post's front matter fails the schemas of its profile.

    Of several at one place, the one of the most special schema is given. None are given for a
    front matter that does not parse.
    """
    matter = post.front_matter
    if matter is None or matter.error is not None:
        return ()
    fold = matter.folds_key_case
    found: dict[tuple[Any, ...], Failure] = {}
    instance = _instance(matter.root, fold=fold)
    for name in reversed(post.profile.schemas):
        if name in names():
            for error in _validator(name, fold).iter_errors(instance):
                for failure in _failures(error, matter.root, name, fold=fold):
                    missing = failure.expected if failure.keyword == "required" else None
                    found.setdefault((failure.path, missing), failure)
    return tuple(sorted(found.values(), key=lambda failure: failure.span))


@lru_cache(maxsize=64)
def _validator(name: str, fold: bool) -> Validator:
    from jsonschema import Draft202012Validator, FormatChecker
    from referencing import Registry

    checker = FormatChecker(formats=())
    for format_, accepts in FORMATS.items():
        checker.checks(format_)(_text_only(accepts))
    schema = load(name)
    registry: Registry[Any] = Registry()  # retrieves nothing: a reference elsewhere is an error
    return Draft202012Validator(
        _folded(schema) if fold else schema, registry=registry, format_checker=checker
    )


def _text_only(accepts: Any) -> Any:
    return lambda value: not isinstance(value, str) or accepts(value)


def _folded(schema: Any) -> Any:
    """A schema whose property names are in lower case."""
    if isinstance(schema, list):
        return [_folded(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    made: dict[str, Any] = {}
    for keyword, value in schema.items():
        if keyword in ("properties", "dependentSchemas"):
            made[keyword] = {key.lower(): _folded(held) for key, held in value.items()}
        elif keyword == "required":
            made[keyword] = [key.lower() for key in value]
            made["x-postlint-required"] = value
        else:
            made[keyword] = value if keyword in _NOT_SCHEMAS else _folded(value)
    return made


def _instance(node: Node, *, fold: bool) -> Any:
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Sequence):
        return [_instance(item, fold=fold) for item in node.items]
    return {
        entry.key.lower() if fold else entry.key: _instance(entry.value, fold=fold)
        for entry in node.effective()
    }


def _failures(
    error: ValidationError, root: MappingNode, schema: str, *, fold: bool
) -> Iterator[Failure]:
    error = _meant(error)
    path, node, key_span = _place(root, error.absolute_path, fold=fold)
    held = error.schema if isinstance(error.schema, Mapping) else {}
    keyword, expected = str(error.validator), cast(Any, error.validator_value)
    if keyword == "required":
        spelled = held.get("x-postlint-required", expected)
        for wanted, key in zip(expected, spelled, strict=True):
            if wanted not in cast(Any, error.instance):
                about = _description(load(schema), (*path, key))
                yield Failure(
                    path, "missing-key", keyword, key, None, about, node.span, key_span, schema
                )
        return
    yield Failure(
        path,
        _rule(keyword, expected, held, error.instance),
        keyword,
        expected,
        error.instance,
        _description(load(schema), path),
        node.span,
        key_span,
        schema,
    )


def _meant(error: ValidationError) -> ValidationError:
    """The failure of the branch that was meant, where one of several had to hold.

    That is the branch which takes a value of this type; of several the one that got furthest.
    """
    while error.validator in ("anyOf", "oneOf") and error.context:
        branches: dict[Any, list[ValidationError]] = {}
        for inner in error.context:
            branches.setdefault(inner.schema_path[0], []).append(inner)
        fitting = [
            errors
            for errors in branches.values()
            if not any(e.validator == "type" and e.path == type(e.path)() for e in errors)
        ]
        if not fitting:
            return error
        error = max(fitting, key=lambda errors: max(len(e.path) for e in errors))[0]
    return error


def _place(
    root: MappingNode, path: Iterable[str | int], *, fold: bool
) -> tuple[tuple[str | int, ...], Node, Span | None]:
    """Where a validator's path leads: the path as spelled, its node, and its key's span."""
    node: Node = root
    spelled: list[str | int] = []
    key_span: Span | None = None
    for step in path:
        if isinstance(node, MappingNode):
            entry = node.find(str(step), fold=fold)
            if entry is None:
                break
            spelled.append(entry.key)
            node, key_span = entry.value, entry.key_span
        elif isinstance(node, Sequence) and isinstance(step, int):
            spelled.append(step)
            node = node.items[step]
    return tuple(spelled), node, key_span


def _description(schema: Mapping[str, Any], path: Iterable[str | int]) -> str | None:
    """What a schema says of the value at a path, however the path's keys are cased."""
    held: Any = schema
    for step in path:
        if not isinstance(step, int):
            known = {key.lower(): value for key, value in held.get("properties", {}).items()}
            held = known.get(step.lower(), {})
    described = held.get("description")
    return described if isinstance(described, str) else None


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _rule(keyword: str, expected: Any, schema: Mapping[str, Any], found: object) -> str:
    """The rule that speaks of a failure: the most telling one."""
    if keyword == "format" and expected in FORMATS:
        return "invalid-date"
    if keyword == "type":
        wanted = {expected} if isinstance(expected, str) else set(expected)
        if wanted <= {"boolean", "null"}:
            return "not-a-boolean"
        if wanted <= {"array", "null"}:
            return "not-a-list"
        if schema.get("format") in FORMATS:
            return "misread-date" if _is_number(found) else "invalid-date"
    return "schema-violation"
