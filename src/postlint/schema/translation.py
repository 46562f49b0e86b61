"""From what a validator says of values to failures in the author's spelling and places."""

from __future__ import annotations

from ast import literal_eval
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, cast

from postlint.diagnostic import Severity
from postlint.dialect.dates import FORMATS
from postlint.document.front_matter.nodes import Mapping as MappingNode
from postlint.document.front_matter.nodes import Node, Sequence
from postlint.pattern import lazy
from postlint.record import NamedTuple
from postlint.schema.bounded import takes
from postlint.schema.failure import Failure
from postlint.schema.library import Schema
from postlint.schema.lifetimes import refusing
from postlint.schema.wording import Clash, Lack, about_keys
from postlint.source import Span

_CLOSING = frozenset({"additionalProperties", "unevaluatedProperties"})
_SEPARATOR = lazy("[,;|，、]")
_QUOTED = lazy(r"""'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*\"""")

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError


class _Place(NamedTuple):
    """The path of a value as it is spelled, its node, and the span of its key."""

    path: tuple[str | int, ...]
    node: Node
    key_span: Span | None


class Translation:
    """Translates what a validator says of a front matter, its `root`, by a schema.

    `fold`: the case of keys does not count.
    """

    def __init__(self, root: MappingNode, schema: Schema, *, fold: bool) -> None:
        self.root = root
        self.schema = schema
        self.fold = fold

    def failures(self, errors: Iterable[ValidationError]) -> Iterator[Failure]:
        """The failures that were meant, each told once."""
        for error in _told_once(errors):
            yield from self._failures(error)

    def _failures(self, error: ValidationError) -> Iterator[Failure]:
        place = self._place(error.absolute_path)
        if error.validator == "required":
            yield from self._missing(error, place)
        elif (keys := about_keys(error)) is not None:
            yield self._of_keys(keys, place)
        elif error.validator in _CLOSING:
            yield from self._unknown(error, place)
        else:
            yield self._of_value(error, place)

    def _of_value(self, error: ValidationError, place: _Place) -> Failure:
        path, node, key_span = place
        held = _schema_of(error)
        keyword, expected = str(error.validator), cast(Any, error.validator_value)
        span = node.span
        if "propertyNames" in error.schema_path and isinstance(node, MappingNode):
            entry = node.find(str(error.instance), fold=self.fold)
            if entry is not None:
                path, span = (*path, entry.key), entry.key_span
        elif keyword == "not" and expected == {}:
            keyword, span = "shut out", key_span or span
        refused = held.get("x-postlint-refused")
        return Failure(
            path,
            _rule(keyword, expected, held, error.instance),
            keyword,
            expected,
            error.instance,
            self._description(*path),
            _wanted(held, keyword, expected, self.schema),
            span,
            key_span,
            self.schema.name,
            refused=refusing(refused) if refused else None,
        )

    def _missing(self, error: ValidationError, place: _Place) -> Iterator[Failure]:
        """The keys that a mapping has to have and lacks, one failure each."""
        path, node, key_span = place
        told = _schema_of(error).get("x-postlint-missing")
        severity = Severity(told) if told and not self.schema.is_foreign else None
        for wanted in cast(Any, error.validator_value):
            if wanted not in cast(Any, error.instance):
                key = self._spelled(wanted)
                yield Failure(
                    path, "missing-key", "required", key, None,
                    self._description(*path, key), None, node.span, key_span,
                    self.schema.name, severity,
                )  # fmt: skip

    def _of_keys(self, keys: Lack | Clash, place: _Place) -> Failure:
        """A failure of one key, where a keyword is about several."""
        path, node, _ = place
        entries = [
            entry
            for name in (*keys.names, getattr(keys, "needed_with", None))
            if name and isinstance(node, MappingNode) and (entry := node.find(name, fold=self.fold))
        ]
        last = max(entries, key=lambda entry: entry.key_span, default=None)
        key_span = last.key_span if last else None
        if isinstance(keys, Lack):
            names = [*map(self._spelled, keys.names)]
            needed_with = last.key if last and keys.needed_with else None
            return Failure(
                path, "missing-key", "required", "` or `".join(names), None,
                self._description(*path, names[0]), needed_with, node.span, key_span,
                self.schema.name,
            )  # fmt: skip
        written = [entry.key for entry in entries if entry is not last]
        here = (*path, last.key) if last else path
        return Failure(
            here, "schema-violation", "beside", "` and `".join(written), None,
            None, None, key_span or node.span, key_span, self.schema.name,
        )  # fmt: skip

    def _unknown(self, error: ValidationError, place: _Place) -> Iterator[Failure]:
        """The keys that a closed schema does not allow, one failure each."""
        path, node, _ = place
        schema = self.schema
        known = schema.names(error.schema)
        described = schema.described(error.schema)
        closed = None if schema.is_foreign else Severity.ERROR  # its generator stops the build
        for quoted in _QUOTED.findall(error.message.rpartition(" (")[2]):
            key = literal_eval(quoted)
            entry = node.find(key, fold=self.fold) if isinstance(node, MappingNode) else None
            # where one key fails within allOf, its neighbours count as not evaluated
            if entry is not None and key.lower() not in described:
                yield Failure(
                    (*path, entry.key), "unknown-key", str(error.validator), known, entry.key,
                    self._description(*path), None, entry.value.span, entry.key_span,
                    schema.name, closed,
                )  # fmt: skip

    def _spelled(self, key: str) -> str:
        return self.schema.spelling.get(key.lower(), key)

    def _place(self, path: Iterable[str | int]) -> _Place:
        """Where a validator's path leads."""
        node: Node = self.root
        spelled: list[str | int] = []
        key_span: Span | None = None
        for step in path:
            if isinstance(node, MappingNode):
                entry = node.find(str(step), fold=self.fold)
                if entry is None:
                    break
                spelled.append(entry.key)
                node, key_span = entry.value, entry.key_span
            elif isinstance(node, Sequence) and isinstance(step, int):
                spelled.append(step)
                node = node.items[step]
        return _Place(tuple(spelled), node, key_span)

    def _description(self, *path: str | int) -> str | None:
        """What the schema says of the value at a path, or of what holds it."""
        for length in range(len(path), 0, -1):
            described = self.schema.about(*path[:length]).get("description")
            if isinstance(described, str):
                return described
        return None


