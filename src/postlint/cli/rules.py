"""`postlint rules`: lists the rules."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from postlint.cli._options import config_options, workplace_of
from postlint.cli._terminal import show
from postlint.reporters.escape import json_shown
from postlint.rules.explanation import summary


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
                "summary": summary(rule),
            }
            for rule in listed
        ]
        click.echo(json_shown(json.dumps(rows, indent=2)))
        return
    width = max(len(rule.id) for rule in listed)
    group = ""
    for rule in listed:
        if rule.group() != group:
            group = rule.group()
            show(f"\n{group}" if rule is not listed[0] else group)
        state = " " if rule.default else "·"
        show(f"{state} {rule.id:<{width}}  {rule.severity.value:<7}  {summary(rule)}")
