"""Settings: read from config files, checked, and turned into the rules to run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

import tomli

from postlint.diagnostic import Severity
from postlint.document.front_matter import toml
from postlint.document.front_matter.nodes import FrontMatterError
from postlint.document.front_matter.nodes import Mapping as MappingNode
from postlint.profile.generator import GENERATORS
from postlint.profile.profile import Profile
from postlint.profile.site import parse_version
from postlint.profile.theme import THEMES
from postlint.rules import catalogue
from postlint.rules.rule import Rule
from postlint.source import Source
from postlint.suggestion import suggest

FILES = ("postlint.toml", ".postlint.toml", "pyproject.toml")


class ConfigError(Exception):
    """A setting that cannot be used. Its text names file and line, and suggests what is meant."""


@dataclass(frozen=True, slots=True)
class SchemaSetting:
    """A schema file of the site's own, and the globs of the posts it holds for."""

    files: tuple[str, ...]
    path: Path


@dataclass(frozen=True, slots=True)
class Config:
    """All settings that decide what is reported. None of them means: not set.

    `options` are the rules' own, by id; `root` is the folder that globs are relative to.
    """

    preset: str = "recommended"
    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    fail_on: Severity = Severity.ERROR
    generator: str | None = None
    generator_version: str | None = None
    theme: str | None = None
    options: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    schemas: tuple[SchemaSetting, ...] = ()
    root: Path | None = None

    def profile(self, detected: Profile) -> Profile:
        """The profile that holds: what is set here, and else what was detected."""
        generator = GENERATORS[self.generator] if self.generator else detected.generator
        same = generator is detected.generator
        version = detected.version if same else None
        if self.generator_version:
            version = parse_version(self.generator_version)
        theme = detected.theme if same else None
        return replace(
            detected,
            generator=generator,
            version=version,
            theme=THEMES[self.theme] if self.theme else theme,
            is_known=detected.is_known or self.generator is not None,
            output_formats=detected.output_formats if same else frozenset(),
        )

    def rules(self) -> tuple[Rule, ...]:
        """The rules that are selected, with their options, sorted by id."""
        chosen = expand((self.preset,) if self.select is None else self.select)
        chosen = (chosen | expand(self.extend_select)) - expand(self.ignore)
        return tuple(catalogue.load(rule)(**self.options.get(rule, {})) for rule in sorted(chosen))


def expand(names: Iterable[str]) -> frozenset[str]:
    """The ids that names of rules, groups and presets stand for.

    Raises ConfigError for a name that is none of them.
    """
    chosen: set[str] = set()
    for name in names:
        if name in catalogue.ids():
            chosen.add(name)
        elif name in catalogue.groups():
            chosen.update(catalogue.groups()[name])
        elif name in catalogue.PRESETS:
            chosen |= catalogue.preset(name)
        else:
            known = [*catalogue.ids(), *catalogue.groups(), *catalogue.PRESETS]
            hint = suggest(name, known) or "`postlint rules` lists them."
            raise ConfigError(f"there is no rule, group or preset `{name}`. {hint}")
    return frozenset(chosen)


# Files


def find(start: Path, known: dict[Path, Path | None] | None = None) -> Path | None:
    """The nearest config file in a folder or above it.

    `known` are those of the folders looked at before; it grows.
    """
    known = {} if known is None else known
    passed = []
    folder = start
    while folder not in known:
        passed.append(folder)
        path = _config_at(folder)
        if path is not None or folder == folder.parent:
            known[folder] = path
        else:
            folder = folder.parent
    for below in passed:
        known[below] = known[folder]
    return known[folder]


def _config_at(folder: Path) -> Path | None:
    for name in FILES:
        path = folder / name
        if path.is_file() and (name != "pyproject.toml" or _has_table(path)):
            return path
    return None


