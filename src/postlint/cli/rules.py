"""`postlint rules`: lists the rules."""

from __future__ import annotations

import click

from postlint.explanation import summary
from postlint.rules.catalogue import BUILT_IN


@click.command()
@click.option("--output-format", type=click.Choice(["text", "json"]), default="text")
def rules(output_format: str) -> None:
    """List the rules."""
    listed = [BUILT_IN.load(rule) for rules in BUILT_IN.groups.values() for rule in rules]
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
