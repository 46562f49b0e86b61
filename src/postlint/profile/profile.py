"""A profile: the generator, its version and the theme that a post is written for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from types import MappingProxyType
from typing import Any

from postlint import generators
from postlint.dialect.generator import Generator, Resolve
from postlint.dialect.scalars import yaml_goccy
from postlint.dialect.shortcode import Shortcode, Shortcodes
from postlint.dialect.version import ANY_VERSION, Version, Versions, spelled
from postlint.profile.code_calls import says_code
from postlint.profile.no_generator import NO_GENERATOR
from postlint.profile.theme import Theme, theme_of_keys
from postlint.record import NamedTuple

SCHEMA_KEY = "$schema"
"""The key by which a post names its own schema."""


@dataclass(frozen=True, slots=True, eq=False)
class SiteSchema:
    """A schema that a site has for its own posts.

    `resources` are the documents that it refers to, by URI. Where it is not the build that asks
    for it, nothing `refuses` a post that does not fit.
    """

    name: str
    document: Mapping[str, Any]
    resources: Mapping[str, Any] = field(default_factory=dict)
    refuses: bool = True


class Certainty(IntEnum):
    """How sure it is who builds a site.

    KNOWN: a config, a package or an option says so. INFERRED: the posts or their folders do,
    unmistakably. ASSUMED: nothing told it.
    """

    ASSUMED = 0
    INFERRED = 1
    KNOWN = 2

    @property
    def word(self) -> str:
        return self.name.lower()


class Profile(NamedTuple):
    """What is known of the site that a post belongs to."""

    #: Who builds it; `NO_GENERATOR` where that is only assumed.
    generator: Generator = NO_GENERATOR
    #: The versions of the generator that may build it.
    versions: Versions = ANY_VERSION
    #: The theme; None where none is known.
    theme: Theme | None = None
    #: The site's config names a theme, be it one that is not known: the keys of posts tell none.
    names_theme: bool = False
    #: How sure the generator is.
    certainty: Certainty = Certainty.ASSUMED
    #: The site's time zone, by its IANA name; None is UTC.
    time_zone: str | None = None
    #: The output formats that the site defines itself, in lower case.
    output_formats: frozenset[str] = frozenset()
    #: Schemas of the site's own that hold for the post, the most special last.
    site_schemas: tuple[SiteSchema, ...] = ()
    #: The language that the post's place or its site tells, by its ISO 639-1 code.
    language: str | None = None
    #: Headings of FAQs that the site has, beside those known.
    faq_titles: tuple[str, ...] = ()
    #: What the site says that its own shortcodes make, by their names.
    shortcodes: Shortcodes = MappingProxyType({})
    #: Shortcodes of the generator's that a template of the site or its theme replaces: nothing is
    #: known of what these make.
    replaced_shortcodes: frozenset[str] = frozenset()
    #: Shortcodes of the site's own whose templates show what they hold as code.
    code_calls: frozenset[str] = frozenset()
    #: Plugins that the site's config names, and that ask for something of front matter.
    plugins: frozenset[str] = frozenset()

    @property
    def version(self) -> Version | None:
        """The generator's version, where it is known."""
        return self.versions.exact

    def shortcode(self, name: str) -> Shortcode | None:
        """What a shortcode of a name makes; None where that is not known."""
        own = self.shortcodes.get(name)
        if own is not None or name in self.replaced_shortcodes:
            return own
        return self.generator.templates.shortcodes.get(name)

    def holds_code(self, name: str) -> bool:
        """Whether what stands between a shortcode of a name and its closer is no content."""
        own = self.shortcodes.get(name)
        if own is None and name in self.code_calls:
            return True
        shortcode = own or self.shortcode(name)
        return says_code(name) if shortcode is None else shortcode.inner == "code"

    def schemas(self, path: str) -> tuple[str, ...]:
        """The names of the schemas that hold for the post at a path, the generator's first."""
        name = self.generator.schema(path)
        asked = self.generator.plugin_schemas
        return (
            *((name,) if name else ()),
            *dict.fromkeys(asked[plugin] for plugin in sorted(self.plugins)),
            *((self.theme.name,) if self.theme else ()),
        )

    @property
    def refuses_duplicate_keys(self) -> bool:
        """Whether a duplicate YAML key breaks the build."""
        since = self.generator.refuses_duplicate_keys_since
        return since is not None and self.versions.meets(Versions(since))

    @property
    def reads_yaml_as_goccy(self) -> bool:
        """Whether YAML is read by goccy/go-yaml, as Hugo does since 0.152."""
        return self.resolver is yaml_goccy

    @property
    def reader(self) -> str:
        """The generator's title, with versions where only these read YAML as `resolver` does."""
        title, resolve = self.generator.title, self.resolver
        since = next(since for since, read in self.generator.resolvers if read is resolve)
        is_certain = self.versions.within(Versions(since))
        return title if is_certain else f"{title} {spelled(since)} and later"

    @property
    def resolver(self) -> Resolve:
        """What the generator makes of plain YAML scalars."""
        return self.generator.resolver(self.versions)

    def resolve(self, text: str) -> object:
        """What the generator makes of a plain YAML scalar."""
        return self.resolver(text)

    @property
    def is_known(self) -> bool:
        """Whether a config, a package or an option tells the generator."""
        return self.certainty is Certainty.KNOWN

    @property
    def has_generator(self) -> bool:
        """Whether the generator is known or inferred."""
        return self.certainty is not Certainty.ASSUMED

    def with_theme_of(self, keys: Iterable[str]) -> Profile:
        """This profile with the theme that a post's keys tell, where none is known.

        A theme tells its generator, where that is not known.
        """
        is_open = self.theme is None and not self.names_theme
        theme = theme_of_keys(keys) if is_open else None
        if theme is None or (self.has_generator and self.generator.name != theme.generator):
            return self
        certainty = max(self.certainty, Certainty.INFERRED)
        generator = generators.load(theme.generator)
        return self._replace(generator=generator, theme=theme, certainty=certainty)


UNKNOWN_PROFILE = Profile()
"""No generator, no theme: what holds where nothing is known."""
