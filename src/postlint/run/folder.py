"""What holds for all files in a folder, each part worked out when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path

from postlint.config.defaults import defaults
from postlint.config.finding import ConfigFinder
from postlint.config.model import Config
from postlint.files.boundary import is_within
from postlint.files.listing import Listing
from postlint.profile.site import UNKNOWN_SITE, Site
from postlint.profile.site_finder import SiteFinder
from postlint.rules.catalogue import Catalogue

Override = Callable[[Config], Config]
"""What the command line changes of the settings that a config file gives."""


class Surroundings:
    """The config files and the sites around folders, each read once.

    `config_path`, `isolated` and `plugins` are as a workplace has them.
    """

    def __init__(
        self, override: Override, config_path: Path | None, *, isolated: bool, plugins: bool
    ) -> None:
        self.isolated = isolated
        self.configs: dict[Path | None, Config] = {}
        self.listing = Listing()
        self.sites = SiteFinder(self.listing)
        self._override = override
        self._config_path = config_path
        self._plugins = plugins
        self._config_files = ConfigFinder(self.listing)

    def config_file(self, folder: str) -> Path | None:
        """The config file that holds for an absolute folder. Raises ConfigError."""
        if self._config_path is not None or self.isolated:
            return self._config_path
        return self._config_files.find(folder)

    def config(self, path: Path | None) -> Config:
        """The settings that a config file gives, or none does. Raises ConfigError."""
        if path not in self.configs:
            base = Config() if self.isolated or not self._plugins else defaults()
            if not self._plugins:
                base = base._replace(catalogue=Catalogue(lacks_plugins=True))
            self.configs[path] = self._override(_over(base, path))
        return self.configs[path]

    def site(self, folder: str) -> Site:
        """The site that the files of an absolute folder belong to."""
        return UNKNOWN_SITE if self.isolated else self.sites.site(folder)


class Folder:
    """A folder that files of a run stand in, `at` an absolute path without `..`.

    `inputs` is a digest of all that results of posts in it depend on: "" until it is made, None
    where it cannot be told.
    """

    def __init__(self, at: str, around: Surroundings) -> None:
        self.at = at
        self.inputs: str | None = ""
        self._around = around

    @cached_property
    def config_file(self) -> Path | None:
        """The config file that holds here. Raises ConfigError."""
        return self._around.config_file(self.at)

    @cached_property
    def config(self) -> Config:
        """The settings that hold here. Raises ConfigError."""
        return self._around.config(self.config_file)

    @cached_property
    def site(self) -> Site:
        """The site that it belongs to."""
        return self._around.site(self.at)

    @cached_property
    def root(self) -> str:
        """The folder whose posts make up the site of the posts here. Raises ConfigError.

        Where no generator's site is found that is the folder of the config file, or the
        repository, or else this one.
        """
        root = self.site.root or self.config.root
        if root is not None and is_within(self.at, str(root)):
            return str(root)
        if self._around.isolated:
            return self.at
        return self._around.listing.repository(self.at) or self.at


def _over(base: Config, path: Path | None) -> Config:
    """The settings of a config file over others. Raises ConfigError."""
    if path is None:
        return base
    from postlint.config.files import load  # brings the readers of front matter

    return load(path, base)
