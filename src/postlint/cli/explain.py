"""`postlint explain`: the page of a rule."""

from __future__ import annotations

import sys

import click

from postlint.rules.catalogue import BUILT_IN
from postlint.suggestion import suggest


@click.command()
@click.argument("rule")
def explain(rule: str) -> None:
    """Say what a rule is about, with examples and options."""
    from postlint.explanation import page

    if rule not in BUILT_IN.ids:
        hint = suggest(rule, BUILT_IN.ids) or "`postlint rules` lists them."
        click.echo(f"error: there is no rule `{rule}`. {hint}", err=True)
        sys.exit(2)
    click.echo(page(BUILT_IN.load(rule)), nl=False)
