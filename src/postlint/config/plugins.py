"""Rules written in Python: in files that a config names, and in packages that are installed."""

from __future__ import annotations

import os
import re
import sys
import traceback
from collections.abc import Iterable, Iterator
from hashlib import sha256
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

from postlint.config.rule_settings import option_kinds
from postlint.diagnostic import Severity
from postlint.files import mounted
from postlint.rules.catalogue import ENTRY_POINTS, Catalogue
from postlint.rules.rule import Rule

_NO_RULES = ("_", "test_", "conftest")
_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


class PluginError(Exception):
    """Rules that cannot be used. Its text says why, in one line."""


def from_path(path: Path, root: Path) -> tuple[type[Rule], ...]:
    """The rules of a Python file inside of `root`, or of those in a folder there. Runs them.

    Tests in the folder, and files whose names begin with `_`, are none of them. Raises PluginError.
    """
    if not path.resolve().is_relative_to(root.resolve()):
        raise PluginError("is outside of the folder of the config file, so it is not run")
    if not path.is_dir():
        return _from_file(path, root)
    found: list[type[Rule]] = []
    for file in sorted(path.glob("*.py")):
        if not file.name.startswith(_NO_RULES):
            try:
                found += from_path(file, root)
            except PluginError as error:
                raise PluginError(f"has the file {file.name}, which {error}") from None
    return tuple(found)


def _from_file(path: Path, root: Path) -> tuple[type[Rule], ...]:
    if not path.is_file():
        raise PluginError("does not exist")
    if mounted.lies_elsewhere(str(path)):
        raise PluginError("lies at an address, and no code from there is run: install it")
    origin = path.resolve().relative_to(root.resolve()).as_posix()
    return _rules_of(_imported(path.resolve()), origin)


def _imported(path: Path) -> ModuleType:
    """The module of a file, run once however many configs name it."""
    name = f"_postlint_plugin_{sha256(os.fsencode(path)).hexdigest()[:16]}"
    if name in sys.modules:
        return sys.modules[name]
    spec = spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise PluginError("is no Python file: its name should end in `.py`")
    module = sys.modules[name] = module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except (Exception, SystemExit) as error:  # noqa: BLE001 - it is not our code
        del sys.modules[name]
        raise PluginError(f"cannot be imported: {_said(error, path)}") from None
    return module


def _said(error: BaseException, path: Path) -> str:
    """What went wrong in a file, and in which of its lines, in one line."""
    if isinstance(error, SyntaxError):
        return f"line {error.lineno}: {error.msg}"
    frames = traceback.extract_tb(error.__traceback__)
    line = next((frame.lineno for frame in reversed(frames) if frame.filename == str(path)), None)
    what = f"{type(error).__name__}: {error}".partition("\n")[0]
    return f"line {line}: {what}" if line else what


def installed() -> tuple[type[Rule], ...]:
    """The rules of the installed packages that offer some. Imports them. Raises PluginError."""
    from importlib.metadata import entry_points

    found: list[type[Rule]] = []
    for point in entry_points(group=ENTRY_POINTS):
        origin = f"the package {point.dist.name}" if point.dist else f"the plugin {point.name}"
        try:
            loaded = point.load()
        except (Exception, SystemExit) as error:  # noqa: BLE001 - it is not our code
            what = f"{type(error).__name__}: {error}".partition("\n")[0]
            raise PluginError(f"{origin} cannot be imported: {what}") from None
        found += _rules_of(loaded, origin)
    return tuple(found)


def _rules_of(loaded: object, origin: str) -> tuple[type[Rule], ...]:
    """The rules that a module declares, or a class is; told where they come from."""
    rules = tuple(_declared(loaded))
    if not rules:
        raise PluginError("declares no rule: a subclass of `postlint.Rule` with an `id`")
    for rule in rules:
        if fault := _fault(rule):
            raise PluginError(f"declares the rule `{rule.id}`, {fault}")
        rule.origin = origin
    return rules


def _declared(loaded: object) -> Iterator[type[Rule]]:
    if not isinstance(loaded, ModuleType):
        values = [loaded]
    else:
        values = [
            v for v in vars(loaded).values() if getattr(v, "__module__", "") == loaded.__name__
        ]
    for value in values:
        if isinstance(value, type) and issubclass(value, Rule) and hasattr(value, "id"):
            yield value


def _fault(rule: type[Rule]) -> str | None:
    """Why a class cannot be a rule; None where it can."""
    if not isinstance(rule.options["severity"], Severity):
        return "whose severity is no `postlint.Severity`"
    if rule.is_of_site() and rule.facts is Rule.facts:
        return "which has a method `check_site`, and no `facts`"
    if rule.check is Rule.check and not rule.is_of_site():
        return "which has no method `check`"
    try:
        option_kinds(rule)
    except (TypeError, NameError) as error:
        return f"which cannot be configured: {error}"
    return None


def with_rules(catalogue: Catalogue, rules: Iterable[type[Rule]]) -> Catalogue:
    """A catalogue with further rules. Raises PluginError for an id that cannot be used."""
    added = dict(catalogue.added)
    for rule in rules:
        known = added.get(rule.id)
        if known is rule:
            continue
        if not isinstance(rule.id, str) or not _ID.fullmatch(rule.id):
            raise PluginError(
                f"declares a rule `{rule.id}`: ids are in kebab-case, such as `no-lead-table`"
            )
        if rule.id in catalogue.names or known is not None:
            owner = (known or Rule).origin or "postlint itself"
            raise PluginError(f"declares a rule `{rule.id}`, and {owner} has that name already")
        added[rule.id] = rule
    return Catalogue(added, catalogue.lacks_plugins)
