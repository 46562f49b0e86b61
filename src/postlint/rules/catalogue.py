"""The rules that there are: postlint's own, found as files, and those that a site adds."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib import import_module
from pathlib import Path
from typing import Any, cast

from postlint.files.reading import shipped
from postlint.rules.rule import Rule
from postlint.suggestion import suggest

_FOLDER = Path(__file__).parent
_OFF_LINE = re.compile(rb"\n    default(?:: [^=\n]+)? = False\b")
_PRESETS_LINE = re.compile(rb"\n    presets(?:: [^=\n]+)? = (\([^()]*\)|.*)")
_SITE_LINE = re.compile(rb"\n    def check_site\(")
_ASKING_LINE = re.compile(rb"\n    (?:folds = \"site\"|habits = )")
ENTRY_POINTS = "postlint.rules"
"""What installed packages offer rules under."""
PRESETS = ("recommended", "accessibility", "seo", "style", "strict", "all")


class UnknownNameError(Exception):
    """A name that no rule, group or preset has. Its text says so, and suggests what is meant."""


@dataclass(frozen=True)
class Catalogue:
    """All rules by id, none of postlint's own imported before it is asked for.

    `added` are the classes of the rules that a site adds, by id. Where it `lacks_plugins`, names
    that are not known may be those of rules that were not loaded: they stand for none.
    """

    added: Mapping[str, type[Rule]] = field(default_factory=dict)
    lacks_plugins: bool = False

    @cached_property
    def groups(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of all rules by group, both sorted."""
        groups = dict(_own_groups())
        for rule_id, rule in self.added.items():
            groups[rule.group()] = tuple(sorted((*groups.get(rule.group(), ()), rule_id)))
        return dict(sorted(groups.items()))

    @cached_property
    def ids(self) -> Mapping[str, str]:
        """The group of each rule, by id."""
        return {rule: group for group, rules in self.groups.items() for rule in rules}

    @cached_property
    def site_rules(self) -> frozenset[str]:
        """The rules about a whole site."""
        added = (rule_id for rule_id, rule in self.added.items() if rule.is_of_site())
        return _own_site_rules().union(added)

    @cached_property
    def about_sites(self) -> frozenset[str]:
        """The rules to which it matters what other posts of a site say, those of sites included."""
        added = (rule_id for rule_id, rule in self.added.items() if rule.asks_of_site())
        return _own_asking_rules().union(self.site_rules, added)

    @property
    def names(self) -> tuple[str, ...]:
        """Whatever rules can be selected by: ids, groups and presets."""
        return (*self.ids, *self.groups, *PRESETS)

    def load(self, rule_id: str) -> type[Rule]:
        """The class of a rule. Raises KeyError for an id that is none."""
        return self.added.get(rule_id) or _load(rule_id, self.ids[rule_id])

    def preset(self, name: str) -> frozenset[str]:
        """The rules of a preset: `recommended` are those that run without being asked for.

        `strict` is `recommended` and what is for sites that want nothing left open. Raises
        KeyError for a name that is no preset.
        """
        if name not in PRESETS:
            raise KeyError(name)
        if name == "all":
            return frozenset(self.ids)
        return _own_preset(name) | {
            rule_id for rule_id, rule in self.added.items() if _is_in(rule, name)
        }

    def expand(self, names: Iterable[str]) -> frozenset[str]:
        """The ids that names of rules, groups and presets stand for. Raises UnknownNameError."""
        chosen: set[str] = set()
        for name in names:
            if name in self.ids:
                chosen.add(name)
            elif name in self.groups:
                chosen.update(self.groups[name])
            elif name in PRESETS:
                chosen |= self.preset(name)
            elif not self.lacks_plugins:
                hint = suggest(name, self.names) or "`postlint rules` lists them."
                raise UnknownNameError(f"there is no rule, group or preset `{name}`. {hint}")
        return frozenset(chosen)


@cache
def _own_groups() -> Mapping[str, tuple[str, ...]]:
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


@cache
def _load(rule_id: str, group: str) -> type[Rule]:
    name = f"postlint.rules.{group.replace('-', '_')}.{rule_id.replace('-', '_')}"
    module = import_module(name)
    for value in vars(module).values():
        is_rule = isinstance(value, type) and issubclass(value, Rule) and value is not Rule
        if is_rule and value.id == rule_id and value.__module__ == name:
            return cast(type[Rule], value)
    raise TypeError(f"{name} declares no rule with the id {rule_id}")


@cache
def _own_site_rules() -> frozenset[str]:
    return frozenset(id_ for id_ in BUILT_IN.ids if _says(id_, _SITE_LINE, Rule.is_of_site))


@cache
def _own_asking_rules() -> frozenset[str]:
    return frozenset(id_ for id_ in BUILT_IN.ids if _says(id_, _ASKING_LINE, Rule.asks_of_site))


def _says(rule_id: str, line: re.Pattern[bytes], method: Any) -> bool:
    """Whether a rule's file has such a line; without the file, what the rule's method says."""
    try:
        return line.search(_code_of(rule_id)) is not None
    except OSError:  # only compiled
        return bool(method.__func__(BUILT_IN.load(rule_id)))


@cache
def _own_preset(name: str) -> frozenset[str]:
    return frozenset(rule_id for rule_id in BUILT_IN.ids if _is_own_in(rule_id, name))


def _is_own_in(rule_id: str, preset: str) -> bool:
    """Whether a rule is in a preset, told by its file: to import those that are off takes 20 ms."""
    try:
        code = _code_of(rule_id)
    except OSError:  # only compiled
        return _is_in(BUILT_IN.load(rule_id), preset)
    if preset in ("recommended", "strict") and _OFF_LINE.search(code) is None:
        return True
    presets = _PRESETS_LINE.search(code)
    return presets is not None and f'"{preset}"'.encode() in presets[1]


@cache
def _code_of(rule_id: str) -> bytes:
    """The code of a rule's file with `\\n` as line ends. Raises OSError."""
    group = BUILT_IN.ids[rule_id].replace("-", "_")
    path = os.path.join(_FOLDER, group, f"{rule_id.replace('-', '_')}.py")
    return shipped(path).replace(b"\r", b"")


def _is_in(rule: type[Rule], preset: str) -> bool:
    return preset in rule.presets or (rule.default and preset in ("recommended", "strict"))


BUILT_IN = Catalogue()
"""postlint's own rules."""
