"""What posts are written for: the profile of each, with the schemas of its site's own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from postlint.diagnostic import Diagnostic
from postlint.files.globs import matches
from postlint.profile.collection_files import collection_files
from postlint.profile.profile import SCHEMA_KEY, Profile, SiteSchema
from postlint.run.folder import Folder
from postlint.source import Source, UnreadableError

if TYPE_CHECKING:
    from postlint.run.site_schemas import SiteSchemas
    from postlint.schema import SchemaError
    from postlint.schema.collections import Collection

_Key = tuple[Path | None, Path | None, str | None, tuple[SiteSchema, ...]]
"""A config file, the root of a site, a language and schemas."""


class Profiles:
    """Makes each profile and reads each schema once. `schema_path` is a schema for every post."""

    def __init__(self, schema_path: Path | None) -> None:
        self._schema_path = schema_path
        self._made: dict[_Key, Profile] = {}
        self._collections: dict[Path | None, tuple[Collection, ...]] = {}

    def of(self, folder: Folder, path: str) -> Profile:
        """The profile that the post at a path in a folder is written for. Raises ConfigError."""
        language = folder.site.language(os.path.abspath(path))
        schemas = tuple(self.schemas(folder, path))
        key = (folder.config_file, folder.site.root, language, schemas)
        if key not in self._made:
            profile = folder.config.profile(folder.site.profile)
            self._made[key] = profile._replace(site_schemas=schemas, language=language)
        return self._made[key]

    def of_source(
        self, folder: Folder, source: Source, path: str, fault: SchemaError | None
    ) -> tuple[Profile, tuple[Diagnostic, ...]]:
        """The profile of a post, with the schema that it names itself; and what hinders that.

        `fault` is what came to light of that schema when the post was held to it.
        """
        profile = self.of(folder, path)
        if SCHEMA_KEY not in source.text:
            return profile, ()
        root = folder.site.root or folder.config.root or Path.cwd()
        return self._site_schemas.profile_of(source, profile, Path(folder.at), root, fault)

    def names_schema(self, folder: Folder, path: str, data: bytes) -> bool:
        """Whether the post that a file held names a schema itself. Raises ConfigError."""
        if SCHEMA_KEY.encode() not in data:
            return False
        try:
            source = Source.decode(path, data)
        except UnreadableError:
            return False
        return self._site_schemas.named_by(source, self.of(folder, path)) is not None

    def schemas(self, folder: Folder, path: str | None = None) -> Iterator[SiteSchema]:
        """The schemas of the site's own for the post at a path, or for any. Raises ConfigError.

        Those that other tools of the site have hold where the settings name none.
        """
        config = folder.config
        root = config.root or Path(folder.at)
        named = [s for s in config.schemas if path is None or matches(s.files, path, root)]
        for setting in named:
            yield self._site_schemas.setting(setting.path, root)
        if self._schema_path is not None:
            yield self._site_schemas.setting(self._schema_path, self._schema_path.parent)
        elif path is None or not named:
            for collection in self._collections_of(folder.site.root):
                if path is None or matches(collection.files, path, collection.root):
                    yield collection.schema

    def _collections_of(self, root: Path | None) -> tuple[Collection, ...]:
        """What other tools of the site with a root ask of its posts, read once."""
        if root not in self._collections:
            files = collection_files(root) if root is not None else ()
            self._collections[root] = (
                self._site_schemas.found(root, files) if root and files else ()
            )
        return self._collections[root]

    @cached_property
    def _site_schemas(self) -> SiteSchemas:
        from postlint.run.site_schemas import (
            SiteSchemas,  # brings the parsers, and few sites have some
        )

        return SiteSchemas()
