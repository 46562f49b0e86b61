"""Many posts: finds them, reads them, and lints each with the settings of its folder."""

from __future__ import annotations

import gc
import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from postlint import config as configs
from postlint.config import Config, ConfigError
from postlint.config.model import Scope
from postlint.diagnostic import Diagnostic
from postlint.discovery import TooLargeError, discover, display, read_bytes
from postlint.document.post import Post
from postlint.globs import matches
from postlint.history import History
from postlint.linter import PostReport, died, lint, too_large, unreadable
from postlint.profile.profile import Profile, SiteSchema
from postlint.profile.site import UNKNOWN_SITE, Place, Site, find_site
from postlint.rules.catalogue import BUILT_IN
from postlint.rules.rule import Rule
from postlint.schema import SchemaError
from postlint.schema.site import read_schema
from postlint.source import Source, UnreadableError

_FEWEST_FOR_PROCESSES = 64
"""Below, starting processes takes longer than they save."""

_ANY_POST = b"---\ntitle: [A post]\ndate: tomorrow\n---\n\n## Why?\n\nSo *that*.\n"
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
        config = self.config(_folder(path))
        return bool(config.exclude) and matches(config.exclude, path, config.root or Path.cwd())

    def fails(self, report: PostReport) -> bool:
        """Whether a report is as bad as the settings of its post allow no more."""
        fail_on = self.config(_folder(report.source.path)).fail_on
        return any(diagnostic.severity >= fail_on for diagnostic in report.diagnostics)

    def rules(self, path: str) -> tuple[Rule, ...]:
        """The rules to run on a post. Raises ConfigError."""
        folder = _folder(path)
        config = self.config(folder)
        scope = config.scope(path)
        key = (self._config_path(folder), scope)
        if key not in self._rules:
            self._rules[key] = config.rules(scope)
        return self._rules[key]

    def profile(self, path: str) -> Profile:
        """The profile that the post at a path is written for. Raises ConfigError."""
        folder = _folder(path)
        config = self.config(folder)
        site = self.site(folder)
        profile = config.profile(site.profile)
        language = site.language(os.path.abspath(path))
        schemas = tuple(
            self._schema(setting.path, config.root or folder)
            for setting in config.schemas
            if matches(setting.files, path, config.root or folder)
        )
        if self.schema_path is not None:
            schemas += (self._schema(self.schema_path, self.schema_path.parent),)
        if not schemas and language is None:
            return profile
        return replace(profile, site_schemas=schemas, language=language)

    def profile_of(self, source: Source, path: str) -> tuple[Profile, tuple[Diagnostic, ...]]:
        """The profile of a post, with the schema that it names itself; and what hinders that."""
        profile = self.profile(path)
        if _SCHEMA_KEY not in source.text:
            return profile, ()
        matter = Post(source, profile).front_matter
        entry = matter.entry(_SCHEMA_KEY) if matter else None
        named = matter.text(_SCHEMA_KEY) if matter else None
        if entry is None or not named or _SCHEME.match(named):
            return profile, ()
        root = self.site(_folder(path)).root or self.config(_folder(path)).root or Path.cwd()
        try:
            schema = self._named_schema(_folder(path) / named, named, root)
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

    def place(self, path: str) -> Place | None:
        """Where a post stands; None where its site's files, or how they are used, are not known."""
        folder = _folder(path)
        site = self.site(folder)
        asked = self.config(folder).generator
        return None if asked not in (None, site.profile.generator.name) else site.place(path)

    def site(self, folder: Path) -> Site:
        """The site that a folder belongs to."""
        if self.isolated:
            return UNKNOWN_SITE
        return find_site(folder, self._sites)

    def _config_path(self, folder: Path) -> Path | None:
        if self.config_path is not None or self.isolated:
            return self.config_path
        return configs.find(folder, self._config_paths)


def find_posts(
    paths: tuple[str, ...], workplace: Workplace, on_error: Callable[[str], None]
) -> Iterator[str]:
    """The files to lint under paths, in order.

    A folder that cannot be listed is told to `on_error`, and left out. Raises UnreadablePathError
    for a path that does not exist, and ConfigError.
    """
    yield from discover(paths, workplace.is_excluded, on_error)


def changed_posts(files: Iterable[str], named: Iterable[str], history: History) -> Iterator[str]:
    """Those of the files that changed since a revision. A file named is always one.

    Raises HistoryError.
    """
    always = {display(path) for path in named}
    return (path for path in files if history.is_changed(path) or path in always)


def run(files: Sequence[str], workplace: Workplace, jobs: int = 1) -> Iterator[PostReport]:
    """Lints files, one report each, in their order, by up to `jobs` processes.

    A file whose process dies is reported. Raises ConfigError, and HistoryError.
    """
    work = partial(lint_file, workplace=workplace)
    if jobs == 1 or len(files) < _FEWEST_FOR_PROCESSES:
        yield from map(work, files)
        return
    from postlint.pool import in_processes

    _warm_up(files[0], workplace)
    yield from in_processes(work, files, jobs, died)


def _warm_up(path: str, workplace: Workplace) -> None:
    """Loads what linting posts needs, so that processes that are forked now share it."""
    with suppress(ConfigError):
        lint_data(path, _ANY_POST, workplace)
    gc.freeze()  # what the processes share is not looked at, and so not copied


def lint_file(path: str, workplace: Workplace) -> PostReport:
    """Lints one file; one that cannot be read is reported. Raises ConfigError and HistoryError."""
    rules = workplace.rules(path)
    most = next((rule.max_bytes for rule in rules if rule.id == "post-too-large"), None)  # type: ignore[attr-defined]
    try:
        data = read_bytes(path, most)
    except UnreadableError as error:
        return unreadable(display(path), error)
    except TooLargeError as error:
        return too_large(display(path), error.size, most or 0)
    return lint_data(path, data, workplace)


def lint_data(path: str, data: bytes, workplace: Workplace) -> PostReport:
    """Lints the bytes of a post that stands, or would stand, at a path.

    Raises ConfigError, and HistoryError.
    """
    try:
        source = Source.decode(display(path), data)
    except UnreadableError as error:
        return unreadable(path, error)
    profile, refused = workplace.profile_of(source, path)
    rules, earlier = workplace.rules(path), workplace.earlier(path)
    try:
        catalogue, place = workplace.config(_folder(path)).catalogue, workplace.place(path)
        report = lint(source, profile, rules, workplace.now, earlier, catalogue, place)
    except SchemaError as error:
        raise ConfigError(str(error)) from None
    return replace(report, diagnostics=(*refused, *report.diagnostics)) if refused else report


def front_matters(
    paths: tuple[str, ...], workplace: Workplace, on_error: Callable[[str], None]
) -> Iterator[tuple[str, dict[str, object]]]:
    """The front matter of each post under paths that has one, with its path.

    What cannot be read is told to `on_error`.
    """
    for path in find_posts(paths, workplace, on_error):
        try:
            source = Source.decode(path, read_bytes(path))
        except UnreadableError:
            on_error(f"{path}: cannot be read")
            continue
        matter = Post(source, workplace.profile(path)).front_matter
        if matter is not None and matter.error is None:
            yield path, matter.data


def _folder(path: str) -> Path:
    return Path(path).absolute().parent
