"""Tells quickly that an instance fits a schema, so that jsonschema runs only where one does not.

A screen is a function made of a schema once. It covers the keywords that postlint's own schemas
use; a schema with any other has no screen. `tests/schema/test_screen.py` holds screens to
jsonschema.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import reduce
from typing import Any

from postlint.dialect.dates import FORMATS
from postlint.pattern import lazy

Screen = Callable[[Any], bool]
Properties = Callable[[Any, Any, Any, Any], Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_SAY_NOTHING = frozenset(
    {"$comment", "$defs", "$id", "$schema", "default", "deprecated", "description", "else"}
    | {"examples", "then", "title"}
)
_PLAIN = (str, bool, type(None))


class _NoScreenError(Exception):
    """The schema uses something that screens do not know."""


class Screens:
    """The screens of a document and of its parts; none of them where a part cannot have one."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        compiler = _Compiler(document)
        try:
            compiler.compiled(document)
        except _NoScreenError:
            compiler.made.clear()
        self._made = compiler.made
        self._document = document  # its parts are known by their identity

    def fits(self, schema: Any, instance: Any) -> bool:
        """Whether an instance certainly fits a part of the document, or all of it."""
        quick = self._made.get(id(schema))
        return quick is not None and quick(instance)


def screened(plain: Properties, screens: Screens) -> Properties:
    """The keyword `properties`, which looks only at those of which a screen finds something.

    `plain` is jsonschema's own. It is for the document that the screens are of, and reports what
    that would.
    """

    def properties(validator: Any, value: Any, instance: Any, schema: Any) -> Any:
        if not isinstance(instance, dict):
            return ()
        found = {
            key: held
            for key, held in value.items()
            if key in instance and not screens.fits(held, instance[key])
        }
        return plain(validator, found, instance, schema)

    return properties


