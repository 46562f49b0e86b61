"""What runs in a worker of the cluster, part of the posts by part."""

from __future__ import annotations

import marshal
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from typing import Any

from distributed import get_worker

from postlint.record import NamedTuple
from postlint.results.kept import NO_ITEMS, frozen, parsed
from postlint.rules.across import Across
from postlint.run.cluster.crew import Crew
from postlint.run.cluster.errands import (
    Bring,
    Errand,
    Lint,
    LintAgain,
    Linted,
    MakeFacts,
    Reduce,
    Sink,
    Told,
    Write,
)
from postlint.run.sites import Silenced
from postlint.run.tally import Tally, are_answers
from postlint.run.telling import Change

Key = tuple[str, str]
"""The root of a site, and a rule about it."""
_TOGETHER = 32
"""So many posts of an address are read at a time."""


class Brief(NamedTuple):
    """What the run has to know of a part of the posts: it is small."""

    posts: int
    tally: Tally
    silenced: Mapping[str, Silenced]
    sizes: Mapping[Key, int]
    """How many bytes of facts there are."""
    questions: int
    costs: Sequence[Mapping[str, float]]


class Bundle(NamedTuple):
    """What comes of a part of the posts. It stays on the cluster."""

    told: Mapping[str, Told]
    asked: Mapping[str, tuple[str, str]]
    """The site of a post, and what its rules asked about that, as JSON."""
    facts: Mapping[Key, bytes]
    brief: Brief


def lint(name: str, paths: Sequence[str]) -> Bundle:
    """Lints posts."""
    return _bundle(_crew(name).run(_ahead(Lint, paths)))


def make_facts(name: str, paths: Sequence[str]) -> Bundle:
    """Makes facts of posts that are not linted."""
    return _bundle(_crew(name).run(_ahead(MakeFacts, paths)))


def brief(bundle: Bundle) -> Brief:
    return bundle.brief


def pick(bundle: Bundle, keys: Sequence[Key]) -> dict[Key, bytes]:
    """The facts for some rules and sites."""
    return {key: bundle.facts[key] for key in keys}


def settle(name: str, bundle: Bundle, tally: Tally | None) -> Mapping[str, Told]:
    """What is told of posts, by path, when it is known what their sites share."""
    if tally is None:
        return bundle.told
    wrong = {
        path: site
        for path, (site, asked) in bundle.asked.items()
        if not are_answers(asked, partial(tally.is_usual, site))
    }
    part = tally.of_sites(set(wrong.values()))
    again = _crew(name).run([LintAgain(path, part) for path in wrong]) if wrong else []
    changed = {linted.path: linted.told for linted in again}
    told = {path: held for path, held in bundle.told.items() if path not in changed}
    return told | {path: held for path, held in changed.items() if held is not None}


def folding(told: Mapping[str, Told]) -> dict[str, Told]:
    """What is told once a site, by path."""
    found = {
        path: held._replace(
            diagnostics=tuple(
                d for d in held.diagnostics if d.cause is not None and d.cause.of_site
            )
        )
        for path, held in told.items()
    }
    return {path: held for path, held in found.items() if held.diagnostics}


def reduce(
    name: str, keys: Sequence[Key], picked: Sequence[Mapping[Key, bytes]]
) -> dict[Key, list[Across]]:
    """What rules find in sites."""
    errands = [Reduce(key[1], [part[key] for part in picked if key in part]) for key in keys]
    return dict(zip(keys, _crew(name).run(errands), strict=True))


def write(
    name: str,
    number: int,
    paths: Sequence[str],
    told: Mapping[str, Told],
    changes: Mapping[str, Change],
    sink: Sink,
) -> Any:
    """What a sink makes of the reports of posts."""
    (made,) = _crew(name).run([Write(number, paths, told, changes, sink)])
    return made


def _crew(name: str) -> Crew:
    crew = get_worker().plugins[name]
    assert isinstance(crew, Crew)
    return crew


def _ahead(errand: Callable[[str], Errand], paths: Sequence[str]) -> Iterator[Errand]:
    """An errand for each post; posts are read while those before them are worked on."""
    rest = iter(paths)
    now = list(islice(rest, _TOGETHER))
    yield Bring(now)
    while now:
        coming = list(islice(rest, _TOGETHER))
        yield Bring(coming)
        yield from map(errand, now)
        now = coming


def _bundle(done: Iterable[Linted | None]) -> Bundle:
    told: dict[str, Told] = {}
    asked: dict[str, tuple[str, str]] = {}
    facts: defaultdict[Key, list[tuple[str, str]]] = defaultdict(list)
    silenced: dict[str, Silenced] = {}
    costs: list[Mapping[str, float]] = []
    tally = Tally()
    for linted in filter(None, done):
        if linted.told is not None:
            told[linted.path] = linted.told
        if linted.asked != NO_ITEMS:
            asked[linted.path] = linted.site, linted.asked
        if linted.costs:
            costs.append(linted.costs)
        if linted.facts is not None:
            habits, comments, of_rules = map(parsed, linted.facts[:3])
            for rule, fact in of_rules.items():
                facts[linted.site, rule].append((linted.path, fact))
            tally.add(linted.site, *habits)
            if comments:
                silenced[linted.path] = frozen(comments)
    packed = {key: marshal.dumps(held) for key, held in facts.items()}
    sizes = {key: len(pack) for key, pack in packed.items()}
    posts = sum(1 for linted in done if linted is not None)
    return Bundle(told, asked, packed, Brief(posts, tally, silenced, sizes, len(asked), costs))
