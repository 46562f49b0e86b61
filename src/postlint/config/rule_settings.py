"""Kinds of values that speak of rules: names, severities, and the options of each rule."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from enum import Enum
from inspect import get_annotations
from types import SimpleNamespace
from typing import Any, get_type_hints

from postlint.config.kinds import Choice, Kind, kind_of
from postlint.config.place import Place
from postlint.config.severities import EVERY_RULE
from postlint.diagnostic import Severity
from postlint.rules.catalogue import BUILT_IN, UnknownNameError
from postlint.rules.explanation import options, summary
from postlint.rules.rule import Rule
from postlint.suggestion import suggest

SEVERITY = Choice(tuple(severity.value for severity in Severity), Severity)
"""How bad a diagnostic is."""


@dataclass(frozen=True, slots=True)
class RuleName:
    """The name of a rule, group or preset."""

    wanted: str = "the name of a rule, group or preset"

    def read(self, value: object, place: Place) -> str:
        if not isinstance(value, str):
            place.fail("should be a list of texts")
        try:
            place.catalogue.expand([value])
        except UnknownNameError as error:
            place.fail(f"is wrong: {error}")
        return value

    def schema(self) -> dict[str, Any]:
        return {"$ref": "#/$defs/name"}


@dataclass(frozen=True, slots=True)
class Severities:
    """A table of severities by the names of rules, groups and presets."""

    wanted: str = "a table of severities by the names of rules and groups"

    def read(self, value: object, place: Place) -> dict[str, Severity]:
        if not isinstance(value, dict):
            place.fail(f"should be {self.wanted}")
        for name in value:
            RuleName().read(name, place.child(name))
        return {name: SEVERITY.read(held, place.child(name)) for name, held in value.items()}

    def schema(self) -> dict[str, Any]:
        return {"type": "object", "additionalProperties": SEVERITY.schema()}


@dataclass(frozen=True, slots=True)
class FailOn:
    """A severity for every rule, or a table of severities by name."""

    wanted: str = "a severity, or a table of severities by the names of rules and groups"

    def read(self, value: object, place: Place) -> dict[str, Severity]:
        if isinstance(value, dict):
            return Severities().read(value, place)
        return {EVERY_RULE: SEVERITY.read(value, place)}

    def schema(self) -> dict[str, Any]:
        return {"anyOf": [SEVERITY.schema(), Severities().schema()]}


@dataclass(frozen=True, slots=True)
class RuleTables:
    """Tables of options, by the rule's id."""

    wanted: str = "a table such as [rules.body-h1]"

    def read(self, value: object, place: Place) -> dict[str, dict[str, Any]]:
        if not isinstance(value, dict):
            place.fail(f"should be {self.wanted}")
        known, is_whole = place.catalogue.ids, not place.catalogue.lacks_plugins
        return {
            rule: _options(rule, held, place.child(rule))
            for rule, held in value.items()
            if is_whole or rule in known
        }

    def schema(self) -> dict[str, Any]:
        return {"$ref": "#/$defs/rules"}


def _options(rule_id: str, value: object, place: Place) -> dict[str, Any]:
    ids = place.catalogue.ids
    if rule_id not in ids:
        place.fail(f"is no rule. {suggest(rule_id, ids) or '`postlint rules` lists them.'}")
    if not isinstance(value, dict):
        place.fail("should be a table of the rule's options")
    kinds = option_kinds(place.catalogue.load(rule_id))
    made = {}
    for key, held in value.items():
        if key not in kinds:
            hint = suggest(key, kinds) or f"It has {', '.join(kinds)}."
            place.child(key).fail(f"is no option of {rule_id}. {hint}")
        made[key.replace("-", "_")] = kinds[key].read(held, place.child(key))
    return made


def option_kinds(rule: type[Rule]) -> dict[str, Kind]:
    """The kind of each option of a rule, by its name in config files.

    Raises TypeError for an option of a type that no config file can give.
    """
    hints = _hints(rule)
    kinds = {}
    for option in rule.options:
        kind = kind_of(hints[option])
        if kind is None:
            raise TypeError(f"the option `{option}` of `{rule.id}` has the type {hints[option]}")
        kinds[option.replace("_", "-")] = kind
    return kinds


def _hints(rule: type[Rule]) -> dict[str, Any]:
    """The types of a rule's options. What else is annotated may name what is not imported."""
    found: dict[str, Any] = {}
    for kind in reversed(rule.__mro__):
        own = get_annotations(kind)
        options = SimpleNamespace(
            __annotations__={name: own[name] for name in own if name in rule.options}
        )
        found |= get_type_hints(options, vars(sys.modules[kind.__module__]))
    return found


def definitions() -> dict[str, Any]:
    """What the schemas of names and of tables of rules refer to. Sites' own rules fit as well."""
    rules = {rule_id: _schema(BUILT_IN.load(rule_id)) for rule_id in sorted(BUILT_IN.ids)}
    severity = {"type": "object", "properties": {"severity": SEVERITY.schema()}}
    return {
        "name": {"type": "string", "examples": list(BUILT_IN.names)},
        "rules": {"type": "object", "properties": rules, "additionalProperties": severity},
    }


def _schema(rule: type[Rule]) -> dict[str, Any]:
    about = options(rule)
    properties = {}
    for option, (name, kind) in zip(rule.options, option_kinds(rule).items(), strict=True):
        default = rule.options[option]
        described = {"description": about[option].replace("\n", " ")} if option in about else {}
        shown = default.value if isinstance(default, Enum) else default
        properties[name] = {**described, **kind.schema(), "default": shown}
    return {
        "description": summary(rule),
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
    }
