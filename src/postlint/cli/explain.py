"""`postlint explain`: the page of a rule."""

from __future__ import annotations

import sys
from pathlib import Path
from shutil import get_terminal_size
from typing import Any

import click

from postlint.cli._options import color_option, profile_options, workplace_of
from postlint.cli._terminal import harmless, show, style_for
from postlint.cli._values import complete_rule
from postlint.reporters.escape import name_text
from postlint.rules.catalogue import BUILT_IN
from postlint.rules.rule import Rule
from postlint.run.workplace import Workplace
from postlint.suggestion import suggest

_WIDEST = 100


@click.command()
@click.argument("rule", shell_complete=complete_rule)
@click.option(
    "--for",
    "post",
    metavar="POST",
    type=click.Path(exists=True, dir_okay=False, readable=False),
    help="Say whether the rule would run on this post, and what it lacks where it would not.",
)
@color_option
@profile_options
def explain(rule: str, post: str | None, **options: Any) -> None:
    """Say what a rule is about, with examples and options.

    A terminal gets it as a page, a pipe as Markdown.
    """
    from postlint.rules.explanation import page

    plugins = post is not None or rule not in BUILT_IN.ids
    workplace = workplace_of(options, plugins=plugins)
    catalogue = workplace.config(Path.cwd()).catalogue
    if rule not in catalogue.ids:
        if rule in catalogue.groups:
            hint = f"It is a group, whose rules `postlint rules --group {rule}` lists."
        else:
            hint = suggest(rule, catalogue.ids) or "`postlint rules` lists them."
        show(f"error: there is no rule `{rule}`. {hint}", err=True)
        sys.exit(2)
    if post is not None:
        _tell_for(catalogue.load(rule), post, workplace)
        return
    found = catalogue.load(rule)
    text = page(found) if found.origin is None else harmless(page(found))
    style = style_for(options, sys.stdout)
    if not style.color and not sys.stdout.isatty():
        click.echo(text, nl=False)
        return
    from postlint.reporters.terminal_page import rendered

    for line in rendered(text, min(get_terminal_size().columns, _WIDEST), style):
        click.echo(line, color=style.color)


def _tell_for(rule: type[Rule], post: str, workplace: Workplace) -> None:
    """Says whether a rule would run on a post."""
    from postlint.run.applying import hindrances

    found = list(hindrances(rule, post, workplace))
    show(f"{rule.id} {'does not run' if found else 'runs'} on {name_text(post)}.")
    for sentence in found:
        show(sentence)
