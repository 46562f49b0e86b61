"""Posts linted in memory, alone or as those of a site."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from postlint import generators
from postlint.config.model import Config
from postlint.diagnostic import Applicability
from postlint.document.post import Post
from postlint.fixing.fixer import FixedPost, fix_post
from postlint.pipeline.linter import lint
from postlint.profile.profile import Certainty, Profile
from postlint.profile.shared import Shared
from postlint.profile.site import UNKNOWN_SITE, Place, Site
from postlint.profile.site_finder import find_site
from postlint.report import PostReport
from postlint.results.kept import written_facts
from postlint.rules.catalogue import Catalogue
from postlint.rules.rule import Rule
from postlint.run.folder import Folder
from postlint.run.sites import Sites
from postlint.run.telling import Telling
from postlint.run.workplace import Workplace
from postlint.source import Position, Source, Span

HUGO = Profile(generators.load("hugo"), certainty=Certainty.INFERRED)
"""What posts are tried with by default: they tell that Hugo builds them, and no config does."""
NOW = datetime(2026, 11, 23, tzinfo=UTC)
"""The present moment of all posts that are tried."""
NO_GENERATOR = "none"
"""What `generator` says where nothing tells who builds the site."""


@dataclass(frozen=True)
class Bench:
    """What posts are tried with: the rules that there are, and the sites that they may be of.

    `sites` is the folder of these sites.
    """

    catalogue: Catalogue = field(default_factory=Catalogue)
    sites: Path | None = None

    def lint(
        self,
        text: str,
        path: str,
        rules: Iterable[str],
        *,
        site: str | None = None,
        earlier: str | None = None,
        **settings: Any,
    ) -> PostReport:
        """The report of a text that stands at a path, by the rules, groups or presets named.

        `site` is one of the sites, by its folder's name; without one, the text is a post of
        Hugo's. `earlier` is what the text was before. `settings` are those of a `Config`; with
        the generator `none`, nothing tells who builds the site.
        """
        config = self._config(rules, settings)
        home, place = self._home(site, path, settings)
        before = None if earlier is None else Source(path, earlier)
        parts = Source(path, text), config.profile(home.profile), config.rules()
        return lint(*parts, NOW, before, self.catalogue, place)

    def fix(
        self,
        text: str,
        path: str,
        rules: Iterable[str],
        *,
        site: str | None = None,
        unsafe: bool = True,
        **settings: Any,
    ) -> FixedPost:
        """A text with the fixes of these rules made, to the last round."""
        config = self._config(rules, settings)
        home, place = self._home(site, path, settings)
        profile, chosen = config.profile(home.profile), config.rules()

        def relint(source: Source) -> PostReport:
            return lint(source, profile, chosen, NOW, None, self.catalogue, place)

        def read(source: Source) -> Post:
            return Post(source, profile, NOW)

        applicability = Applicability.UNSAFE if unsafe else Applicability.SAFE
        return fix_post(relint(Source(path, text)), relint, read, applicability)

    def read(self, text: str, path: str, *, site: str | None = None, **settings: Any) -> Post:
        """A text as the post that rules get; settings as `lint` has them, but for `earlier`."""
        home, place = self._home(site, path, settings)
        profile = self._config((), settings).profile(home.profile)
        return Post(Source(path, text), profile, NOW, place=place)

    def lint_together(
        self,
        posts: Mapping[str, str],
        rules: Iterable[str],
        *,
        site: str | None = None,
        asked: Iterable[str] | None = None,
        **settings: Any,
    ) -> list[PostReport]:
        """The reports of the posts of one site, by path, or of those `asked` about."""
        config = self._config(rules, settings)
        own, _ = self._home(site, "", settings)
        chosen = config.rules()
        sites = Sites(_OneSite(own, chosen))
        sources = {path: Source(path, text) for path, text in sorted(posts.items())}

        def linted(path: str, shared: Shared | None) -> PostReport:
            _, place = self._home(site, path, settings)
            parts = sources[path], config.profile(own.profile), chosen, NOW, None, self.catalogue
            return lint(*parts, place, shared=shared)

        for path in sources:
            sites.add(path, written_facts(linted(path, None).facts))
        shared = Shared(partial(sites.tally.is_usual, ""))
        reports = {path: linted(path, shared) for path in asked or sources}

        def positions(path: str, span: Span) -> tuple[Position, Position]:
            return sources[path].position(span.start), sources[path].position(span.end)

        telling = Telling(positions)
        telling.tell(sites.findings(), sites, frozenset(reports))
        telling.fold(lambda _: "", reports.items())
        return [telling.report(path, report) for path, report in reports.items()]

    def lint_rule(self, rule: str, text: str, path: str, **settings: Any) -> PostReport:
        """The report of one rule. One about suppressions is run beside those that they silence."""
        beside = ("recommended",) if self.catalogue.ids[rule] == "postlint" else ()
        report = self.lint(text, path, (rule, *beside), **settings)
        own = (diagnostic for diagnostic in report.diagnostics if diagnostic.rule == rule)
        return PostReport(report.source, tuple(own))

    def _config(self, rules: Iterable[str], settings: Mapping[str, Any]) -> Config:
        said = {name: value for name, value in settings.items() if value != NO_GENERATOR}
        return Config(select=tuple(rules), catalogue=self.catalogue, **said)

    def _home(
        self, site: str | None, path: str, settings: Mapping[str, Any]
    ) -> tuple[Site, Place | None]:
        """The site that a post is of, and its place there."""
        if settings.get("generator") == NO_GENERATOR:
            return UNKNOWN_SITE, None
        if site is None:
            return Site(profile=HUGO), None
        assert self.sites is not None, f"where the site {site!r} lies was not said: `sites`"
        home = find_site(self.sites / site)
        return home, home.place(str(self.sites / site / path))


def untold_fixes(report: PostReport, rule: type[Rule]) -> frozenset[str]:
    """The kinds of the fixes in a rule's report that its `fixes` do not name."""
    fixes = (diagnostic.fix for diagnostic in report.diagnostics)
    return frozenset(fix.applicability.value for fix in fixes if fix).difference(rule.fixes)


class _OneSite(Workplace):
    """A workplace whose posts are all of one site, and have the same rules."""

    def __init__(self, site: Site, rules: tuple[Rule, ...]) -> None:
        super().__init__()
        self._site, self._all_rules = site, rules

    def site_root(self, path: str) -> str:  # noqa: ARG002
        return ""

    def folder(self, path: str) -> Folder:
        found = super().folder(path)
        found.site = self._site
        return found

    def site_rules(self, path: str) -> dict[str, Rule]:  # noqa: ARG002
        return {rule.id: rule for rule in self._all_rules}
