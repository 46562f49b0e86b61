"""Severities by the names of rules, groups and presets, and what they come to for each rule."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from postlint.config.error import ConfigError
from postlint.diagnostic import Severity
from postlint.rules.catalogue import PRESETS, Catalogue, UnknownNameError

Severities = Mapping[str, Severity]
"""By the name of a rule, group or preset."""
EVERY_RULE = "all"
"""The preset that stands for all rules, and for what no rule reports."""
ERRORS: Severities = MappingProxyType({EVERY_RULE: Severity.ERROR})
"""Where nothing is said of what fails a run: errors do."""


def by_rule(named: Severities, catalogue: Catalogue) -> dict[str, Severity]:
    """The severity of each rule, by id: a rule's own wins over its group's, that over a preset's.

    Raises UnknownNameError.
    """
    ranked = sorted(named, key=lambda name: (name in catalogue.ids, name not in PRESETS))
    return {rule: named[name] for name in ranked for rule in catalogue.expand([name])}


def laid_over(base: Severities, said: Severities) -> Severities:
    """What one place says, over another: one that speaks of every rule says all anew."""
    return said if EVERY_RULE in said else {**base, **said}


def failing(fail_on: Severities, catalogue: Catalogue) -> Severities:
    """From which severity on a run fails, by the id of each rule that differs, and for the rest.

    Raises ConfigError.
    """
    if len(fail_on) == 1:
        return fail_on
    try:
        return {**by_rule(fail_on, catalogue), EVERY_RULE: fail_on[EVERY_RULE]}
    except UnknownNameError as error:
        raise ConfigError(f"--fail-on: {error}") from None


def as_text(named: Severities) -> str:
    """As `--fail-on` takes them."""
    return ",".join(
        severity.value if name == EVERY_RULE else f"{name}={severity.value}"
        for name, severity in named.items()
    )
