"""A profile: the generator, its version and the theme that a post is written for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, NamedTuple

from postlint.profile.generator import GENERATORS, Generator, Resolve, Version
from postlint.profile.scalars import yaml_goccy
from postlint.profile.shortcode import Shortcode, Shortcodes
from postlint.profile.theme import Theme, theme_of_keys

SCHEMA_KEY = "$schema"
"""The key by which a post names its own schema."""


@dataclass(frozen=True, slots=True, eq=False)
class SiteSchema:
    """A schema that a site has for its own posts.

    `resources` are the documents that it refers to, by URI.
    """

    name: str
    document: Mapping[str, Any]
    resources: Mapping[str, Any] = field(default_factory=dict)


class Profile(NamedTuple):
    """What is known of the site that a post belongs to.

    `version` None means the newest, `theme` None that none is known. `is_known`: a config, an
    option or the post itself told the generator; else it is assumed. `time_zone` is the
    site's, by its IANA name; None is UTC. `output_formats` are those that the site defines
    itself, in lower case. `site_schemas` are schemas of the site's own that hold for the post,
    the most special last. `language` is the ISO 639-1 code that the post's place or its site
    tells. `faq_titles` are headings of FAQs that the site has, beside those known. `shortcodes`
    are what the site says that its own make, by name; `replaced_shortcodes` are the generator's
    that a template of the site or its theme replaces, so that nothing is known of them.
    """

    generator: Generator = GENERATORS["hugo"]
    version: Version | None = None
    theme: Theme | None = None
    is_known: bool = False
    time_zone: str | None = None
    output_formats: frozenset[str] = frozenset()
    site_schemas: tuple[SiteSchema, ...] = ()
    language: str | None = None
    faq_titles: tuple[str, ...] = ()
    shortcodes: Shortcodes = MappingProxyType({})
    replaced_shortcodes: frozenset[str] = frozenset()

    def shortcode(self, name: str) -> Shortcode | None:
        """What a shortcode of a name makes; None where that is not known."""
        own = self.shortcodes.get(name)
        if own is not None or name in self.replaced_shortcodes:
            return own
        return self.generator.templates.shortcodes.get(name)

    def holds_code(self, name: str) -> bool:
        """Whether what stands between a shortcode of a name and its closer is no content."""
        shortcode = self.shortcode(name)
        return shortcode is not None and shortcode.inner == "code"

    def schemas(self, path: str) -> tuple[str, ...]:
        """The names of the schemas that hold for the post at a path, the generator's first."""
        name = self.generator.schema(path)
        return (*((name,) if name else ()), *((self.theme.name,) if self.theme else ()))

    @property
    def shows_title_as_h1(self) -> bool:
        """Whether the page shows the post's title as its h1."""
        return self.generator.shows_title_as_h1 and (
            self.theme is None or self.theme.shows_title_as_h1
        )

    @property
    def refuses_duplicate_keys(self) -> bool:
        """Whether a duplicate YAML key breaks the build."""
        since = self.generator.refuses_duplicate_keys_since
        return since is not None and (self.version is None or self.version >= since)

    @property
    def reads_yaml_as_goccy(self) -> bool:
        """Whether YAML is read by goccy/go-yaml, as Hugo does since 0.152."""
        return self.resolver is yaml_goccy

    @property
    def resolver(self) -> Resolve:
        """What the generator makes of plain YAML scalars."""
        return self.generator.resolver(self.version)

    def resolve(self, text: str) -> object:
        """What the generator makes of a plain YAML scalar."""
        return self.resolver(text)

    def with_theme_of(self, keys: Iterable[str]) -> Profile:
        """This profile with the theme that a post's keys tell, where none is known."""
        if self.theme is not None:
            return self
        theme = theme_of_keys(keys, self.generator.name)
        return self if theme is None else self._replace(theme=theme, is_known=True)


UNKNOWN_PROFILE = Profile()
"""The newest Hugo, no theme: what holds where nothing is known."""
