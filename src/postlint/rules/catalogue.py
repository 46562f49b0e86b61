"""The rules that there are: found as files, imported when asked for."""

from __future__ import annotations

import os
from functools import cache, lru_cache
from importlib import import_module
from pathlib import Path
from typing import cast

from postlint.rules.rule import Rule

_FOLDER = Path(__file__).parent


@lru_cache
def groups() -> dict[str, tuple[str, ...]]:
    """The ids of all rules by group, both sorted. Imports no rule."""
    return {
        folder.name.replace("_", "-"): tuple(
            sorted(
                name[:-3].replace("_", "-")
                for name in os.listdir(folder)
                if name.endswith(".py") and not name.startswith("_")
            )
        )
        for folder in sorted(_FOLDER.iterdir())
        if folder.is_dir() and not folder.name.startswith("_")
    }


@lru_cache
def ids() -> dict[str, str]:
    """The group of each rule, by id."""
    return {rule: group for group, rules in groups().items() for rule in rules}


@cache
def load(rule_id: str) -> type[Rule]:
    """The class of a rule. Raises KeyError for an id that is none."""
    group = ids()[rule_id].replace("-", "_")
    module = import_module(f"postlint.rules.{group}.{rule_id.replace('-', '_')}")
    for value in vars(module).values():
        is_rule = isinstance(value, type) and issubclass(value, Rule) and value is not Rule
        if is_rule and value.id == rule_id and value.__module__ == module.__name__:
            return cast(type[Rule], value)
    raise TypeError(f"{module.__name__} declares no rule with the id {rule_id}")


PRESETS = ("recommended", "accessibility", "seo", "style", "strict", "all")


@lru_cache
def preset(name: str) -> frozenset[str]:
    """The rules of a preset: `recommended` are those that run without being asked for.

    `strict` is `recommended` and what is for sites that want nothing left open. Raises KeyError
    for a name that is no preset.
    """
    if name not in PRESETS:
        raise KeyError(name)
    if name == "all":
        return frozenset(ids())
    by_default = name in ("recommended", "strict")
    return frozenset(
        rule for rule in ids() if name in load(rule).presets or (by_default and load(rule).default)
    )
