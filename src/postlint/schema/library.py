"""Schemas: those that come with postlint, and what is made of one once."""

from __future__ import annotations

import json
from collections.abc import Mapping, Set
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from postlint.files.reading import shipped
from postlint.schema.bounded import Effort, TooMuchWorkError, bounded
from postlint.schema.folding import folded, names_in, opened
from postlint.schema.formats import CHECKS
from postlint.schema.screen import Screens, screened

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError
    from jsonschema.protocols import Validator

SETTINGS = "postlint"
"""The name of the schema of postlint's own config files."""
_SUFFIX = ".schema.json"
_MOST_REMEMBERED = 4096
_DEEP = 20


class SchemaError(Exception):
    """A schema that cannot be used. Its text says why, and where in it."""


class Schema:
    """A schema, and what is made of it once.

    `name` is how people know it. `resources` are further documents that it may refer to, by URI;
    nothing else is ever read or fetched. One that `is_foreign`, which did not come with postlint,
    is run with bounded work. Where nothing `refuses` a post that does not fit, it is no error.
    """

    def __init__(
        self,
        name: str,
        document: Mapping[str, Any],
        resources: Mapping[str, Any] | None = None,
        *,
        is_foreign: bool = False,
        refuses: bool = True,
    ) -> None:
        self.name = name
        self.document = document
        self._resources = dict(resources or {})
        self.is_foreign = is_foreign
        self.refuses = refuses
        self._effort = Effort()
        self._validators: dict[bool, Validator] = {}
        self._screens: dict[bool, Screens | None] = {}
        self._documents: dict[bool, Mapping[str, Any]] = {
            False: opened(document) if is_foreign else document
        }
        self._properties: dict[int, dict[str, Any]] = {}
        self._described: dict[int, Set[str]] = {}
        self._names: dict[int, list[str]] = {}
        self._about: dict[tuple[str | int, ...], Mapping[str, Any]] = {}

    def validator(self, *, fold: bool) -> Validator:
        """What runs it; `fold` for front matter whose keys are in lower case."""
        if fold not in self._validators:
            document = self._document(fold=fold)
            kind = _kind(document, self._screens_of(fold=fold))
            if self.is_foreign:
                kind = bounded(kind, self._effort)
            self._validators[fold] = _validator(kind, document, self._resources, fold=fold)
        return self._validators[fold]

    def _document(self, *, fold: bool) -> Mapping[str, Any]:
        if fold not in self._documents:
            self._documents[fold] = folded(self._documents[False])
        return self._documents[fold]

    def _screens_of(self, *, fold: bool) -> Screens | None:
        if fold not in self._screens:
            alone = not self.is_foreign and not self._resources
            self._screens[fold] = Screens(self._document(fold=fold)) if alone else None
        return self._screens[fold]

    def errors(self, instance: Any, *, fold: bool) -> list[ValidationError]:
        """The errors of an instance.

        Raises SchemaError for a reference that leads nowhere, and TooMuchWorkError for more work
        than is bearable.
        """
        from referencing.exceptions import Unresolvable

        self._effort.begin()
        try:
            return list(self.validator(fold=fold).iter_errors(instance))
        except MemoryError:
            raise TooMuchWorkError from None
        except RecursionError:
            if _is_deep(instance):
                raise TooMuchWorkError from None
            raise SchemaError(f"{self.name}: its references run in a circle") from None
        except Unresolvable as error:
            raise SchemaError(
                f"{self.name}: it refers to `{error.ref}`, which is not in it; postlint fetches "
                "nothing"
            ) from None

    def fits(self, instance: Any, *, fold: bool) -> bool:
        """Whether an instance certainly fits it; False where its validator has to say."""
        screens = self._screens_of(fold=fold)
        return screens is not None and screens.fits(self._document(fold=fold), instance)

    @cached_property
    def spelling(self) -> Mapping[str, str]:
        """All names of properties in it, as it spells them, by their lower case."""
        return names_in(self.document)

    @cached_property
    def keys(self) -> Mapping[str, str]:
        """The top keys that it knows, as it spells them, by their lower case."""
        return {key.lower(): key for key in self.document.get("properties", {})}

    def about(self, *path: str | int) -> Mapping[str, Any]:
        """What it says of the value at a path, however the keys are cased; empty where nothing."""
        if path not in self._about:
            if len(self._about) >= _MOST_REMEMBERED:
                self._about.clear()
            self._about[path] = self._said(path)
        return self._about[path]

    def _said(self, path: tuple[str | int, ...]) -> Mapping[str, Any]:
        held: Any = self.document
        for step in path:
            held = {**self._resolved(held), **(held if isinstance(held, Mapping) else {})}
            if isinstance(step, int):
                held = held.get("items", {})
            else:
                held = self._folded_properties(held).get(step.lower(), {})
        return {**self._resolved(held), **held} if isinstance(held, Mapping) else {}

    def described(self, subschema: Any) -> Set[str]:
        """The properties that a part of it has in any of its branches, in lower case."""
        if id(subschema) not in self._described:
            self._described[id(subschema)] = self._in_branches(subschema)
        return self._described[id(subschema)]

    def names(self, subschema: Any) -> list[str]:
        """The properties of a part of it, sorted."""
        if id(subschema) not in self._names:
            self._names[id(subschema)] = sorted(subschema.get("properties", {}))
        return self._names[id(subschema)]

    def _in_branches(self, subschema: Any) -> Set[str]:
        found: set[str] = set()
        seen: set[int] = set()
        stack = [subschema]
        while stack:
            held = stack.pop()
            if not isinstance(held, Mapping) or id(held) in seen:
                continue
            seen.add(id(held))
            found |= self._folded_properties(held).keys()
            stack += [self._resolved(held), *(held.get(word) for word in ("if", "then", "else"))]
            stack += [b for word in ("allOf", "anyOf", "oneOf") for b in held.get(word, ())]
        return found

    def _folded_properties(self, schema: Mapping[str, Any]) -> dict[str, Any]:
        properties = schema.get("properties")
        if not isinstance(properties, Mapping):
            return {}
        if id(properties) not in self._properties:
            self._properties[id(properties)] = {key.lower(): properties[key] for key in properties}
        return self._properties[id(properties)]

    def _resolved(self, schema: Any) -> Mapping[str, Any]:
        """A schema, or the one within the document that it refers to."""
        for _ in range(len(self.document.get("$defs", {})) + 1):
            reference = schema.get("$ref", "") if isinstance(schema, Mapping) else ""
            if not reference.startswith("#/"):
                break
            target: Any = self.document
            for step in reference[2:].split("/"):
                target = target.get(step, {}) if isinstance(target, Mapping) else {}
            schema = target
        return schema if isinstance(schema, Mapping) else {}


