"""What rules found in whole sites, kept between runs: it holds while the facts are the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from itertools import islice
from pathlib import Path
from time import time_ns
from typing import Any, cast

from postlint.files import digests
from postlint.files.reading import LONG_AGO
from postlint.profile.site import Site
from postlint.profile.site_files import SiteFiles
from postlint.record import NamedTuple
from postlint.results import kept
from postlint.results.cache import Cache
from postlint.rules.across import Across, Spot
from postlint.run.batches import Batch, by_rule, digest
from postlint.run.shelf import Shelf
from postlint.run.workplace import Workplace

Find = Callable[[str, list[Batch], Site], Iterable[Across]]
"""What the rule of an id finds from facts of posts of a site, which it takes out."""
_AT_ONCE = 512
"""Posts that are digested together."""


class _Found(NamedTuple):
    """What a rule found, the post whose settings it had, and what that depends on.

    `facts` is a digest, empty where it is not to be kept: the rule failed, or read a file that was
    just changed. `files` is that of the site's files that it `asked` for.
    """

    facts: str
    first: str
    asked: list[str]
    files: str
    found: list[Across]


class SiteFindings:
    """The findings in the sites of a workplace, those that a cache has and others.

    A site that is as it was is known by one digest of all its facts, as JSON; else the rules are
    run whose own facts have changed.
    """

    def __init__(self, cache: Cache | None, workplace: Workplace) -> None:
        self._cache = cache
        self._workplace = workplace
        self._texts: dict[Path | None, SiteFiles] = {}

    def of(self, site: str, posts: Shelf, find: Find) -> Iterator[Across]:
        """What rules find in a site; `posts` come in order, and are taken out."""
        inputs = self._inputs(posts) if self._cache is not None else None
        if self._cache is None or inputs is None:
            for rule, facts in by_rule(posts):
                yield from find(rule, facts, self.site(facts[0].paths[0]))
            return
        key = _digest(inputs, posts)
        held_key, held = self._held(self._cache.site(site), posts)
        if key != held_key or not all(map(self._holds, held.values())):
            held = dict(self._found(inputs, posts, held, find))
            if all(each.facts for each in held.values()):
                self._cache.put_site(site, [key, _written(held)])
        for each in held.values():
            yield from each.found

    def _found(
        self, inputs: str, posts: Shelf, held: dict[str, _Found], find: Find
    ) -> Iterator[tuple[str, _Found]]:
        """What each rule finds, or found in the same facts."""
        for rule, facts in by_rule(posts):
            key, before = digest(inputs, facts), held.get(rule)
            if before is not None and before.facts == key and self._holds(before):
                yield rule, before
                continue
            first, now = facts[0].paths[0], time_ns()
            site = self.site(first)
            files = cast(SiteFiles, site.texts)
            files.asked.clear()
            found = list(find(rule, facts, site))
            asked = sorted(files.asked)
            told = files.digest(asked) if asked else ""
            is_sure = files.states.newest < now - LONG_AGO and not any(map(_is_failure, found))
            yield rule, _Found(key if is_sure else "", first, asked, told, found)

    def site(self, path: str) -> Site:
        """The site of a post, with its files to read whatever is known of them."""
        site = self._workplace.folder(path).site
        if site.files is not None:
            return replace(site, texts=site.files)
        if site.root not in self._texts:
            self._texts[site.root] = SiteFiles(str(site.root or "."))
        return replace(site, texts=self._texts[site.root])

    def _holds(self, found: _Found) -> bool:
        """Whether the files that a rule asked for are as they were."""
        if not found.asked:
            return True
        files = cast(SiteFiles, self.site(found.first).texts)
        return files.digest(found.asked) == found.files

    def _inputs(self, posts: Shelf) -> str | None:
        """What findings depend on beside the facts; None where it cannot be told."""
        folders = {path.rpartition("/")[0]: path for path in posts.paths()}
        each = {self._workplace.inputs_of_facts(path) for path in folders.values()}
        return None if None in each else " ".join(sorted(filter(None, each)))

    def _held(self, columns: list[str], posts: Shelf) -> tuple[str, dict[str, _Found]]:
        """The digest of a site, and what rules found then; nothing for what postlint did not write.

        Only posts of the site are spoken of.
        """
        held: dict[str, _Found] = {}
        key = ""
        with suppress(ValueError, TypeError, AttributeError):
            whole, rows = columns
            paths = frozenset(posts.paths())
            groups = self._workplace.config_of(next(posts.paths())).catalogue.ids
            read = _Reader(groups, paths)
            of_rules = kept.parsed(rows).items()
            for rule, row in of_rules:
                with suppress(ValueError, TypeError, KeyError):  # of a post that is gone, say
                    held[rule] = read.found(rule, *row)
            key = whole if len(held) == len(of_rules) else ""
        return key, held


def _digest(inputs: str, posts: Shelf) -> str:
    made = digests.hasher()
    made.update(inputs.encode())
    facts = posts.digests()
    while some := list(islice(facts, _AT_ONCE)):
        told = "".join([f"\n{path}\n{facts_digest}" for path, facts_digest in some])
        made.update(told.encode("utf-8", "surrogateescape"))
    return made.hexdigest()


def _is_failure(found: Across) -> bool:
    return found.rule == "internal-error"


def _written(held: dict[str, _Found]) -> str:
    rows = {rule: [*each[:-1], list(map(_across, each.found))] for rule, each in held.items()}
    return kept.as_json(rows)


def _across(found: Across) -> list[Any]:
    spots = [[*spot[:3], kept.written_fix(spot.fix)] for spot in found.spots]
    return [found.severity.value, found.message, found.help, found.cause, spots, found.least]


class _Reader(NamedTuple):
    """Reads findings as they were written. All raises ValueError, TypeError or KeyError for others.

    `groups` are those of all rules, `paths` the posts that may be spoken of.
    """

    groups: Mapping[str, str]
    paths: frozenset[str]

    def found(self, rule: str, facts: str, first: str, asked: Any, files: str, rows: Any) -> _Found:
        if not (type(facts) is type(files) is str and set(map(type, asked)) <= {str}):
            raise TypeError("no findings")
        if first not in self.paths:
            raise ValueError("no post of this site")
        return _Found(facts, first, asked, files, [self.across(rule, *row) for row in rows])

    def across(
        self, rule: str, severity: Any, message: Any, help_: Any, cause: Any, spots: Any, least: Any
    ) -> Across:
        if not (type(message) is str and type(help_) in (str, type(None)) and type(least) is int):
            raise TypeError("no finding")
        told = kept.SEVERITIES[severity], message, help_, kept.cause(cause)
        made = tuple([self.spot(*spot) for spot in spots])
        return Across(rule, self.groups[rule], *told, made, least)

    def spot(self, path: str, span: Any, message: Any, fix: Any) -> Spot:
        if type(message) is not str:
            raise TypeError("no place")
        if path not in self.paths:
            raise ValueError("no post of this site")
        return Spot(path, kept.span(span), message, kept.fix(fix))