def _schema_of(error: ValidationError) -> Mapping[str, Any]:
    return error.schema if isinstance(error.schema, Mapping) else {}


def _told_once(errors: Iterable[ValidationError]) -> Iterator[ValidationError]:
    """The failures that were meant; of those about keys that one mapping lacks, the first only."""
    told: set[tuple[Any, ...]] = set()
    for error in map(_meant, errors):
        if error.validator == "required":
            place = (id(error.schema), *error.absolute_path)
            if place in told:
                continue
            told.add(place)
        yield error


def _wanted(held: Mapping[str, Any], keyword: str, expected: Any, schema: Schema) -> str | None:
    """What a value should be, in the schema's own words; of a pattern, the pattern itself."""
    said = held.get("x-postlint-wanted", held.get("errorMessage"))
    if isinstance(said, Mapping):
        said = said.get(keyword)
    if isinstance(said, str):
        return said
    has_words = isinstance(held.get("description"), str) or not schema.is_foreign
    return None if keyword != "pattern" or has_words else f"of the form `{expected}`"


def _meant(error: ValidationError) -> ValidationError:
    """The failure of the branch that was meant, where one of several had to hold.

    That is the branch which takes a value of this type; of several the one that got furthest.
    """
    while error.validator in ("anyOf", "oneOf") and error.context:
        if about_keys(error) is not None:
            return error
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


def _is_integer(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_switch(pattern: str, types: Collection[str]) -> bool:
    """Whether a text is taken as well as true and false, but none that says another thing."""
    if not {"boolean"} <= set(types) <= {"boolean", "string", "null"}:
        return False
    return takes(pattern, "true") and takes(pattern, "false") and not takes(pattern, "tea")


def _rule(keyword: str, expected: Any, schema: Mapping[str, Any], found: object) -> str:
    """The rule that speaks of a failure: the most telling one."""
    if keyword == "type":
        wanted = {expected} if isinstance(expected, str) else set(expected)
        if wanted <= {"boolean", "null"}:
            return "not-a-boolean"
        if wanted <= {"array", "null"}:
            return "not-a-list"
        if schema.get("format") in FORMATS:
            is_read = schema["format"] == "hugo-date" and _is_integer(found)
            return "misread-date" if is_read else "invalid-date"
    if keyword == "pattern" and _is_switch(expected, schema.get("type", ())):
        return "not-a-boolean"
    if keyword == "pattern" and "array" in schema.get("type", ()) and _SEPARATOR.search(str(found)):
        return "not-a-list"
    return "schema-violation"
