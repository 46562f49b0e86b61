"""Runs a site's schemas with bounded work: what a post and a schema hold must not stop a run.

Source: JSON Schema's `pattern`, whose expressions can take for ever; `$ref`, `allOf` and
`unevaluatedProperties`, which can look at one value over and over, more often at each level;
`uniqueItems`, which jsonschema decides by comparing each item with each. The library `regex` reads
the ECMAScript dialect better than `re` (`\\p{L}`), and gives up when it is told to.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable, Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from postlint.schema.pattern_size import MOST, size

if TYPE_CHECKING:
    import regex
    from jsonschema.exceptions import ValidationError

SECONDS = 0.25
"""How long one pattern may look at one text; sound ones need microseconds."""
ALL_SECONDS = 1.0
"""How long the patterns of a schema may look at one front matter."""
MOST_STEPS = 2_000_000
"""What it may take to hold a front matter to a schema; sound schemas need a few thousand."""
_PER_KEYWORD = 8
_PER_ERROR = 25
"""What takes as long as so many steps, one of which is looking at an entry, an item or a name."""
_LETTERS = 16
"""How many letters of a text are a step."""
_COMPARING = {"const": 4, "enum": 4, "uniqueItems": 2}
"""Keywords that may look at all that a value holds, and how many steps each part of it takes."""
_SHOWING_NAMES = frozenset({"dependentRequired", "required"})
"""Keywords whose failures are not told with all of the value, as jsonschema tells the others."""
_DESCENDING = frozenset(
    {"$dynamicRef", "$recursiveRef", "$ref", "additionalItems", "additionalProperties", "allOf"}
    | {"anyOf", "contains", "dependencies", "dependentSchemas", "else", "if", "items", "not"}
    | {"oneOf", "patternProperties", "prefixItems", "properties", "propertyNames", "then"}
    | {"unevaluatedItems", "unevaluatedProperties"}
)
"""Keywords that hand parts of a value to parts of a schema, which are counted by themselves."""
TOO_SLOW = "x-postlint-too-slow"
"""Stands for the keyword of a failure where a pattern took too long."""

Keyword = Callable[[Any, Any, Any, Any], "Iterator[ValidationError] | None"]


class TooMuchWorkError(Exception):
    """A schema takes more work than postlint puts into it."""


class Effort:
    """What a schema has cost since `begin`, which is called for each front matter."""

    def __init__(self, most_steps: float = MOST_STEPS) -> None:
        self._most_steps = most_steps
        self._of_schema: dict[int, tuple[object, int]] = {}
        self.begin()

    def begin(self) -> None:
        self._steps = 0
        self._seconds = 0.0
        self._of_post: dict[int, tuple[object, int]] = {}

    def spend(self, steps: int) -> None:
        """Raises TooMuchWorkError once more than is bearable is spent."""
        self._steps += steps
        if self._steps > self._most_steps:
            raise TooMuchWorkError

    def counted(self, name: str, keyword: Keyword) -> Keyword:
        """A keyword that counts what it looks at. Raises TooMuchWorkError.

        What it cannot judge, as a multiple of infinity, is a failure.
        """
        if name in _DESCENDING:
            return self._descending(name, keyword)

        def run(validator: Any, value: Any, instance: Any, schema: Any) -> Iterator[Any]:
            from jsonschema.exceptions import ValidationError

            looked_at = self._weight(value, self._of_schema)
            if name in _COMPARING:
                looked_at = _COMPARING[name] * (looked_at + self._weight(instance, self._of_post))
            self.spend(_PER_KEYWORD + looked_at)
            shown = 0 if name in _SHOWING_NAMES else self._weight(instance, self._of_post)
            try:
                for error in keyword(validator, value, instance, schema) or ():
                    self.spend(_PER_ERROR + shown)
                    yield error
            except (ArithmeticError, ValueError, TypeError, RecursionError):
                yield ValidationError("cannot be judged")

        return run

    def _descending(self, name: str, keyword: Keyword) -> Keyword:
        is_reference = name.endswith("ef")

        def run(validator: Any, value: Any, instance: Any, schema: Any) -> Iterator[Any]:
            looked_at = _steps_of(value) if is_reference else _size(value)
            self.spend(_PER_KEYWORD + looked_at + _size(instance))
            for error in keyword(validator, value, instance, schema) or ():
                if not isinstance(error.validator, str):  # its own, and no part's
                    self.spend(_PER_ERROR + self._weight(instance, self._of_post))
                yield error

        return run

    def _weight(self, value: object, known: dict[int, tuple[object, int]]) -> int:
        """How many steps looking at all of a value is. `known` are those of values seen before."""
        if isinstance(value, str):
            return 1 + len(value) // _LETTERS
        if not isinstance(value, dict | list):
            return 1
        if id(value) not in known:
            parts = [*value, *value.values()] if isinstance(value, dict) else value
            known[id(value)] = value, 1 + sum(self._weight(part, known) for part in parts)
        return known[id(value)][1]

    def search(self, pattern: str, text: str) -> bool | None:
        """Whether a pattern is found in a text; None where looking for it takes too long.

        Raises TooMuchWorkError where all of them together do.
        """
        self.spend(1 + len(text) // _LETTERS)
        if self._seconds > ALL_SECONDS:
            raise TooMuchWorkError
        start = time.perf_counter()
        try:
            return _compiled(pattern).search(text, timeout=SECONDS) is not None
        except TimeoutError:
            return None
        finally:
            self._seconds += time.perf_counter() - start


def is_pattern(pattern: str) -> bool:
    """Whether a pattern can be run."""
    import regex

    if size(pattern) > MOST:
        return False
    try:
        _compiled(pattern)
    except (regex.error, RecursionError, OverflowError, MemoryError):
        return False
    return True


def takes(pattern: str, word: str) -> bool:
    """Whether a pattern that can be run is found in a word; not where that takes too long."""
    try:
        return _compiled(pattern).search(word, timeout=SECONDS) is not None
    except TimeoutError:
        return False


@lru_cache(maxsize=128)
def _compiled(pattern: str) -> regex.Pattern[str]:
    """A pattern, compiled; regex's own cache would keep more of them than memory may hold."""
    import regex

    return regex.compile(pattern, cache_pattern=False)


