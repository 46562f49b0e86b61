"""The command line: options → settings → runner → reporter → exit status.

A command is a file: its name is the command's, and it holds a click command of that name.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from typing import Any

import click

from postlint.version import __version__

_SETTINGS = {
    "help_option_names": ["-h", "--help"],
    "auto_envvar_prefix": "POSTLINT",
    "max_content_width": 100,
}
_FOLDER = Path(__file__).parent
_OPTIONS_OF_CHECK = frozenset({"fix", "diff", "watch", "statistics"})
"""What other linters have as commands."""


class _Commands(click.Group):
    """The commands that stand in this folder, each imported when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        names = (name for name in os.listdir(_FOLDER) if name.endswith(".py"))
        return sorted(name[:-3] for name in names if not name.startswith("_"))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        command: click.Command = getattr(import_module(f"postlint.cli.{cmd_name}"), cmd_name)
        return command

    def make_context(self, *arguments: Any, **options: Any) -> click.Context:
        with _harmless():
            return super().make_context(*arguments, **options)

    def invoke(self, ctx: click.Context) -> object:
        from postlint.cli._terminal import refusing  # --help and --version do without

        with refusing(), _harmless():
            try:
                return super().invoke(ctx)
            finally:
                sys.stdout.flush()  # where it fails, that is told as well

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from postlint.suggestion import suggest

            hint = suggest(args[0], self.list_commands(ctx))
            if args[0] in _OPTIONS_OF_CHECK:
                hint = f"Did you mean `postlint check --{args[0]}`?"
            elif os.path.exists(args[0]):
                hint = f"Did you mean `postlint check {args[0]}`?"
            if hint is None:
                raise
            raise click.UsageError(f"{error.message} {hint}", ctx) from None


@contextmanager
def _harmless() -> Iterator[None]:
    """Lets nobody obey what a usage error repeats: names of files may be anybody's."""
    try:
        yield
    except click.exceptions.NoArgsIsHelpError:
        raise  # repeats nothing: it is the help
    except click.UsageError as error:
        from postlint.reporters.escape import log_text

        vars(error)["message"] = " ".join(map(log_text, error.message.splitlines()))
        raise


@click.group(cls=_Commands, context_settings=_SETTINGS)
@click.version_option(__version__, "-V", "--version", message="postlint %(version)s")
def main() -> None:
    """Lint the posts of static sites: front matter, headings, images, embeds and FAQs."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a console that cannot show a letter shows its code
            stream.reconfigure(errors="backslashreplace")
            _wait_for_readers(stream)


def _wait_for_readers(stream: TextIOWrapper) -> None:
    """Lets writing wait where a parent made the pipe non-blocking: else output would be lost."""
    with suppress(AttributeError, OSError):  # Windows has no such pipes; tests have no files
        if not os.get_blocking(stream.fileno()):
            os.set_blocking(stream.fileno(), True)
