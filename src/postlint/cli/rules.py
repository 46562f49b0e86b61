"""`postlint rules`: lists the rules."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from postlint.cli._options import config_options, workplace_of
from postlint.cli._terminal import show
from postlint.cli._values import complete_group
from postlint.diagnostic import Applicability
from postlint.reporters.escape import json_shown
from postlint.reporters.fix_marks import MARKS
from postlint.rules.explanation import summary
from postlint.rules.rule import Rule
from postlint.suggestion import suggest

_LEGEND = (
    "· off by default   [*] has safe fixes   [~] has unsafe fixes   (in these presets)\n"
    "`postlint explain RULE` says more, and how to silence it."
)


@click.group(invoke_without_command=True, subcommand_metavar="[COMMAND] [ARGS]...")
@click.option(
    "--group",
    "groups",
    multiple=True,
    shell_complete=complete_group,
    help="List only the rules of this group. Can be repeated.",
)
@click.option("--output-format", type=click.Choice(["text", "json"]), default="text")
@config_options
@click.pass_context
def rules(
    ctx: click.Context, /, groups: tuple[str, ...], output_format: str, **options: Any
) -> None:
    """List the rules, those of the site's own among them."""
    if ctx.invoked_subcommand is None:
        _list(groups, output_format, options)


@rules.command("new")
@click.argument("name", metavar="GROUP/ID")
def new(name: str) -> None:
    """Lay out a rule and its cases.

    A site's own is in the group `custom`: its file goes where the config says that rules are. In a
    checkout of postlint, it is one of postlint's, and is told to the schema of settings as well.
    """
    from postlint.cli._new_rule import lay_out

    lay_out(name)


def _list(groups: tuple[str, ...], output_format: str, options: dict[str, Any]) -> None:
    catalogue = workplace_of(options).config(Path.cwd()).catalogue
    for group in groups:
        if group not in catalogue.groups:
            hint = suggest(group, catalogue.groups) or f"They are {', '.join(catalogue.groups)}."
            raise click.UsageError(f"There is no group `{group}`. {hint}")
    listed = [
        catalogue.load(rule)
        for group, rules in catalogue.groups.items()
        if not groups or group in groups
        for rule in rules
    ]
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
