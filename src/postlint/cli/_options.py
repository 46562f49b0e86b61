"""Options that several commands take, and the settings that they make."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from postlint import generators
from postlint.cli._values import ConfigOrSetting, Names, Severities
from postlint.config.model import Config, Layer
from postlint.config.severities import failing, laid_over
from postlint.diagnostic import Applicability
from postlint.pattern import lazy
from postlint.profile.theme import THEMES
from postlint.run.workplace import Workplace

if TYPE_CHECKING:
    from postlint.files.history import History

color_option = click.option(
    "--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Use colours."
)


_UNFIT = lazy(r"--!?>|<!--|[\r\n]|\{[{%]")
"""What ends a comment, or is a template call."""


cache_dir_option = click.option(
    "--cache-dir",
    type=click.Path(file_okay=False, readable=False, path_type=Path),
    help="The folder to keep results in.  [default: one for the site among the caches of the user]",
)


def rule_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Which rules run, and on what."""
    for option in (
        click.option(
            "--now",
            type=click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M:%S"]),
            help="The day that rules about dates compare with.  [default: today]",
        ),
        click.option(
            "--schema",
            type=click.Path(exists=True, dir_okay=False, readable=False, path_type=Path),
            help="A JSON Schema that all posts must fit as well.",
        ),
        click.option(
            "--severity",
            type=Severities(),
            multiple=True,
            help="How bad these rules or groups are.",
        ),
        click.option("--ignore", type=Names(), multiple=True, help="Do not run these rules."),
        click.option(
            "--extend-select", type=Names(), multiple=True, help="Run these rules as well."
        ),
        click.option(
            "--select", type=Names(), multiple=True, help="Run only these rules or groups."
        ),
    ):
        command = option(command)
    return command


def running_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """How the work is done."""
    for option in (
        click.option(
            "-j",
            "--jobs",
            type=click.IntRange(min=1),
            help="How many processes share many posts, at most.  [default: one for each processor]",
        ),
        cache_dir_option,
        click.option("--no-cache", is_flag=True, help="Lint every post anew, and keep no results."),
    ):
        command = option(command)
    return command


def lint_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Which rules run, and how."""
    return rule_options(running_options(command))


def config_options(command: Callable[..., Any]) -> Callable[..., Any]:
    for option in (
        click.option(
            "--isolated",
            is_flag=True,
            help="Ignore all config files, postlint's and the site's own, and plugins.",
        ),
        click.option(
            "--config",
            "config",
            type=ConfigOrSetting(),
            multiple=True,
            help="Use this config file for all posts, or set KEY=VALUE, in TOML; may repeat.",
        ),
    ):
        command = option(command)
    return command


def profile_options(command: Callable[..., Any]) -> Callable[..., Any]:
    for option in (
        click.option(
            "--theme",
            type=click.Choice(list(THEMES), case_sensitive=False),
            help="The theme that the posts are written for, where it is not detected.",
        ),
        click.option(
            "--generator",
            type=click.Choice(generators.NAMES, case_sensitive=False),
            help="The generator that builds the posts, where it is not detected.",
        ),
        config_options,
    ):
        command = option(command)
    return command


def fix_options(command: Callable[..., Any]) -> Callable[..., Any]:
    for option in (
        click.option("--diff", is_flag=True, help="Show what --fix would change; write nothing."),
        click.option(
            "--unsafe-fixes",
            is_flag=True,
            help="With --fix or --diff: make fixes too that may change what a post means.",
        ),
        click.option("--fix", is_flag=True, help="Make the safe fixes in the posts themselves."),
    ):
        command = option(command)
    return command


def fixes_asked_for(options: dict[str, Any]) -> Applicability | None:
    """Which fixes are to be made or shown; None where none are."""
    if options["fix"] or options["diff"]:
        return Applicability.UNSAFE if options["unsafe_fixes"] else Applicability.SAFE
    if options["unsafe_fixes"]:
        raise click.UsageError("--unsafe-fixes says which fixes to make: add --fix or --diff.")
    return None


def silencing_options(command: Callable[..., Any]) -> Callable[..., Any]:
    for option in (
        click.option("--reason", help="With --add-suppressions: why, for whoever reads it next."),
        click.option(
            "--add-suppressions",
            type=Names(),
            multiple=True,
            help="Write comments into the posts that silence what these rules report now.",
        ),
    ):
        command = option(command)
    return command


def names_to_silence(options: dict[str, Any]) -> tuple[str, ...]:
    """The names of rules that are to be silenced."""
    names = tuple(name for names in options["add_suppressions"] for name in names)
    reason = options["reason"]
    if reason is not None and not names:
        raise click.UsageError("--reason is for --add-suppressions.")
    if names and (options["fix"] or options["diff"]):
        raise click.UsageError("--add-suppressions goes without --fix and --diff.")
    if reason is not None and (not reason.strip() or _UNFIT.search(reason)):
        raise click.UsageError("--reason should be one line of plain text that ends no comment.")
    return names


_OF_SETTINGS = frozenset(
    {"generator", "theme", "select", "extend_select", "ignore", "severity", "config", "fail_on"}
)


class Override:
    """What options change of the settings that a config file gives."""

    def __init__(self, options: Mapping[str, Any]) -> None:
        self.options = {name: options.get(name) or () for name in _OF_SETTINGS}

    def __call__(self, config: Config) -> Config:
        options = self.options
        changes: dict[str, Any] = {
            name: options[name] for name in ("generator", "theme") if options.get(name)
        }
        changes["command_line"] = Layer(
            _names(options, "select") or None,
            _names(options, "extend_select"),
            _names(options, "ignore"),
            {name: held for named in options.get("severity", ()) for name, held in named.items()},
        )
        for text in options.get("config", ()):
            if isinstance(text, str):
                from postlint.config.files import over  # brings the readers of front matter

                config = over(config, text, f"--config {text}")
        said = {name: held for named in options.get("fail_on", ()) for name, held in named.items()}
        fail_on = laid_over(config.fail_on, said)
        failing(fail_on, config.catalogue)  # names that there are not are told at once
        return config._replace(**changes, fail_on=fail_on)


def workplace_of(
    options: dict[str, Any], history: History | None = None, *, plugins: bool = True
) -> Workplace:
    """The settings that the options make. Plugins are run where these are asked for rules."""
    now = options.get("now") or datetime.now(UTC)
    return Workplace(
        Override(options),
        _config_path(options),
        options["isolated"],
        options.get("schema"),
        now.replace(tzinfo=UTC),
        history,
        plugins,
    )


def _config_path(options: Mapping[str, Any]) -> Path | None:
    """The config file that is named; the last of several."""
    named = [one for one in options["config"] if isinstance(one, Path)]
    return named[-1] if named else None


def _names(options: Mapping[str, Any], option: str) -> tuple[str, ...]:
    return tuple(name for names in options.get(option) or () for name in names)
