"""`postlint explain`: the page of a rule."""

from __future__ import annotations

import sys
from pathlib import Path
from shutil import get_terminal_size
from typing import Any

import click

from postlint.cli._options import color_option, complete_rule, config_options, workplace_of
from postlint.cli._terminal import show, style_for
from postlint.rules.catalogue import BUILT_IN
from postlint.suggestion import suggest

_WIDEST = 100


@click.command()
@click.argument("rule", shell_complete=complete_rule)
@color_option
@config_options
def explain(rule: str, **options: Any) -> None:
    """Say what a rule is about, with examples and options.

    A terminal gets it as a page, a pipe as Markdown.
    """
    from postlint.rules.explanation import page

    plugins = rule not in BUILT_IN.ids
    catalogue = workplace_of(options, plugins=plugins).config(Path.cwd()).catalogue
    if rule not in catalogue.ids:
        if rule in catalogue.groups:
            hint = "It is a group, whose rules `postlint rules` lists."
        else:
            hint = suggest(rule, catalogue.ids) or "`postlint rules` lists them."
        show(f"error: there is no rule `{rule}`. {hint}", err=True)
        sys.exit(2)
    text = page(catalogue.load(rule))
    style = style_for(options, sys.stdout)
    if not style.color and not sys.stdout.isatty():
        click.echo(text, nl=False)
        return
    from postlint.reporters.terminal_page import rendered

    for line in rendered(text, min(get_terminal_size().columns, _WIDEST), style):
        click.echo(line, color=style.color)