def _has_table(pyproject: Path) -> bool:
    try:
        text = pyproject.read_text("utf-8")
        values = tomli.loads(text)
    except OSError:
        return False
    except (ValueError, RecursionError):
        return "[tool.postlint" in text  # loading it says what is wrong
    tool = values.get("tool")
    return isinstance(tool, dict) and isinstance(tool.get("postlint"), dict)


def load(path: Path, base: Config = Config(), *, seen: tuple[Path, ...] = ()) -> Config:
    """The settings of a config file, over `base`. Raises ConfigError."""
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: cannot be read: {_reason(error)}") from None
    source = Source(str(path), text)
    try:
        tree = toml.read(text, 0, len(text))
    except FrontMatterError as error:
        line = source.position(error.span.start).line
        raise ConfigError(f"{path}:{line}: {error.message}. {error.help or ''}".rstrip()) from None
    values: dict[str, Any] = tomli.loads(text)
    if path.name == "pyproject.toml":
        values = dict(values.get("tool", {}).get("postlint", {}))
        tool = tree.find("tool")
        table = (
            tool.value.find("postlint") if tool and isinstance(tool.value, MappingNode) else None
        )
        tree = table.value if table and isinstance(table.value, MappingNode) else tree
    reader = _Reader(path, source, tree)
    extended = values.pop("extend", None)
    if extended is not None:
        other = (path.parent / reader.text("extend", extended)).resolve()
        if other in (path.resolve(), *seen):
            reader.fail("extend", "extends itself")
        base = load(other, base, seen=(*seen, path.resolve()))
    return replace(reader.config(values, base), root=path.parent)


def _reason(error: Exception) -> str:
    if isinstance(error, OSError):
        return (error.strerror or str(error)).lower()
    return "it is not UTF-8"


