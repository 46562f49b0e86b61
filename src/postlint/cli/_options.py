"""Options that several commands take, and the settings that they make."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from postlint.config import Config, ConfigError, expand
from postlint.diagnostic import Severity
from postlint.profile.generator import GENERATORS
from postlint.profile.theme import THEMES
from postlint.runner import Workplace


class Names(click.ParamType):  # type: ignore[type-arg]
    """Names of rules, groups and presets, separated by commas."""

    name = "names"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        names = tuple(name.strip() for name in value.split(",") if name.strip())
        try:
            expand(names)
        except ConfigError as error:
            self.fail(str(error), param, ctx)
        return names


def profile_options(command: Callable[..., Any]) -> Callable[..., Any]:
    for option in (
        click.option(
            "--theme",
            type=click.Choice(list(THEMES)),
            help="The theme that the posts are written for, where it is not detected.",
        ),
        click.option(
            "--generator",
            type=click.Choice(list(GENERATORS)),
            help="The generator that builds the posts, where it is not detected.",
        ),
        click.option(
            "--isolated",
            is_flag=True,
            help="Ignore all config files, postlint's and the site's own.",
        ),
        click.option(
            "--config",
            "config_path",
            type=click.Path(exists=True, dir_okay=False, readable=False, path_type=Path),
            help="Use this config file for all posts.",
        ),
    ):
        command = option(command)
    return command


@dataclass(frozen=True, slots=True)
class Override:
    """What options change of the settings that a config file gives."""

    options: Mapping[str, Any]

    def __call__(self, config: Config) -> Config:
        options = self.options
        changes: dict[str, Any] = {
            name: options[name] for name in ("generator", "theme") if options[name]
        }
        for name in ("select", "extend_select", "ignore"):
            if chosen := tuple(rule for names in options.get(name) or () for rule in names):
                before = () if name == "select" else getattr(config, name)
                changes[name] = (*before, *chosen)
        if options.get("fail_on"):
            changes["fail_on"] = Severity(options["fail_on"])
        return replace(config, **changes)


def workplace_of(options: dict[str, Any]) -> Workplace:
    now = options.get("now") or datetime.now(UTC)
    return Workplace(
        Override(options),
        options["config_path"],
        options["isolated"],
        options.get("schema"),
        now.replace(tzinfo=UTC),
    )
