"""The settings that config files have: the one place that lists them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from postlint import generators
from postlint.config.kinds import TEXT, Choice, FilePath, Key, Many, Table
from postlint.config.model import Config, Layer, PerFile, SchemaSetting, merged
from postlint.config.own_rules import CUSTOM_RULES, FILES, GLOBS, PLUGINS
from postlint.config.place import Place
from postlint.config.rule_settings import FailOn, RuleName, RuleTables, Severities
from postlint.config.severities import laid_over
from postlint.config.shortcodes import SHORTCODES
from postlint.dialect.shortcode import Shortcode
from postlint.dialect.version import parse_version
from postlint.profile.theme import THEMES
from postlint.rules.catalogue import PRESETS

_NAMES = Many(RuleName(), or_one=True)


@dataclass(frozen=True, slots=True)
class _Version:
    wanted: str = 'a version such as "0.168"'

    def read(self, value: object, place: Place) -> str:
        text: str = TEXT.read(value, place)
        if parse_version(text) is None:
            place.fail(f'is "{text}", which is no version such as "0.168"')
        return text

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": "^v?[0-9]+([.][0-9]+)*"}


_RULES = {
    "select": Key(_NAMES, "Run only these rules, groups or presets."),
    "extend-select": Key(_NAMES, "Run these rules, groups or presets as well."),
    "ignore": Key(_NAMES, "Do not run these rules, groups or presets."),
    "severity": Key(Severities(), "How bad the diagnostics of rules and groups are, by name."),
    "rules": Key(RuleTables(), "The options of each rule, by its id; `severity` is one of them."),
}

SETTINGS = Table(
    {
        "extend": Key(TEXT, "A config file whose settings hold where this one says nothing."),
        "preset": Key(Choice(PRESETS), "The set of rules that run. By default, recommended."),
        **_RULES,
        "exclude": Key(GLOBS, "Globs of files and folders that are not linted."),
        "fail-on": Key(
            FailOn(),
            "The severity from which on the exit status is 1, for all rules or by name: a rule's "
            "own wins over its group's.",
        ),
        "generator": Key(Choice(generators.NAMES), "What builds the site. Else detected."),
        "generator-version": Key(_Version(), "The generator's version. Else detected."),
        "theme": Key(Choice(tuple(THEMES)), "The site's theme. Else detected."),
        "faq-titles": Key(
            Many(TEXT, or_one=True), "Headings of FAQs that the site has, beside those known."
        ),
        "plugins": PLUGINS,
        "custom-rules": CUSTOM_RULES,
        "shortcodes": SHORTCODES,
        "baseline": Key(FilePath(), "A file of recorded problems, which are forgiven."),
        "per-file": Key(
            Many(Table({"files": Key(GLOBS, FILES, is_required=True), **_RULES})),
            "What holds for the rules on certain posts. Later tables win over earlier ones.",
        ),
        "schemas": Key(
            Many(
                Table(
                    {
                        "files": Key(GLOBS, FILES),
                        "schema": Key(FilePath(), "A JSON Schema file.", is_required=True),
                    }
                )
            ),
            "JSON Schemas of the site's own, that the front matter of posts fits as well.",
        ),
    }
)
"""All settings of a config file."""


def applied(values: dict[str, Any], base: Config) -> Config:
    """The settings that `SETTINGS` read from a file, over others."""
    changes = {key.replace("-", "_"): value for key, value in values.items()}
    severities, options = changes.pop("severity", {}), changes.pop("rules", {})
    own = {name: Shortcode(**table) for name, table in changes.pop("shortcodes", {}).items()}
    per_file = tuple(_per_file(table) for table in changes.pop("per_file", ()))
    schemas = tuple(
        SchemaSetting(table.get("files", ("**",)), table["schema"])
        for table in changes.pop("schemas", ())
    )
    fail_on = laid_over(base.fail_on, changes.pop("fail_on", {}))
    return base._replace(
        **changes,
        fail_on=fail_on,
        severities={**base.severities, **severities},
        options=merged(base.options, options),
        shortcodes={**base.shortcodes, **own},
        per_file=(*base.per_file, *per_file),
        schemas=(*base.schemas, *schemas),
    )


def _per_file(table: dict[str, Any]) -> PerFile:
    layer = Layer(
        table.get("select"),
        table.get("extend-select", ()),
        table.get("ignore", ()),
        table.get("severity", {}),
        table.get("rules", {}),
    )
    return PerFile(table["files"], layer)
