"""What holds for all files in a folder, each part worked out when it is first asked for."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from postlint.config.model import Config
from postlint.profile.site import Site

if TYPE_CHECKING:
    from postlint.run.workplace import Workplace


class Folder:
    """A folder that files of a run stand in, at an absolute path without `..`."""

    def __init__(self, path: Path, workplace: Workplace) -> None:
        self.path = path
        self._workplace = workplace

    @cached_property
    def config_file(self) -> Path | None:
        """The config file that holds here. Raises ConfigError."""
        return self._workplace.config_file(self.path)

    @cached_property
    def config(self) -> Config:
        """The settings that hold here. Raises ConfigError."""
        return self._workplace.config_in(self.config_file)

    @cached_property
    def site(self) -> Site:
        """The site that it belongs to."""
        return self._workplace.site(self.path)

    @cached_property
    def root(self) -> str:
        """The folder whose posts make up the site of the posts here. Raises ConfigError.

        Where no generator's site is found that is the folder of the config file, or the
        repository, or else this one.
        """
        root = self.site.root or self.config.root
        if root is not None and self.path.is_relative_to(root):
            return str(root)
        if self._workplace.isolated:
            return str(self.path)
        above = (self.path, *self.path.parents)
        return str(next((here for here in above if (here / ".git").exists()), self.path))

    @cached_property
    def inputs(self) -> str | None:
        """A digest of all that results of posts here depend on; see `Workplace.inputs`."""
        return self._workplace.digest_in(self)
