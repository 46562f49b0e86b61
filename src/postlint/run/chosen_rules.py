"""The rules that settings choose: which run on a post, and how bad what they find may be."""

from __future__ import annotations

from pathlib import Path

from postlint.config.model import Scope
from postlint.config.severities import EVERY_RULE, Severities, failing
from postlint.diagnostic import Diagnostic
from postlint.rules.postlint.post_too_large import PostTooLarge
from postlint.rules.rule import Rule
from postlint.run.folder import Folder

_MOST_BYTES = 100_000_000
"""Where no rule says: memory is short somewhere."""


class ChosenRules:
    """Works out once a config file what it says of rules. All raise ConfigError."""

    def __init__(self) -> None:
        self._rules: dict[tuple[Path | None, Scope], tuple[Rule, ...]] = {}
        self._looks: dict[Path | None, bool] = {}
        self._failing: dict[Path | None, Severities] = {}

    def of(self, folder: Folder, path: str) -> tuple[Rule, ...]:
        """The rules to run on the post at a path in a folder."""
        scope = folder.config.scope(path)
        key = (folder.config_file, scope)
        if key not in self._rules:
            self._rules[key] = folder.config.rules(scope)
        return self._rules[key]

    def look_at_sites(self, folder: Folder) -> bool:
        """Whether to one that may run on posts in a folder it matters what others say."""
        if folder.config_file not in self._looks:
            self._looks[folder.config_file] = folder.config.looks_at_sites()
        return self._looks[folder.config_file]

    def fail(self, folder: Folder, told: tuple[Diagnostic, ...]) -> bool:
        """Whether what was told of a post in a folder is as bad as is allowed no more."""
        if folder.config_file not in self._failing:
            self._failing[folder.config_file] = failing(
                folder.config.fail_on, folder.config.catalogue
            )
        least = self._failing[folder.config_file]
        every = least[EVERY_RULE]
        return any(one.severity >= least.get(one.rule, every) for one in told)

    def most_bytes(self, folder: Folder, path: str) -> int:
        """How large the post at a path in a folder may be."""
        for rule in self.of(folder, path):
            if isinstance(rule, PostTooLarge):
                return rule.max_bytes
        return _MOST_BYTES
