"""`postlint explain`: the page of a rule."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from postlint.cli._options import config_options, workplace_of
from postlint.cli._terminal import refusing
from postlint.suggestion import suggest


@click.command()
@click.argument("rule")
@config_options
def explain(rule: str, **options: Any) -> None:
    """Say what a rule is about, with examples and options."""
    from postlint.explanation import page

    with refusing():
        catalogue = workplace_of(options).config(Path.cwd()).catalogue
    if rule not in catalogue.ids:
        hint = suggest(rule, catalogue.ids) or "`postlint rules` lists them."
        click.echo(f"error: there is no rule `{rule}`. {hint}", err=True)
        sys.exit(2)
    click.echo(page(catalogue.load(rule)), nl=False)