class _Reader:
    """Checks the values of one file; errors name its line."""

    def __init__(self, path: Path, source: Source, tree: MappingNode) -> None:
        self.path = path
        self.source = source
        self.tree = tree

    def fail(self, key: str, problem: str, within: tuple[str, ...] = ()) -> None:
        node = self.tree
        line = None
        for step in (*within, key):
            entry = node.find(step) if isinstance(node, MappingNode) else None
            if entry is None:
                break
            line = self.source.position(entry.key_span.start).line
            node = entry.value  # type: ignore[assignment]
        place = f"{self.path}:{line}" if line else str(self.path)
        raise ConfigError(f"{place}: `{'.'.join((*within, key))}` {problem}")

    def text(self, key: str, value: object) -> str:
        if not isinstance(value, str):
            self.fail(key, f"should be text, and is {_kind(value)}")
        return str(value)

    def config(self, values: dict[str, Any], base: Config) -> Config:
        changes: dict[str, Any] = {}
        for key, value in values.items():
            if key == "rules":
                changes["options"] = {**base.options, **self.options(value)}
            elif key == "schemas":
                changes["schemas"] = (*base.schemas, *self.schemas(value))
            elif key in _READERS:
                changes[key.replace("-", "_")] = _READERS[key](self, key, value)
            else:
                hint = suggest(key, [*_READERS, "rules", "schemas", "extend"])
                self.fail(key, f"is no setting. {hint or 'See the docs for the list.'}")
        return replace(base, **changes)

    def names(self, key: str, value: object) -> tuple[str, ...]:
        names = self.strings(key, value)
        try:
            expand(names)
        except ConfigError as error:
            self.fail(key, f"is wrong: {error}")
        return names

    def strings(self, key: str, value: object) -> tuple[str, ...]:
        if isinstance(value, str):
            return (value,)
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            self.fail(key, "should be a list of texts")
        return tuple(value)  # type: ignore[arg-type]

    def severity(self, key: str, value: object) -> Severity:
        return Severity(self.one_of(key, value, [severity.value for severity in Severity]))

    def preset(self, key: str, value: object) -> str:
        return self.one_of(key, value, catalogue.PRESETS)

    def generator(self, key: str, value: object) -> str:
        return self.one_of(key, value, GENERATORS)

    def theme(self, key: str, value: object) -> str:
        return self.one_of(key, value, THEMES)

    def version(self, key: str, value: object) -> str:
        if parse_version(self.text(key, value)) is None:
            self.fail(key, f'is "{value}", which is no version such as "0.168"')
        return str(value)

    def one_of(
        self, key: str, value: object, known: Iterable[str], within: tuple[str, ...] = ()
    ) -> str:
        known = list(known)
        if value not in known:
            hint = suggest(str(value), known) or f"It can be {', '.join(known)}."
            self.fail(key, f"cannot be {value!r}. {hint}", within)
        return str(value)

    def schemas(self, value: object) -> tuple[SchemaSetting, ...]:
        made = []
        for table in value if isinstance(value, list) else [value]:
            if not isinstance(table, dict) or not {"schema"} <= table.keys() <= {"schema", "files"}:
                self.fail("schemas", 'should be tables with `files = ["content/**"]` and `schema`')
                break
            files = self.strings("schemas", table.get("files", ["**"]))
            made.append(
                SchemaSetting(files, self.path.parent / self.text("schemas", table["schema"]))
            )
        return tuple(made)

    def options(self, value: object) -> dict[str, dict[str, Any]]:
        if not isinstance(value, dict):
            self.fail("rules", "should be a table such as [rules.body-h1]")
        made: dict[str, dict[str, Any]] = {}
        for rule, settings in value.items():  # type: ignore[attr-defined]
            if rule not in catalogue.ids():
                hint = suggest(rule, catalogue.ids()) or "`postlint rules` lists them."
                self.fail(rule, f"is no rule. {hint}", ("rules",))
            if not isinstance(settings, dict):
                self.fail(rule, "should be a table of the rule's options", ("rules",))
            made[rule] = self.rule_options(rule, settings)
        return made

    def rule_options(self, rule: str, settings: dict[str, Any]) -> dict[str, Any]:
        kind = catalogue.load(rule)
        hints = get_type_hints(kind)
        made: dict[str, Any] = {}
        for key, value in settings.items():
            name = key.replace("-", "_")
            within = ("rules", rule)
            if name not in kind.options:
                known = [option.replace("_", "-") for option in kind.options]
                hint = suggest(key, known) or f"It has {', '.join(known)}."
                self.fail(key, f"is no option of {rule}. {hint}", within)
            elif hints[name] is Severity:
                names = [severity.value for severity in Severity]
                made[name] = Severity(self.one_of(key, value, names, within))
            elif not _fits(value, hints[name]):
                self.fail(key, f"should be {_wanted(hints[name])}, and is {_kind(value)}", within)
            else:
                made[name] = tuple(value) if isinstance(value, list) else value
        return made


_READERS = {
    "preset": _Reader.preset,
    "select": _Reader.names,
    "extend-select": _Reader.names,
    "ignore": _Reader.names,
    "exclude": _Reader.strings,
    "fail-on": _Reader.severity,
    "generator": _Reader.generator,
    "generator-version": _Reader.version,
    "theme": _Reader.theme,
}

_KINDS = {bool: "true or false", int: "a whole number", float: "a number", str: "text"}


def _fits(value: object, wanted: Any) -> bool:
    if get_origin(wanted) is tuple:
        return isinstance(value, list) and all(_fits(item, get_args(wanted)[0]) for item in value)
    if wanted is int:
        return isinstance(value, int) and not isinstance(value, bool)
    if wanted is float:
        return isinstance(value, int | float) and not isinstance(value, bool)
    return isinstance(value, wanted)


def _wanted(kind: Any) -> str:
    if get_origin(kind) is tuple:
        return f"a list, each item {_wanted(get_args(kind)[0])}"
    return _KINDS.get(kind, str(kind))


def _kind(value: object) -> str:
    if isinstance(value, dict):
        return "a table"
    return "a list" if isinstance(value, list) else _KINDS.get(type(value), type(value).__name__)
