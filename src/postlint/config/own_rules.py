"""The rules that a site adds to postlint's, as its config file declares them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from postlint.config.error import ConfigError
from postlint.config.kinds import TEXT, Key, Many, Table
from postlint.config.place import Place
from postlint.config.plugins import PluginError, from_path, installed, with_rules
from postlint.config.rule_settings import SEVERITY
from postlint.diagnostic import Severity
from postlint.record import NamedTuple
from postlint.rules.catalogue import BUILT_IN, Catalogue
from postlint.rules.selector import selector_rule

GLOBS = Many(TEXT, or_one=True)
FILES = "Globs of posts, as in `.gitignore`, seen from the config file's folder."

CUSTOM_RULES = Key(
    Many(
        Table(
            {
                "id": Key(TEXT, "The rule's name, in kebab-case.", is_required=True),
                "selector": Key(TEXT, "A CSS selector of what is reported.", is_required=True),
                "message": Key(TEXT, "What is wrong.", is_required=True),
                "help": Key(TEXT, "Why it matters, and what to do."),
                "severity": Key(SEVERITY, "How bad it is. By default, warning."),
                "files": Key(GLOBS, FILES),
            }
        )
    ),
    "Rules of the site's own, each a CSS selector and what to say of the elements it matches.",
)
PLUGINS = Key(
    Many(TEXT, or_one=True),
    "Python files with rules of the site's own, and folders of such files, below the config file's "
    "folder. They are run.",
)


class OwnRules(NamedTuple):
    """All rules, with those that a config file declares.

    `limits` are the globs of the posts that some of these are for, by their ids; `plugins` the
    files and folders that rules are taken from.
    """

    catalogue: Catalogue
    limits: dict[str, tuple[str, ...]]
    plugins: tuple[Path, ...]


def with_installed() -> Catalogue:
    """postlint's rules and those of installed packages. Raises ConfigError."""
    try:
        return with_rules(BUILT_IN, installed())
    except PluginError as error:
        raise ConfigError(f"{error}. `--isolated` leaves plugins out.") from None


def with_own_rules(values: dict[str, Any], place: Place, catalogue: Catalogue) -> OwnRules:
    """A catalogue with the rules that a config file declares.

    Takes what declares them out of `values`. A catalogue that lacks plugins gets none. Raises
    ConfigError.
    """
    files = _read("plugins", PLUGINS, values, place)
    for i, named in enumerate(() if catalogue.lacks_plugins else files):
        at = place.child("plugins").child(i)
        try:
            path = place.file.parent / named
            catalogue = with_rules(catalogue, from_path(path, place.file.parent))
        except PluginError as error:
            at.fail(f"is wrong: {named} {error}")
    limits: dict[str, tuple[str, ...]] = {}
    for i, table in enumerate(_read("custom-rules", CUSTOM_RULES, values, place)):
        at = place.child("custom-rules").child(i)
        try:
            catalogue = with_rules(catalogue, [_custom_rule(table, at)])
        except PluginError as error:
            at.child("id").fail(f"is wrong: the table {error}")
        if "files" in table:
            limits[table["id"]] = table["files"]
    return OwnRules(catalogue, limits, tuple(place.file.parent / named for named in files))


def _read(name: str, key: Key, values: dict[str, Any], place: Place) -> tuple[Any, ...]:
    if name not in values:
        return ()
    read: tuple[Any, ...] = key.kind.read(values.pop(name), place.child(name))
    return read


def _custom_rule(table: dict[str, Any], place: Place) -> Any:
    return selector_rule(
        table["id"],
        table["selector"],
        table["message"],
        table.get("help"),
        table.get("severity", Severity.WARNING),
        str(place.child("selector")),
    )
