"""`postlint lsp`: serves an editor."""

from __future__ import annotations

import sys

import click

from postlint.cli._terminal import missing, tell


@click.command()
@click.option("--stdio", is_flag=True, help="Speak by standard input and output, as always.")
@click.option(
    "--no-plugins", is_flag=True, help="Run no code of the site's own, such as its rules in Python."
)
def lsp(*, stdio: bool, no_plugins: bool) -> None:  # noqa: ARG001 - editors pass it as a habit
    """Serve an editor while somebody writes.

    It shows diagnostics as one types, fixes, hover and completion, by the Language Server
    Protocol. docs/editors.md says how to set editors up.
    """
    try:
        from postlint.lsp.server import serve
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("pygls", "lsprotocol"):
            raise
        tell([missing("lsp", "`postlint lsp`")])
        sys.exit(2)
    serve(plugins=not no_plugins)
