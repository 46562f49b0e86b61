"""`postlint explain`: the page of a rule."""

from __future__ import annotations

import sys

import click

from postlint.rules import catalogue
from postlint.suggestion import suggest


@click.command()
@click.argument("rule")
def explain(rule: str) -> None:
    """Say what a rule is about, with examples and options."""
    from postlint.explanation import page

    if rule not in catalogue.ids():
        hint = suggest(rule, catalogue.ids()) or "`postlint rules` lists them."
        click.echo(f"error: there is no rule `{rule}`. {hint}", err=True)
        sys.exit(2)
    click.echo(page(catalogue.load(rule)), nl=False)
