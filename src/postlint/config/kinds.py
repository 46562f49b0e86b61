"""Kinds of values that settings have: how each is read, and the JSON Schema that describes it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import partial
from pathlib import Path
from typing import Any, NoReturn, Protocol, get_args, get_origin

from postlint.config.error import all_of
from postlint.config.place import Place
from postlint.suggestion import suggest


class Kind(Protocol):
    """A kind of value."""

    @property
    def wanted(self) -> str:
        """What it is called in "should be …"."""

    def read(self, value: object, place: Place) -> Any:
        """The value as settings hold it. Raises ConfigError for one of another kind."""

    def schema(self) -> dict[str, Any]:
        """The JSON Schema of its values."""


def _refuse(value: object, wanted: str, place: Place) -> None:
    place.fail(f"should be {wanted}, and is {_kind(value)}")


@dataclass(frozen=True, slots=True)
class Single:
    """A value of one of TOML's types. `made_of` are Python's types for it."""

    wanted: str
    name: str
    made_of: tuple[type, ...]

    def read(self, value: object, place: Place) -> Any:
        if not isinstance(value, self.made_of) or isinstance(value, bool) != (self is FLAG):
            _refuse(value, self.wanted, place)
        if isinstance(value, str) and "\0" in value:
            place.fail("holds a NUL, which nothing that is meant does")
        return value

    def schema(self) -> dict[str, Any]:
        return {"type": self.name}


FLAG = Single("true or false", "boolean", (bool,))
WHOLE = Single("a whole number", "integer", (int,))
NUMBER = Single("a number", "number", (int, float))
TEXT = Single("text", "string", (str,))


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several texts, in whatever case it is written; `made` makes the value of it."""

    among: tuple[str, ...]
    made: type[Enum] | type[str] = str
    wanted: str = "one of several texts"

    def read(self, value: object, place: Place) -> Any:
        named = {text.lower(): text for text in self.among}
        meant = named.get(value.lower()) if isinstance(value, str) else None
        if meant is None:
            hint = suggest(str(value), self.among) or f"It can be {', '.join(self.among)}."
            place.fail(f"cannot be {value!r}. {hint}")
        return self.made(meant)

    def schema(self) -> dict[str, Any]:
        return {"enum": list(self.among)}


@dataclass(frozen=True, slots=True)
class Many:
    """A list; a single value counts as a list of one where `or_one`."""

    item: Kind
    or_one: bool = False

    @property
    def wanted(self) -> str:
        return f"a list, each item {self.item.wanted}"

    def read(self, value: object, place: Place) -> tuple[Any, ...]:
        if self.or_one and isinstance(value, str):
            return (self.item.read(value, place),)
        if not isinstance(value, list):
            _refuse(value, self.wanted, place)
            return ()
        items = enumerate(value)
        return tuple(all_of(partial(self.item.read, item, place.child(i)) for i, item in items))

    def schema(self) -> dict[str, Any]:
        one = self.item.schema()
        listed = {"type": "array", "items": one}
        return {"anyOf": [one, listed]} if self.or_one else listed


@dataclass(frozen=True, slots=True)
class FilePath:
    """The path of a file, written as seen from the config file's folder."""

    wanted: str = "the path of a file"

    def read(self, value: object, place: Place) -> Path:
        return place.file.parent / str(TEXT.read(value, place))

    def schema(self) -> dict[str, Any]:
        return TEXT.schema()


@dataclass(frozen=True, slots=True)
class Key:
    """A key of a table: the kind of its values, and what it is for."""

    kind: Kind
    about: str
    is_required: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with the keys that are given, and no others."""

    keys: Mapping[str, Key]
    wanted: str = "a table"

    def read(self, value: object, place: Place) -> dict[str, Any]:
        if not isinstance(value, dict):
            _refuse(value, self.wanted, place)
            return {}
        readings = [partial(self._read, key, held, place.child(key)) for key, held in value.items()]
        if value.keys() <= self.keys.keys():  # else the unknown one may be what is missing
            needed = (key for key, about in self.keys.items() if about.is_required)
            readings += [partial(self._miss, key, place) for key in needed if key not in value]
        return dict(zip(value, all_of(readings), strict=True))

    def _read(self, key: str, held: object, place: Place) -> Any:
        if key not in self.keys:
            hint = suggest(key, self.keys) or f"There {_listed(self.keys)}."
            place.fail(f"is no setting. {hint}")
        return self.keys[key].kind.read(held, place)

    def _miss(self, key: str, place: Place) -> NoReturn:
        place.fail(f"needs `{key}`: {self.keys[key].about}")

    def schema(self) -> dict[str, Any]:
        required = [name for name, key in self.keys.items() if key.is_required]
        return {
            "type": "object",
            "properties": {
                name: {"description": key.about, **key.kind.schema()}
                for name, key in self.keys.items()
            },
            **({"required": required} if required else {}),
            "additionalProperties": False,
        }


@dataclass(frozen=True, slots=True)
class Named:
    """A table of things by their names, all of one kind."""

    item: Kind
    wanted: str = "a table of tables, by name"

    def read(self, value: object, place: Place) -> dict[str, Any]:
        if not isinstance(value, dict):
            _refuse(value, self.wanted, place)
            return {}
        held = value.items()
        readings = (partial(self.item.read, one, place.child(name)) for name, one in held)
        return dict(zip(value, all_of(readings), strict=True))

    def schema(self) -> dict[str, Any]:
        return {"type": "object", "additionalProperties": self.item.schema()}


def kind_of(annotation: Any) -> Kind | None:
    """The kind of values that a rule's option of a type has; None for a type that none can have."""
    if get_origin(annotation) is tuple:
        item = kind_of(get_args(annotation)[0])
        return None if item is None else Many(item)
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return Choice(tuple(member.value for member in annotation), annotation)
    return {bool: FLAG, int: WHOLE, float: NUMBER, str: TEXT}.get(annotation)


def _listed(names: Iterable[str]) -> str:
    names = [f"`{name}`" for name in names]
    return f"{'is' if len(names) == 1 else 'are'} {', '.join(names)}"


def _kind(value: object) -> str:
    names = {dict: "a table", list: "a list", str: "text", bool: "true or false"}
    numbers = {int: "a whole number", float: "a number"}
    return {**names, **numbers}.get(type(value), f"a {type(value).__name__}")  # dates and times