class _Compiler:
    """Makes screens of the parts of one document."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self.document = document
        self.referred: dict[str, Screen] = {}
        self.made: dict[int, Screen] = {}
        """The screens of all parts, by their identity."""

    def compiled(self, schema: Any) -> Screen:
        made = self.made[id(schema)] = self._compiled(schema)
        return made

    def _compiled(self, schema: Any) -> Screen:
        if isinstance(schema, bool):
            return lambda _: schema
        if schema is self.document:
            if schema.get("$schema", DIALECT) != DIALECT:
                raise _NoScreenError
        elif "$id" in schema:
            raise _NoScreenError  # references in it mean something else
        checks: list[Screen] = []
        for keyword, value in schema.items():
            if keyword in _KEYWORDS:
                checks.append(_KEYWORDS[keyword](self, value, schema))
            elif keyword not in _SAY_NOTHING and not keyword.startswith("x-"):
                raise _NoScreenError
        return _all(checks)

    def reference(self, pointer: str, _: Any) -> Screen:
        if pointer not in self.referred:
            self.referred[pointer] = lambda instance: made(instance)  # it may lead to itself
            made = self.referred[pointer] = self.compiled(self._target(pointer))
        return self.referred[pointer]

    def _target(self, pointer: str) -> Any:
        found: Any = self.document
        if not pointer.startswith("#/"):
            raise _NoScreenError
        for step in pointer[2:].split("/"):
            if not isinstance(found, Mapping) or step not in found:
                raise _NoScreenError
            found = found[step]
        return found

    def type(self, wanted: str | list[str], _: Any) -> Screen:
        names = [wanted] if isinstance(wanted, str) else wanted
        classes = frozenset(kind for name in names for kind in _CLASSES[name])
        if "integer" in names and "number" not in names:
            return lambda instance: (
                instance.__class__ in classes
                or (isinstance(instance, float) and instance.is_integer())
            )
        return lambda instance: instance.__class__ in classes

    def properties(self, properties: Mapping[str, Any], _: Any) -> Screen:
        checks = {key: self.compiled(held) for key, held in properties.items()}

        def fits(instance: Any) -> bool:
            if isinstance(instance, dict):
                for key, value in instance.items():
                    check = checks.get(key)
                    if check is not None and not check(value):
                        return False
            return True

        return fits

    def additional(self, value: Any, schema: Mapping[str, Any]) -> Screen:
        known = frozenset(schema.get("properties", ()))
        check = self.compiled(value)
        return lambda instance: (
            not isinstance(instance, dict)
            or all(key in known or check(held) for key, held in instance.items())
        )

    def items(self, value: Any, _: Any) -> Screen:
        check = self.compiled(value)
        return lambda instance: not isinstance(instance, list) or all(map(check, instance))

    def required(self, keys: list[str], _: Any) -> Screen:
        wanted = frozenset(keys)
        return lambda instance: not isinstance(instance, dict) or wanted <= instance.keys()

    def enum(self, values: list[Any], _: Any) -> Screen:
        if not all(isinstance(value, _PLAIN) for value in values):
            raise _NoScreenError  # 1 and 1.0 and true are equal in Python, and not all in JSON
        kinds = frozenset((type(value), value) for value in values)
        return lambda instance: (
            isinstance(instance, _PLAIN) and (instance.__class__, instance) in kinds
        )

    def const(self, value: Any, schema: Any) -> Screen:
        return self.enum([value], schema)

    def pattern(self, pattern: str, _: Any) -> Screen:
        wanted = lazy(pattern)
        return lambda instance: not isinstance(instance, str) or wanted.search(instance) is not None

    def format(self, name: str, _: Any) -> Screen:
        if name not in FORMATS:
            raise _NoScreenError
        return lambda _: True  # `validation` asks the generator's reader

    def min_length(self, least: int, _: Any) -> Screen:
        return lambda instance: not isinstance(instance, str) or len(instance) >= least

    def min_items(self, least: int, _: Any) -> Screen:
        return lambda instance: not isinstance(instance, list) or len(instance) >= least

    def minimum(self, least: float, _: Any) -> Screen:
        return lambda instance: not _is_number(instance) or not instance < least

    def maximum(self, most: float, _: Any) -> Screen:
        return lambda instance: not _is_number(instance) or not instance > most

    def negated(self, schema: Any, _: Any) -> Screen:
        check = self.compiled(schema)
        return lambda instance: not check(instance)

    def conditional(self, condition: Any, schema: Mapping[str, Any]) -> Screen:
        check = self.compiled(condition)
        then, otherwise = (self.compiled(schema.get(word, True)) for word in ("then", "else"))
        return lambda instance: then(instance) if check(instance) else otherwise(instance)

    def any_of(self, schemas: list[Any], _: Any) -> Screen:
        checks = [self.compiled(schema) for schema in schemas]
        return lambda instance: any(check(instance) for check in checks)

    def all_of(self, schemas: list[Any], _: Any) -> Screen:
        return _all([self.compiled(schema) for schema in schemas])


def _all(checks: list[Screen]) -> Screen:
    """What holds where all of them hold; calling each from the other takes half of a loop."""
    return reduce(_both, checks) if checks else lambda _: True


def _both(one: Screen, other: Screen) -> Screen:
    return lambda instance: one(instance) and other(instance)


def _is_number(instance: Any) -> bool:
    return instance.__class__ in (int, float)


_CLASSES: dict[str, tuple[type, ...]] = {
    "array": (list,),
    "boolean": (bool,),
    "integer": (int,),
    "null": (type(None),),
    "number": (int, float),
    "object": (dict,),
    "string": (str,),
}
_KEYWORDS: dict[str, Callable[[_Compiler, Any, Any], Screen]] = {
    "$ref": _Compiler.reference,
    "additionalProperties": _Compiler.additional,
    "allOf": _Compiler.all_of,
    "anyOf": _Compiler.any_of,
    "const": _Compiler.const,
    "enum": _Compiler.enum,
    "format": _Compiler.format,
    "if": _Compiler.conditional,
    "items": _Compiler.items,
    "maximum": _Compiler.maximum,
    "minItems": _Compiler.min_items,
    "minLength": _Compiler.min_length,
    "minimum": _Compiler.minimum,
    "not": _Compiler.negated,
    "pattern": _Compiler.pattern,
    "properties": _Compiler.properties,
    "required": _Compiler.required,
    "type": _Compiler.type,
}
