"""`postlint rules`: lists the rules."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from postlint.cli._options import config_options, workplace_of
from postlint.cli._terminal import show
from postlint.diagnostic import Applicability
from postlint.reporters.escape import json_shown
from postlint.reporters.fix_marks import MARKS
from postlint.rules.explanation import summary
from postlint.rules.rule import Rule

_LEGEND = (
    "· off by default   [*] has safe fixes   [~] has unsafe fixes   (in these presets)\n"
    "`postlint explain RULE` says more, and how to silence it."
)


@click.command()
@click.option("--output-format", type=click.Choice(["text", "json"]), default="text")
@config_options
def rules(output_format: str, **options: Any) -> None:
    """List the rules, those of the site's own among them."""
    catalogue = workplace_of(options).config(Path.cwd()).catalogue
    listed = [catalogue.load(rule) for rules in catalogue.groups.values() for rule in rules]
    if output_format == "json":
        import json

        rows = [
            {
                "id": rule.id,
                "group": rule.group(),
                "severity": rule.severity.value,
                "default": rule.default,
                "presets": list(rule.presets),
                "fixes": list(rule.fixes),
                "summary": summary(rule),
            }
            for rule in listed
        ]
        click.echo(json_shown(json.dumps(rows, indent=2)))
        return
    width = max(len(rule.id) for rule in listed)
    show(_LEGEND)
    group = ""
    for rule in listed:
        if rule.group() != group:
            group = rule.group()
            show(f"\n{group}")
        state = " " if rule.default else "·"
        presets = f" ({', '.join(rule.presets)})" if rule.presets else ""
        about = f"{summary(rule)}{presets}"
        show(f"{state} {rule.id:<{width}}  {rule.severity.value:<7}  {_mark(rule)}  {about}")


def _mark(rule: type[Rule]) -> str:
    """The mark of the safest fix that a rule has, or as much space."""
    return MARKS[Applicability(rule.fixes[0])] if rule.fixes else " " * 3
