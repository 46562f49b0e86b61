"""Lints the posts of a made-up site together, in memory."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial

from linting import NOW, home_of

from postlint.config.model import Config
from postlint.pipeline.linter import lint
from postlint.profile.shared import Shared
from postlint.profile.site import Site
from postlint.report import PostReport
from postlint.results.kept import written_facts
from postlint.rules.rule import Rule
from postlint.run.folder import Folder
from postlint.run.sites import Sites
from postlint.run.telling import Telling
from postlint.run.workplace import Workplace
from postlint.source import Position, Source, Span


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


def lint_posts(
    posts: Mapping[str, str],
    *,
    rules: Iterable[str] = ("recommended",),
    site: str | None = None,
    asked: Iterable[str] | None = None,
    **settings: str,
) -> list[PostReport]:
    """The reports of posts, by path, of those `asked` about; settings as `lint_text` has them."""
    config = Config(select=tuple(rules), **settings)  # type: ignore[arg-type]
    own, _ = home_of(site, "")
    chosen = config.rules()
    sites = Sites(_OneSite(own, chosen))
    sources = {path: Source(path, text) for path, text in sorted(posts.items())}

    def linted(path: str, shared: Shared | None) -> PostReport:
        place = home_of(site, path)[1]
        profile = config.profile(own.profile)
        return lint(sources[path], profile, chosen, NOW, place=place, shared=shared)

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
