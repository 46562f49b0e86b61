"""Many posts: finds them, reads them, and lints each with the settings of its folder."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from postlint import config as configs
from postlint.config import Config
from postlint.discovery import discover, display
from postlint.linter import PostReport, lint, too_large, unreadable
from postlint.profile.profile import Profile
from postlint.profile.site import UNKNOWN_SITE, Site, find_site
from postlint.rules.rule import Rule
from postlint.source import Source, UnreadableError

Override = Callable[[Config], Config]
"""What the command line changes of the settings that a config file gives."""


@dataclass
class Workplace:
    """Gives each file its settings and its site, reading each config file once.

    `config_path` is used for every file where it is given. `isolated` ignores all config files,
    postlint's and the site's.
    """

    override: Override = lambda config: config
    config_path: Path | None = None
    isolated: bool = False
    _configs: dict[Path | None, Config] = field(default_factory=dict)
    _config_paths: dict[Path, Path | None] = field(default_factory=dict)
    _sites: dict[Path, Site] = field(default_factory=dict)
    _rules: dict[Path | None, tuple[Rule, ...]] = field(default_factory=dict)

    def config(self, folder: Path) -> Config:
        """The settings for the files of a folder. Raises ConfigError."""
        path = self._config_path(folder)
        if path not in self._configs:
            loaded = configs.load(path) if path else Config()
            self._configs[path] = self.override(loaded)
        return self._configs[path]

    def rules(self, folder: Path) -> tuple[Rule, ...]:
        """The rules to run on the files of a folder. Raises ConfigError."""
        path = self._config_path(folder)
        if path not in self._rules:
            self._rules[path] = self.config(folder).rules()
        return self._rules[path]

    def profile(self, folder: Path) -> Profile:
        """The profile that the files of a folder are written for. Raises ConfigError."""
        return self.config(folder).profile(self.site(folder).profile)

    def site(self, folder: Path) -> Site:
        """The site that a folder belongs to."""
        if self.isolated:
            return UNKNOWN_SITE
        if folder not in self._sites:
            self._sites[folder] = find_site(folder)
        return self._sites[folder]

    def _config_path(self, folder: Path) -> Path | None:
        if self.config_path is not None or self.isolated:
            return self.config_path
        if folder not in self._config_paths:
            self._config_paths[folder] = configs.find(folder)
        return self._config_paths[folder]


def find_posts(paths: tuple[str, ...], workplace: Workplace) -> Iterator[str]:
    """The files to lint under paths, in order. Raises UnreadablePathError and ConfigError."""
    exclude = workplace.config(Path.cwd()).exclude
    yield from discover(paths, exclude)


def run(files: Iterator[str], workplace: Workplace) -> Iterator[PostReport]:
    """Lints files, one report each, in their order."""
    for path in files:
        yield lint_file(path, workplace)


def lint_file(path: str, workplace: Workplace) -> PostReport:
    """Lints one file. Raises ConfigError; a file that cannot be read is reported."""
    rules = workplace.rules(_folder(path))
    most = next((rule.max_bytes for rule in rules if rule.id == "post-too-large"), None)  # type: ignore[attr-defined]
    try:
        size = os.path.getsize(path)
        if most is not None and size > most:
            return too_large(path, size, most)
        data = Path(path).read_bytes()
    except OSError as error:
        reason = f"cannot be opened: {(error.strerror or str(error)).lower()}"
        return unreadable(path, UnreadableError(reason, "Check the file and its permissions."))
    return lint_data(path, data, workplace)


def lint_data(path: str, data: bytes, workplace: Workplace) -> PostReport:
    """Lints the bytes of a post that stands, or would stand, at a path. Raises ConfigError."""
    try:
        source = Source.decode(display(path), data)
    except UnreadableError as error:
        return unreadable(path, error)
    folder = _folder(path)
    return lint(source, workplace.profile(folder), workplace.rules(folder))


def _folder(path: str) -> Path:
    return Path(path).absolute().parent