def bounded(kind: Any, effort: Effort) -> Any:
    """A validator class that does what another one does, within bounds.

    A part of a schema that names a dialect of its own is run by this class as well, and not by
    one of jsonschema's.
    """
    from jsonschema.validators import extend

    keywords = {**kind.VALIDATORS, **_Keywords(kind, effort).by_name()}
    counted = {name: effort.counted(name, keyword) for name, keyword in keywords.items()}
    made: Any = extend(kind, counted)  # type: ignore[no-untyped-call]
    made.evolve = _evolve
    return made


def _evolve(self: Any, **changes: Any) -> Any:
    kept = {field.alias: getattr(self, field.name) for field in self.__attrs_attrs__ if field.init}
    return type(self)(**{**kept, **changes})


class _Keywords:
    """Keywords whose own work has to be bounded."""

    def __init__(self, kind: Any, effort: Effort) -> None:
        self._additional: Keyword = kind.VALIDATORS["additionalProperties"]
        self._search = effort.search

    def by_name(self) -> dict[str, Keyword]:
        return {
            "additionalProperties": self.additional_properties,
            "pattern": self.pattern,
            "patternProperties": self.pattern_properties,
            "uniqueItems": _unique_items,
        }

    def additional_properties(
        self, validator: Any, allowed: Any, instance: Any, schema: Mapping[str, Any]
    ) -> Iterator[ValidationError]:
        patterns = schema.get("patternProperties")
        if patterns and isinstance(instance, dict):
            schema = {**schema, "patternProperties": {}}
            instance = {
                key: value
                for key, value in instance.items()
                if not any(self._search(pattern, key) is not False for pattern in patterns)
            }
        yield from self._additional(validator, allowed, instance, schema) or ()

    def pattern(
        self,
        validator: Any,
        pattern: str,
        instance: Any,
        schema: Any,  # noqa: ARG002
    ) -> Iterator[ValidationError]:
        from jsonschema.exceptions import ValidationError

        if validator.is_type(instance, "string"):
            found = self._search(pattern, instance)
            if found is None:
                yield _too_slow(pattern)
            elif not found:
                yield ValidationError("does not match")

    def pattern_properties(
        self,
        validator: Any,
        patterns: Mapping[str, Any],
        instance: Any,
        schema: Any,  # noqa: ARG002
    ) -> Iterator[ValidationError]:
        if not validator.is_type(instance, "object"):
            return
        for pattern, subschema in patterns.items():
            for key, value in instance.items():
                found = self._search(pattern, key)
                if found is None:
                    yield _too_slow(pattern)
                elif found:
                    yield from validator.descend(value, subschema, path=key, schema_path=pattern)


def _too_slow(pattern: str) -> ValidationError:
    from jsonschema.exceptions import ValidationError

    return ValidationError("too slow", validator=TOO_SLOW, validator_value=pattern)


def _unique_items(
    validator: Any,
    unique: bool,
    instance: Any,
    schema: Any,  # noqa: ARG001
) -> Iterator[ValidationError]:
    from jsonschema.exceptions import ValidationError

    if unique and validator.is_type(instance, "array"):
        seen = {_frozen(item) for item in instance}
        if len(seen) < len(instance):
            yield ValidationError("holds an item twice")


def _frozen(value: Any) -> Hashable:
    """A value that is equal to that of another one where JSON's are: 1 is 1.0, and not true."""
    if isinstance(value, dict):
        return frozenset((key, _frozen(held)) for key, held in value.items())
    if isinstance(value, list):
        return tuple(map(_frozen, value))
    frozen: Hashable = (bool, value) if isinstance(value, bool) else value
    return frozen


def _size(value: Any) -> int:
    return len(value) if isinstance(value, (dict, list)) else 0


def _steps_of(reference: str) -> int:
    """What following a reference is: each part of its path takes several look-ups."""
    return len(reference) // _LETTERS + _PER_KEYWORD * reference.count("/")