@lru_cache
def folder() -> Path:
    """The folder of the schemas: in the installed package, or beside its source."""
    package = Path(__file__).parents[1]  # importlib.resources takes 8 ms to load
    shipped = package / "schemas"
    return shipped if shipped.is_dir() else package.parents[1] / "schemas"


@lru_cache
def names() -> tuple[str, ...]:
    """The names of the schemas that come with postlint, sorted."""
    held = (item.name for item in folder().iterdir())
    return tuple(sorted(name[: -len(_SUFFIX)] for name in held if name.endswith(_SUFFIX)))


def text(name: str) -> str:
    """The text of a schema that comes with postlint. Raises FileNotFoundError."""
    return shipped(folder() / f"{name}{_SUFFIX}").decode("utf-8").replace("\r\n", "\n")


def settings_text() -> str:
    """The text of the schema of postlint's own config files."""
    return shipped(folder() / f"{SETTINGS}.json").decode("utf-8").replace("\r\n", "\n")


@lru_cache(maxsize=64)
def load(name: str) -> Schema:
    """A schema that comes with postlint. Raises FileNotFoundError where there is none."""
    return Schema(name, json.loads(text(name)))


@lru_cache
def _all_keys() -> frozenset[str]:
    return frozenset(key for name in names() for key in load(name).keys)


def known_anywhere(key: str) -> bool:
    """Whether any generator or theme that postlint knows has a key, in whatever case."""
    return key.lower() in _all_keys()


def _kind(document: Mapping[str, Any], screens: Screens | None) -> Any:
    """The kind of validator that runs a document, where screens leave it something to do."""
    from jsonschema import Draft202012Validator
    from jsonschema.validators import extend, validator_for

    kind: Any = validator_for(document, default=Draft202012Validator)
    if screens is None:
        return kind
    properties = screened(kind.VALIDATORS["properties"], screens)
    return extend(kind, {"properties": properties})  # type: ignore[no-untyped-call]


def _validator(
    kind: Any, document: Mapping[str, Any], resources: Mapping[str, Any], *, fold: bool
) -> Validator:
    import jsonschema
    from referencing import Registry, Resource
    from referencing.jsonschema import DRAFT202012

    checker = jsonschema.FormatChecker()
    for name, accepts in CHECKS.items():
        checker.checks(name)(accepts)
    registry: Registry[Any] = Registry()  # retrieves nothing: a reference elsewhere is an error
    registry = registry.with_resources(
        (uri, Resource.from_contents(folded(held) if fold else held, DRAFT202012))
        for uri, held in resources.items()
    )
    made: Validator = kind(document, registry=registry, format_checker=checker)
    return made


def _is_deep(instance: Any) -> bool:
    """Whether a value holds so much within each other that any schema may be at its end with it."""
    held = [instance]
    for _ in range(_DEEP):
        inner = [part for one in held for part in _parts(one)]
        held = [part for part in inner if isinstance(part, dict | list)]
    return bool(held)


def _parts(value: Any) -> list[Any]:
    return list(value.values()) if isinstance(value, dict) else value
