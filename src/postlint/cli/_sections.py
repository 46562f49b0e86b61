"""Options in sections: a command with many of them tells what each is for by where it stands."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

_Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]
_SECTION = "postlint_section"
_OTHERS = "Options"


def section(title: str, *options: _Decorator) -> _Decorator:
    """Options as a decorator, listed under a title by a `Sectioned` command."""

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        before = len(getattr(command, "__click_params__", ()))
        for option in reversed(options):
            command = option(command)
        made: Any = command
        for parameter in made.__click_params__[before:]:
            setattr(parameter, _SECTION, title)
        return command

    return decorate


class Sectioned(click.Command):
    """A command whose help lists options by section; those of none come last."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        sections: dict[str, list[tuple[str, str]]] = {}
        for parameter in self.get_params(ctx):
            record = parameter.get_help_record(ctx)
            if record is not None and isinstance(parameter, click.Option):
                sections.setdefault(getattr(parameter, _SECTION, _OTHERS), []).append(record)
        for title, records in sorted(sections.items(), key=lambda named: named[0] == _OTHERS):
            with formatter.section(title):
                formatter.write_dl(records)
