"""The settings and the site of each file, read once."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from postlint import config as configs
from postlint.config import Config, ConfigError
from postlint.config.model import Scope
from postlint.diagnostic import Diagnostic
from postlint.discovery import display
from postlint.document.post import Post
from postlint.globs import matches
from postlint.history import History
from postlint.inputs import UnknownInputError, code, digest, key_of
from postlint.linter import PostReport
from postlint.profile.profile import Profile, SiteSchema
from postlint.profile.site import UNKNOWN_SITE, Place, Site, find_site
from postlint.profile.site_files import SiteFiles
from postlint.rules.catalogue import BUILT_IN
from postlint.rules.postlint.post_too_large import PostTooLarge
from postlint.rules.rule import Rule
from postlint.schema import SchemaError
from postlint.schema.site import read_schema
from postlint.source import Source, UnreadableError

_SCHEMA_KEY = "$schema"
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
Override = Callable[[Config], Config]
"""What the command line changes of the settings that a config file gives."""


@dataclass
class Workplace:
    """Gives each file its settings and its site, reading each config file once.

    `config_path` is used for every file where it is given. `isolated` ignores all config files,
    postlint's and the site's. `schema_path` is a schema for every post. `now` is today. `history`
    has the earlier versions of posts.
    """

    override: Override = lambda config: config
    config_path: Path | None = None
    isolated: bool = False
    schema_path: Path | None = None
    now: datetime | None = None
    history: History | None = None
    _schemas: dict[Path, SiteSchema] = field(default_factory=dict)
    _named: dict[Path, SiteSchema | SchemaError] = field(default_factory=dict)
    _configs: dict[Path | None, Config] = field(default_factory=dict)
    _config_paths: dict[Path, Path | None] = field(default_factory=dict)
    _sites: dict[Path, Site] = field(default_factory=dict)
    _profiles: dict[tuple[Path, str | None, tuple[SiteSchema, ...]], Profile] = field(
        default_factory=dict
    )
    _inputs: dict[tuple[Path | None, int], bytes | None] = field(default_factory=dict)
    _rules: dict[tuple[Path | None, Scope], tuple[Rule, ...]] = field(default_factory=dict)

    def __reduce__(self) -> tuple[Any, ...]:
        """A workplace is rebuilt in another process: classes that configs make stay in this one."""
        told = [field.name for field in fields(self) if not field.name.startswith("_")]
        return Workplace, tuple(getattr(self, name) for name in told)

    def config(self, folder: Path) -> Config:
        """The settings for the files of a folder. Raises ConfigError."""
        path = self._config_path(folder)
        if path not in self._configs:
            base = Config() if self.isolated else configs.defaults()
            self._configs[path] = self.override(configs.load(path, base) if path else base)
        return self._configs[path]

    def is_excluded(self, path: str) -> bool:
        """Whether the settings that hold for a file or folder leave it out. Raises ConfigError."""
        config = self.config(folder_of(path))
        return bool(config.exclude) and matches(config.exclude, path, config.root or Path.cwd())

    def fails(self, report: PostReport) -> bool:
        """Whether a report is as bad as the settings of its post allow no more."""
        fail_on = self.config(folder_of(report.source.path)).fail_on
        return any(diagnostic.severity >= fail_on for diagnostic in report.diagnostics)

    def rules(self, path: str) -> tuple[Rule, ...]:
        """The rules to run on a post. Raises ConfigError."""
        folder = folder_of(path)
        config = self.config(folder)
        scope = config.scope(path)
        key = (self._config_path(folder), scope)
        if key not in self._rules:
            self._rules[key] = config.rules(scope)
        return self._rules[key]

    def most_bytes(self, path: str) -> int | None:
        """How large a post may be; None where no rule says. Raises ConfigError."""
        for rule in self.rules(path):
            if isinstance(rule, PostTooLarge):
                return rule.max_bytes
        return None

    def profile(self, path: str) -> Profile:
        """The profile that the post at a path is written for. Raises ConfigError."""
        folder = folder_of(path)
        config = self.config(folder)
        site = self.site(folder)
        language = site.language(os.path.abspath(path))
        schemas = tuple(
            self._schema(setting.path, config.root or folder)
            for setting in config.schemas
            if matches(setting.files, path, config.root or folder)
        )
        if self.schema_path is not None:
            schemas += (self._schema(self.schema_path, self.schema_path.parent),)
        key = (folder, language, schemas)
        if key not in self._profiles:
            profile = config.profile(site.profile)
            self._profiles[key] = replace(profile, site_schemas=schemas, language=language)
        return self._profiles[key]

    def key(self, path: str, data: bytes) -> bytes | None:
        """What a result of a post is kept by: a digest of all that it depends on but the time.

        None where that cannot be told, as of a post that names a schema or has a history.
        """
        if self.history is not None or _SCHEMA_KEY.encode() in data:
            return None
        profile = self.profile(path)
        place = (self._config_path(folder_of(path)), id(profile))
        if place not in self._inputs:
            self._inputs[place] = self._digest(path, profile)
        inputs = self._inputs[place]
        return inputs and key_of(inputs, display(path), data)

    def _digest(self, path: str, profile: Profile) -> bytes | None:
        site = self.site(folder_of(path))
        told = self.config(folder_of(path)), profile, site.root, site.settings, site.languages
        try:
            return digest(code(), os.getcwd(), site.files is None, told)
        except UnknownInputError:
            return None

    def profile_of(
        self, source: Source, path: str, fault: SchemaError | None = None
    ) -> tuple[Profile, tuple[Diagnostic, ...]]:
        """The profile of a post, with the schema that it names itself; and what hinders that.

        `fault` is what came to light of that schema when the post was held to it.
        """
        profile = self.profile(path)
        if _SCHEMA_KEY not in source.text:
            return profile, ()
        matter = Post(source, profile).front_matter
        entry = matter.entry(_SCHEMA_KEY) if matter else None
        named = matter.text(_SCHEMA_KEY) if matter else None
        if entry is None or not named or _SCHEME.match(named):
            return profile, ()
        root = self.site(folder_of(path)).root or self.config(folder_of(path)).root or Path.cwd()
        try:
            if fault is not None:
                raise fault
            schema = self._named_schema(folder_of(path) / named, named, root)
        except SchemaError as error:
            rule = BUILT_IN.load("schema-violation")()
            help_ = "`$schema` names a JSON Schema file of the site, seen from the post."
            return profile, (rule.diagnostic(entry.value.span, str(error), help=help_),)
        return replace(profile, site_schemas=(*profile.site_schemas, schema)), ()

    def earlier(self, path: str) -> Source | None:
        """What the post at a path was; None where that is not asked for, or was no text.

        Raises HistoryError.
        """
        earlier = self.history.earlier(path) if self.history else None
        try:
            return Source.decode(*earlier) if earlier else None
        except UnreadableError:
            return None

    def _named_schema(self, path: Path, name: str, root: Path) -> SiteSchema:
        """A schema that posts name, read once. Raises SchemaError, each time again."""
        key = Path(os.path.normpath(path))
        if key not in self._named:
            try:
                self._named[key] = read_schema(path, name, root)
            except SchemaError as error:
                self._named[key] = error
        found = self._named[key]
        if isinstance(found, SchemaError):
            raise found
        return found

    def _schema(self, path: Path, root: Path) -> SiteSchema:
        if path not in self._schemas:
            try:
                self._schemas[path] = read_schema(path, display(str(path)), root)
            except SchemaError as error:
                raise ConfigError(str(error)) from None
        return self._schemas[path]

    def site(self, folder: Path) -> Site:
        """The site that a folder belongs to."""
        if self.isolated:
            return UNKNOWN_SITE
        return find_site(folder, self._sites)

    def files(self, path: str) -> SiteFiles | None:
        """The files of a post's site; None where they are not known."""
        return self.site(folder_of(path)).files

    def place(self, path: str) -> Place | None:
        """Where a post stands; None where its site's files, or how they are used, are not known."""
        folder = folder_of(path)
        site = self.site(folder)
        asked = self.config(folder).generator
        return None if asked not in (None, site.profile.generator.name) else site.place(path)

    def _config_path(self, folder: Path) -> Path | None:
        if self.config_path is not None or self.isolated:
            return self.config_path
        return configs.find(folder, self._config_paths)


def folder_of(path: str) -> Path:
    """The absolute folder that a file stands in, without `..`: its parents hold it."""
    return _absolute(os.path.dirname(path), os.getcwd())


def folder_at(path: str) -> Path:
    """A folder, or that of a file; as `folder_of`."""
    return folder_of(os.path.join(path, "")) if os.path.isdir(path) else folder_of(path)


@lru_cache(maxsize=4096)
def _absolute(folder: str, here: str) -> Path:
    return Path(os.path.normpath(os.path.join(here, folder)))
