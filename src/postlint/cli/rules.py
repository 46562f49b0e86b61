"""`postlint rules`: lists the rules."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from postlint.cli._options import config_options, workplace_of
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
        click.echo(json.dumps(rows, indent=2))
        return
    width = max(len(rule.id) for rule in listed)
    group = ""
    for rule in listed:
        if rule.group() != group:
            group = rule.group()
            click.echo(f"\n{group}" if rule is not listed[0] else group)
        state = " " if rule.default else "·"
        click.echo(f"{state} {rule.id:<{width}}  {rule.severity.value:<7}  {summary(rule)}")
