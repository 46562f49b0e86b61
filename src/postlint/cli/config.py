"""`postlint config`: the settings that hold for a path."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from postlint.cli._options import profile_options, workplace_of
from postlint.cli._terminal import show, tell
from postlint.reporters.escape import json_shown


@click.command()
@click.argument("path", default=".", type=click.Path(readable=False))
@click.option("--output-format", type=click.Choice(["text", "json"]), default="text")
@profile_options
def config(path: str, output_format: str, **options: Any) -> None:
    """Show the settings that hold for a path, and where they are from."""
    from postlint.run.settings import lines, settings

    if not Path(path).exists():
        tell([f"{path}: no such file or folder"])
        sys.exit(2)
    shown = settings(path, workplace_of(options))
    if output_format == "json":
        import json

        click.echo(json_shown(json.dumps(shown, indent=2, ensure_ascii=False)))
    else:
        for line in lines(shown):
            show(line)
