"""Schemas of a site's own: those that settings name, and those that posts name themselves."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path

from postlint.config.error import ConfigError
from postlint.diagnostic import Diagnostic
from postlint.document.front_matter import Entry
from postlint.document.post import Post
from postlint.profile.collection_files import CollectionFile
from postlint.profile.profile import SCHEMA_KEY, Profile, SiteSchema
from postlint.rules.catalogue import BUILT_IN
from postlint.run.discovery import display
from postlint.schema import SchemaError
from postlint.schema.collections import Collection, collections
from postlint.schema.site import read_schema
from postlint.source import Source

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")


@dataclass(frozen=True)
class SiteSchemas:
    """Reads each schema once."""

    _set: dict[Path, SiteSchema] = field(default_factory=dict)
    _named: dict[Path, SiteSchema | SchemaError] = field(default_factory=dict)

    def setting(self, path: Path, root: Path) -> SiteSchema:
        """A schema that a setting or an option names. Raises ConfigError."""
        if path not in self._set:
            try:
                self._set[path] = read_schema(path, display(str(path)), root)
            except SchemaError as error:
                raise ConfigError(str(error)) from None
        return self._set[path]

    def found(self, root: Path, files: tuple[CollectionFile, ...]) -> tuple[Collection, ...]:
        """What other tools of a site say in their files that they ask of its posts."""
        return tuple(collections(root, files))

    def named_by(self, source: Source, profile: Profile) -> tuple[Entry, str] | None:
        """The entry of a post's front matter that names a file with a schema, and the name."""
        matter = Post(source, profile).front_matter
        entry = matter.entry(SCHEMA_KEY) if matter else None
        named = matter.text(SCHEMA_KEY) if matter else None
        return (entry, named) if entry and named and not _SCHEME.match(named) else None

    def profile_of(
        self, source: Source, profile: Profile, folder: Path, root: Path, fault: SchemaError | None
    ) -> tuple[Profile, tuple[Diagnostic, ...]]:
        """The profile of a post with the schema that it names itself; and what hinders that.

        The schema is named as seen from the post's `folder`, and lies in `root`. `fault` is what
        came to light of it when the post was held to it.
        """
        found = self.named_by(source, profile)
        if found is None:
            return profile, ()
        entry, named = found
        try:
            if fault is not None:
                raise fault
            schema = self._named_schema(folder / named, named, root)
        except SchemaError as error:
            rule = BUILT_IN.load("schema-violation")()
            help_ = "`$schema` names a JSON Schema file of the site, seen from the post."
            return profile, (rule.diagnostic(entry.value.span, str(error), help=help_),)
        return profile._replace(site_schemas=(*profile.site_schemas, schema)), ()

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
