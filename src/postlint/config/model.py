"""All settings, and the rules that they make of the catalogue for a post."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from postlint import generators
from postlint.config.error import ConfigError
from postlint.config.severities import ERRORS, Severities, by_rule
from postlint.dialect.shortcode import Shortcodes
from postlint.dialect.version import ANY_VERSION, Versions, parse_version
from postlint.files.globs import matches
from postlint.profile.profile import Certainty, Profile
from postlint.profile.theme import THEMES
from postlint.record import NamedTuple
from postlint.rules.catalogue import BUILT_IN, Catalogue, UnknownNameError
from postlint.rules.rule import Rule

Options = Mapping[str, Mapping[str, Any]]
"""The options of rules, by the rule's id and the option's name."""
_NONE: Mapping[str, Any] = MappingProxyType({})


class SchemaSetting(NamedTuple):
    """A schema file of the site's own, and the globs of the posts it holds for."""

    files: tuple[str, ...]
    path: Path


class Layer(NamedTuple):
    """What one place says of rules: which run, and with what options.

    `select` says anew which run (None: as before). `extend_select` adds to them, and takes back
    what layers before this ignore; `ignore` takes away. All are names of rules, groups and
    presets, as are the keys of `severities`. `options` are by the rule's id.
    """

    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: Severities = _NONE
    options: Options = _NONE


@dataclass(frozen=True, slots=True, eq=False)
class PerFile:
    """What holds for the rules on posts that match the globs `files`."""

    files: tuple[str, ...]
    layer: Layer


class Scope(NamedTuple):
    """Which of the settings for certain files hold: those in `per_file`.

    `not_for` are rules of the site's own that are for other posts.
    """

    per_file: tuple[PerFile, ...] = ()
    not_for: frozenset[str] = frozenset()


EVERYWHERE = Scope()
"""What holds where no settings are for certain files."""


def misfit_of(theme: str | None, generator: str | None) -> str | None:
    """Why a theme does not fit a generator, to be read after the setting's name; else None."""
    if not theme or not generator or THEMES[theme].generator == generator:
        return None
    of, builder = generators.load(THEMES[theme].generator).title, generators.load(generator).title
    return f'is "{theme}", a theme of {of}, and {builder} builds the site'


