"""Kinds of values that options have: names of rules, severities, settings."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
from click.shell_completion import CompletionItem

from postlint.config.severities import EVERY_RULE
from postlint.diagnostic import Severity


def complete_rule(
    ctx: click.Context,  # noqa: ARG001
    param: click.Parameter,  # noqa: ARG001
    incomplete: str,
) -> list[str]:
    """The ids of postlint's rules that begin so, for a shell."""
    from postlint.rules.catalogue import BUILT_IN

    return [rule for rule in BUILT_IN.ids if rule.startswith(incomplete)]


def complete_group(
    ctx: click.Context,  # noqa: ARG001
    param: click.Parameter,  # noqa: ARG001
    incomplete: str,
) -> list[str]:
    """The groups of postlint's rules that begin so, for a shell."""
    from postlint.rules.catalogue import BUILT_IN

    return [group for group in BUILT_IN.groups if group.startswith(incomplete)]


class Names(click.ParamType):  # type: ignore[type-arg]
    """Names of rules, groups and presets, separated by commas."""

    name = "names"

    def convert(
        self,
        value: Any,
        param: click.Parameter | None,  # noqa: ARG002
        ctx: click.Context | None,  # noqa: ARG002
    ) -> Any:
        return tuple(name.strip() for name in value.split(",") if name.strip())

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        before, comma, last = incomplete.rpartition(",")
        return [CompletionItem(before + comma + rule) for rule in complete_rule(ctx, param, last)]


class Severities(click.ParamType):  # type: ignore[type-arg]
    """Severities of rules, groups and presets: RULE=error, separated by commas."""

    name = "rule=severity"
    _wanted = "RULE=error, RULE=warning or RULE=info"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        made = {}
        for part in filter(None, map(str.strip, value.split(","))):
            name, equals, severity = self._parted(part)
            if not equals or severity not in [known.value for known in Severity]:
                self.fail(f"{part!r} is no {self._wanted}", param, ctx)
            made[name] = Severity(severity)
        return made

    def _parted(self, part: str) -> tuple[str, str, str]:
        return part.partition("=")

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        before, comma, last = incomplete.rpartition(",")
        name, equals, typed = last.partition("=")
        if not equals:
            names = complete_rule(ctx, param, name)
            return [CompletionItem(f"{before}{comma}{rule}=") for rule in names]
        known = (severity.value for severity in Severity if severity.value.startswith(typed))
        return [CompletionItem(f"{before}{comma}{name}={severity}") for severity in known]


class FailOn(Severities):
    """As `Severities`; one without a name is for every rule."""

    name = "[rule=]severity"
    _wanted = "severity (error, warning, info), nor RULE=error, RULE=warning or RULE=info"

    def _parted(self, part: str) -> tuple[str, str, str]:
        return super()._parted(part if "=" in part else f"{EVERY_RULE}={part}")

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        before, comma, last = incomplete.rpartition(",")
        plain = (known.value for known in Severity if known.value.startswith(last))
        named = super().shell_complete(ctx, param, incomplete)
        return [*(CompletionItem(before + comma + severity) for severity in plain), *named]


class ConfigOrSetting(click.ParamType):  # type: ignore[type-arg]
    """A config file, as a path, or a setting of one, as text."""

    name = "file or key=value"
    _FILE = click.Path(exists=True, dir_okay=False, readable=False, path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        is_setting = "=" in value and not Path(value).exists()
        return value if is_setting else self._FILE.convert(value, param, ctx)

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        return self._FILE.shell_complete(ctx, param, incomplete)
