"""The settings and the site of each file, read once."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from postlint.config.error import ConfigError
from postlint.config.model import Config
from postlint.diagnostic import Diagnostic
from postlint.files.globs import matches
from postlint.files.listing import Listing
from postlint.files.reading import read
from postlint.profile.evidence import takes_html
from postlint.profile.pages import MARKDOWN, MDX, SUFFIXES
from postlint.profile.profile import Profile
from postlint.profile.shared import Shared
from postlint.profile.site import Place, Site
from postlint.profile.site_files import SiteFiles
from postlint.report import PostReport
from postlint.results.inputs import UnknownInputError, code, digest
from postlint.rules.rule import Rule
from postlint.run.chosen_rules import ChosenRules
from postlint.run.discovery import display
from postlint.run.folder import Folder, Override, Surroundings
from postlint.run.folder_paths import absolute_folder_of, folder_named
from postlint.run.home import Home
from postlint.run.profiles import Profiles
from postlint.source import Source, UnreadableError

if TYPE_CHECKING:
    from postlint.files.history import History
    from postlint.run.tally import Tally
    from postlint.schema import SchemaError


def _unchanged(config: Config) -> Config:
    return config


class Workplace:
    """Gives each file its settings and its site, reading each config file once.

    `config_path` is used for every file where it is given. `isolated` ignores all config files,
    postlint's and the site's, and plugins; without `plugins`, configs hold but none of their code
    is run. `schema_path` is a schema for every post. `now` is today. `history` has the earlier
    versions of posts. `tally` is what the posts of its sites do, when a run has looked at them;
    `told_alone` tells then what rules about sites say in a post if asked about it alone.
    """

    def __init__(
        self,
        override: Override = _unchanged,
        config_path: Path | None = None,
        isolated: bool = False,
        schema_path: Path | None = None,
        now: datetime | None = None,
        history: History | None = None,
        plugins: bool = True,
    ) -> None:
        self.override = override
        self.config_path = config_path
        self.isolated = isolated
        self.schema_path = schema_path
        self.now = now
        self.history = history
        self.plugins = plugins
        self._around = Surroundings(override, config_path, isolated=isolated, plugins=plugins)
        self._profiles = Profiles(schema_path)
        self._folders: dict[str, Folder] = {}
        self.tally: Tally | None = None
        self.told_alone: Callable[[str], tuple[Diagnostic, ...]] = lambda _: ()
        self._digests: dict[tuple[Path | None, Path | None], str | None] = {}
        self._chosen = ChosenRules()

    def folder(self, path: str) -> Folder:
        """What holds for all files in the folder that a file stands in."""
        named = folder_named(path)
        found = self._folders.get(named)
        if found is None:
            found = self._folders[named] = Folder(self._place(path, named), self._around)
        return found

    def _place(self, path: str, named: str) -> str:
        """The absolute folder of a file, from that of the one above where it is known."""
        name_at = named.rfind("/", 0, -1) + 1
        above, name = self._folders.get(named[:name_at]), named[name_at:-1]
        if above is None or not named.endswith("/") or name in ("", ".", ".."):
            return absolute_folder_of(path)
        return os.path.join(above.at, name)

    def config_of(self, path: str) -> Config:
        """The settings for a file. Raises ConfigError."""
        return self.folder(path).config

    def __reduce__(self) -> tuple[Any, ...]:
        """A workplace is rebuilt in another process: classes that configs make stay in this one."""
        told = (self.override, self.config_path, self.isolated, self.schema_path)
        return Workplace, (*told, self.now, self.history, self.plugins)

    def config(self, folder: Path) -> Config:
        """The settings for the files of a folder. Raises ConfigError."""
        return self._around.config(self.config_file(folder))

    def excluding(self, folder: str) -> Callable[[str], bool] | None:
        """Tells of a folder, or of what is right in it, whether the settings leave it out.

        None where they leave out nothing. Raises ConfigError.
        """
        config = self.config_of(f"{folder}/")
        if not config.exclude:
            return None
        root = config.root or Path.cwd()
        return lambda path: matches(config.exclude, path, root)

    @property
    def listing(self) -> Listing:
        """What stands in folders, each listed once."""
        return self._around.listing

    def fails(self, report: PostReport) -> bool:
        """Whether a report is as bad as the settings of its post allow no more."""
        told = report.diagnostics
        return bool(told) and self._chosen.fail(self.folder(report.source.path), told)

    def rules(self, path: str) -> tuple[Rule, ...]:
        """The rules to run on a post. Raises ConfigError."""
        return self._chosen.of(self.folder(path), path)

    def site_rules(self, path: str) -> dict[str, Rule]:
        """Those of the rules to run on a post that are about whole sites, by id.

        No other rule is imported. Raises ConfigError.
        """
        config = self.config_of(path)
        rules = config.rules(config.scope(path), config.catalogue.site_rules)
        return {rule.id: rule for rule in rules}

    def looks_at_sites(self, path: str) -> bool:
        """Whether to a rule that may run on posts in a folder it matters what others say.

        Raises ConfigError.
        """
        return self._chosen.look_at_sites(self.folder(path))

    def has_site(self, path: str) -> bool:
        """Whether it is known what site a post belongs to. Raises ConfigError."""
        folder = self.folder(path)
        return folder.site.is_told or folder.config.root is not None

    def site_root(self, path: str) -> str:
        """The folder whose posts make up the site of a post. Raises ConfigError."""
        return self.folder(path).root

    def shared(self, path: str) -> Shared | None:
        """What the posts of a post's site share; None where no run has looked at them."""
        if self.tally is None:
            return None
        return Shared(partial(self.tally.is_usual, self.site_root(path)))

    def most_bytes(self, path: str) -> int:
        """How large a post may be. Raises ConfigError."""
        return self._chosen.most_bytes(self.folder(path), path)

    def source(self, path: str) -> Source:
        """A post. Raises UnreadableError, TooLargeError, and ConfigError."""
        return Source.decode(display(path), read(path, self.most_bytes(path)).data)

    def profile(self, path: str) -> Profile:
        """The profile that the post at a path is written for. Raises ConfigError."""
        return self._profiles.of(self.folder(path), path)

    def inputs(self, path: str) -> str | None:
        """A digest, in hex, of all that results of posts in a path's folder depend on.

        The posts themselves, the time and what was asked of the site's files are no part of it.
        None where it cannot be told, as of posts that have a history. Raises ConfigError.
        """
        return None if self.history is not None else self.inputs_of_facts(path)

    def inputs_of_facts(self, path: str) -> str | None:
        """The same for facts of posts, to which their history does not matter."""
        folder = self.folder(path)
        if folder.inputs == "":
            folder.inputs = self._digest_in(folder)
        return folder.inputs

    def _digest_in(self, folder: Folder) -> str | None:
        """The digest for all posts right in a folder, made once a config file and site."""
        config, site = folder.config, folder.site
        place = folder.config_file, site.root
        if place not in self._digests:
            told = config, site.profile, site.languages, site.root, site.settings
            try:
                schemas = tuple(self._profiles.schemas(folder))
                here = os.getcwd()
                self._digests[place] = digest(code(), here, site.files is None, told, schemas)
            except (UnknownInputError, ConfigError):
                self._digests[place] = None
        return self._digests[place]

    def profile_of(
        self, source: Source, path: str, fault: SchemaError | None = None
    ) -> tuple[Profile, tuple[Diagnostic, ...]]:
        """The profile of a post, with the schema that it names itself; and what hinders that.

        `fault` is what came to light of that schema when the post was held to it.
        """
        return self._profiles.of_source(self.folder(path), source, path, fault)

    def names_schema(self, path: str, data: bytes) -> bool:
        """Whether the post that a file held names a schema itself. Raises ConfigError."""
        return self._profiles.names_schema(self.folder(path), path, data)

    def earlier(self, path: str) -> Source | None:
        """What the post at a path was; None where that is not asked for, not told, or no text."""
        if self.history is None:
            return None
        from postlint.files.git import HistoryError

        try:
            earlier = self.history.earlier(path)
            return Source.decode(*earlier) if earlier else None
        except (HistoryError, UnreadableError):
            return None

    def site(self, folder: Path) -> Site:
        """The site that a folder belongs to."""
        return self._around.site(str(folder))

    def without_exclude(self) -> Workplace:
        """A workplace with the same settings, but that nothing is excluded."""

        def override(config: Config) -> Config:
            return self.override(config)._replace(exclude=())

        return Workplace(override, self.config_path, self.isolated)

    def home(self, folder: str) -> Home:
        """What decides which files of a folder are posts. Raises ConfigError."""
        here = self.folder(f"{folder}/")
        site, asked = here.site, here.config.generator
        if site.pages is None or site.root is None or asked not in (None, site.generator.name):
            if site.other is not None:
                return Home(suffixes=(*(SUFFIXES if takes_html(site.other) else MARKDOWN), *MDX))
            is_elsewhere = asked is None and self._around.sites.is_beside_site(here.at)
            made_by = None if site.is_told else self._around.sites.made_by(here.at)
            return Home(only_with_front_matter=is_elsewhere, made_by=made_by)
        at = site.seen(here.at)
        title = site.other or site.generator.title
        return Home(site.pages, str(site.root), title, "" if at == "." else at)

    def files(self, path: str) -> SiteFiles | None:
        """The files of a post's site; None where they are not known."""
        return self.folder(path).site.files

    def place(self, path: str) -> Place | None:
        """Where a post stands; None where its site's files, or how they are used, are not known."""
        folder = self.folder(path)
        site, asked = folder.site, folder.config.generator
        return None if asked not in (None, site.profile.generator.name) else site.place(path)

    def settings_read(self) -> list[str]:
        """The files that the settings come from, as far as they were asked for."""
        configs = self._around.configs
        named = [path for path in (*configs, self.schema_path) if path is not None]
        named += [setting.path for config in configs.values() for setting in config.schemas]
        return [str(path) for path in named]

    def config_file(self, folder: Path) -> Path | None:
        """The config file that holds for a folder."""
        return self._around.config_file(str(folder))