class Config(NamedTuple):
    """All settings that decide what is reported. None of them means: not set."""

    #: The set of rules to start from.
    preset: str = "recommended"
    #: The rules, groups and presets that run instead of it.
    select: tuple[str, ...] | None = None
    #: Those that run as well.
    extend_select: tuple[str, ...] = ()
    #: Those that do not run.
    ignore: tuple[str, ...] = ()
    #: Globs of files that are not linted.
    exclude: tuple[str, ...] = ()
    #: The severity from which on a run fails, for all rules or some.
    fail_on: Severities = ERRORS
    #: The generator's name.
    generator: str | None = None
    #: Its version, as the site's owner wrote it.
    generator_version: str | None = None
    #: The theme's name.
    theme: str | None = None
    #: Headings of FAQs, beside those known.
    faq_titles: tuple[str, ...] = ()
    #: What shortcodes of the site's own make, by their names.
    shortcodes: Shortcodes = _NONE
    #: The severities of rules, groups and presets.
    severities: Severities = _NONE
    #: The options of rules, by their ids.
    options: Options = _NONE
    #: What holds for certain files: it comes after what is said of rules here, in this order.
    per_file: tuple[PerFile, ...] = ()
    #: Schemas of the site's own.
    schemas: tuple[SchemaSetting, ...] = ()
    #: The file of the problems that are forgiven.
    baseline: Path | None = None
    #: The folder that globs are relative to.
    root: Path | None = None
    #: What options say of rules: it comes last.
    command_line: Layer = Layer()
    #: All rules, the site's own among them.
    catalogue: Catalogue = BUILT_IN
    #: The Python files and folders that some of these are taken from.
    plugins: tuple[Path, ...] = ()
    #: The globs of the posts that some of the site's own rules are for, by these.
    limits: Mapping[str, tuple[str, ...]] = _NONE

    def profile(self, detected: Profile) -> Profile:
        """The profile that holds: what is set here, and else what was detected.

        A theme tells its generator, where nothing else does. Raises ConfigError for a theme of
        another one.
        """
        if self.theme and not self.generator and not detected.has_generator:
            return self._replace(generator=THEMES[self.theme].generator).profile(detected)
        generator = generators.load(self.generator) if self.generator else detected.generator
        if misfit := misfit_of(self.theme, generator.name):
            raise ConfigError(f"`theme` {misfit}")
        same = generator is detected.generator
        versions = detected.versions if same else ANY_VERSION
        if version := parse_version(self.generator_version or ""):
            versions = Versions.of(version)
        theme = detected.theme if same else None
        return detected._replace(
            generator=generator,
            versions=versions,
            theme=THEMES[self.theme] if self.theme else theme,
            certainty=detected.certainty if self.generator is None else Certainty.KNOWN,
            output_formats=detected.output_formats if same else frozenset(),
            faq_titles=self.faq_titles,
            shortcodes=self.shortcodes,
        )

    def scope(self, path: str) -> Scope:
        """What the settings for certain files make of a post."""
        if not self.per_file and not self.limits:
            return EVERYWHERE
        root = self.root or Path.cwd()
        return Scope(
            tuple(setting for setting in self.per_file if matches(setting.files, path, root)),
            frozenset(
                rule for rule, files in self.limits.items() if not matches(files, path, root)
            ),
        )

    def rules(
        self, scope: Scope = EVERYWHERE, only: frozenset[str] | None = None
    ) -> tuple[Rule, ...]:
        """The rules that run on posts of a scope, with their options, sorted by id.

        `only` leaves out all others, which are then not even imported. Raises ConfigError for a
        name that no rule, group or preset has, and for a rule of the site's own that cannot be
        run.
        """
        chosen, layers = self._chosen(scope), self._layers(scope)
        try:
            options = merged(*(_options(layer, self.catalogue) for layer in layers))
        except UnknownNameError as error:
            raise ConfigError(str(error)) from None
        ids = sorted((chosen - scope.not_for) & (chosen if only is None else only))
        return tuple(self._rule(id_, options.get(id_, {})) for id_ in ids)

    def _layers(self, scope: Scope) -> tuple[Layer, ...]:
        own = Layer(self.select, self.extend_select, self.ignore, self.severities, self.options)
        return (
            Layer((self.preset,), self._own_defaults),
            own,
            *(setting.layer for setting in scope.per_file),
            self.command_line,
        )

    def _chosen(self, scope: Scope) -> frozenset[str]:
        """The ids of the rules that run on posts of a scope. Raises ConfigError."""
        try:
            return _chosen(self._layers(scope), self.catalogue)
        except UnknownNameError as error:
            raise ConfigError(str(error)) from None

    def looks_at_sites(self) -> bool:
        """Whether to a rule that may run it matters what other posts say. Raises ConfigError."""
        scopes = [EVERYWHERE, *(Scope((setting,)) for setting in self.per_file)]
        return any(self._chosen(scope) & self.catalogue.about_sites for scope in scopes)

    @property
    def _own_defaults(self) -> tuple[str, ...]:
        """The site's own rules that run without being asked for, whatever the preset."""
        return tuple(id_ for id_, rule in self.catalogue.added.items() if rule.default)

    def _rule(self, id_: str, options: Mapping[str, Any]) -> Rule:
        kind = self.catalogue.load(id_)
        if kind.origin is None:
            return kind(**options)
        try:
            return kind(**options)
        except Exception as error:  # noqa: BLE001 - it is not our code
            raise ConfigError(f"{kind.origin}: the rule `{id_}` cannot be run: {error}") from None


def _chosen(layers: Iterable[Layer], catalogue: Catalogue) -> frozenset[str]:
    chosen: frozenset[str] = frozenset()
    ignored: frozenset[str] = frozenset()
    for layer in layers:
        if layer.select is not None:
            chosen = catalogue.expand(layer.select)
        added = catalogue.expand(layer.extend_select)
        chosen |= added
        ignored = (ignored - added) | catalogue.expand(layer.ignore)
    return chosen - ignored


def _options(layer: Layer, catalogue: Catalogue) -> Options:
    """A layer's options, its severities among them."""
    severities = by_rule(layer.severities, catalogue)
    return merged({rule: {"severity": held} for rule, held in severities.items()}, layer.options)


def merged(*tables: Options) -> Options:
    """Options of several places as one: of equal options the last one counts."""
    made: dict[str, dict[str, Any]] = {}
    for table in tables:
        for rule, options in table.items():
            made[rule] = {**made.get(rule, {}), **options}
    return made
