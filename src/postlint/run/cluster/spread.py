"""The posts of a run as a cluster holds them, by parts that are linted, and told of, as a whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from heapq import heapify, heapreplace
from itertools import islice, repeat, takewhile
from typing import TYPE_CHECKING, Any

from distributed import Client, Future, as_completed

from postlint.record import NamedTuple
from postlint.report import PostReport
from postlint.rules.across import Across
from postlint.run.cluster import tasks
from postlint.run.cluster.errands import Sink, Told, report_of
from postlint.run.discovery import order
from postlint.run.keeper import reread
from postlint.run.runner import Watch, unwatched
from postlint.run.sites import Sites
from postlint.run.tally import Tally
from postlint.run.telling import Telling
from postlint.run.workplace import Workplace
from postlint.source import Position, Span

if TYPE_CHECKING:
    from postlint.pipeline.costs import Costs

_FEWEST, _MOST = 100, 2_000
"""Posts in a part: more tasks cost more than they share, and a death costs its part."""
_MOST_PARTS = 2_000
_ROUNDS = 3
"""What is left would make so many parts as large as the next for each thread: the last are small,
so that none waits long for another."""
_REDUCED_EACH = 2


class Part(NamedTuple):
    """A stretch of the posts; `is_asked` unless only their facts are wanted."""

    paths: Sequence[str]
    is_asked: bool


class Spread:
    """The posts of a run, those `asked` about and `others` of their sites, on a cluster.

    `name` is that of the crew which its workers have. Its methods raise what becomes of a cluster.
    """

    def __init__(
        self,
        client: Client,
        name: str,
        workplace: Workplace,
        asked: Sequence[str],
        others: Sequence[str],
        costs: Costs | None = None,
        watch: Watch = unwatched,
        size: int | None = None,
    ) -> None:
        """`size` is that of the parts, where it is not left to be chosen."""
        self.client = client
        self.name = name
        self.workplace = workplace
        self.costs = costs
        self.watch = watch
        self.sites = Sites(workplace)
        threads = sum(client.nthreads().values())
        self.threads = threads
        self.parts = [
            Part(part, is_asked)
            for posts, is_asked in ((asked, True), (others, False))
            for part in _parts(posts, repeat(size) if size else part_sizes(len(posts), threads))
        ]
        self.bundles: list[Future[tasks.Bundle]] = []
        self.told: list[Future[Mapping[str, Told]]] = []
        self.briefs: dict[int, tasks.Brief] = {}

    def lint(self) -> None:
        self.bundles = [
            self._submit(tasks.lint if is_asked else tasks.make_facts, self.name, paths)
            for paths, is_asked in self.parts
        ]
        total = sum(len(part.paths) for part in self.parts)
        for _ in self.watch(self._linted(), total):
            pass

    def _linted(self) -> Iterator[None]:
        """Takes in what is to be known of each part when it is linted; yields for each post."""
        briefs = [self._submit(tasks.brief, bundle) for bundle in self.bundles]
        numbers = {future.key: number for number, future in enumerate(briefs)}
        for future in as_completed(briefs, loop=self.client.loop):
            brief: tasks.Brief = future.result()
            self.briefs[numbers[future.key]] = brief
            self.sites.tally.absorb(brief.tally)
            self.sites.silenced |= brief.silenced
            for seconds in brief.costs:
                if self.costs is not None:
                    self.costs.add(seconds)
            yield from [None] * brief.posts

    def settle(self) -> None:
        tally = None
        if any(brief.questions for brief in self.briefs.values()):
            tally = self._submit(_itself, self.sites.tally)  # made again where a worker is lost
        pairs = zip(self.parts, self.bundles, strict=True)
        self.told = [
            self._submit(tasks.settle, self.name, bundle, tally)
            for part, bundle in pairs
            if part.is_asked
        ]

    def findings(self) -> Iterator[Across]:
        sizes: defaultdict[tasks.Key, int] = defaultdict(int)
        for brief in self.briefs.values():
            for key, size in brief.sizes.items():
                sizes[key] += size
        reduced = [self._reduced(keys) for keys in _shares(sizes, self.threads * _REDUCED_EACH)]
        found: dict[tasks.Key, list[Across]] = {}
        for made in self._gathered(reduced):
            found |= made
        self._gathered_all(self.told)
        self.bundles.clear()
        for key in sorted(found):
            yield from found[key]

    def _reduced(self, keys: Sequence[tasks.Key]) -> Future[dict[tasks.Key, list[Across]]]:
        """What rules find in sites, from the facts of all parts that have some."""
        picked = []
        for number, bundle in enumerate(self.bundles):
            here = [key for key in keys if key in self.briefs[number].sizes]
            if here:
                picked.append(self._submit(tasks.pick, bundle, here))
        return self._submit(tasks.reduce, self.name, keys, picked)

    def folding(self) -> Iterator[tuple[str, PostReport]]:
        folded = [self._submit(tasks.folding, told) for told in self.told]
        found: dict[str, Told] = {}
        for part in self._gathered(folded):
            found |= part
        asked = (path for part in self.parts for path in part.paths)
        for path in sorted(found, key=order(asked)):
            yield path, found[path].report(path)

    def reports(self, telling: Telling) -> Iterator[PostReport]:
        asked = (part.paths for part in self.parts if part.is_asked)
        for paths, told in zip(asked, self._gathered(self.told), strict=True):
            for path in paths:
                yield telling.report(path, report_of(path, told.get(path)))

    def written(self, telling: Telling, sink: Sink) -> Iterator[Any]:
        """What a sink makes of the reports of each part, on the cluster; in order."""
        asked = [part.paths for part in self.parts if part.is_asked]
        made = [
            self._submit(tasks.write, self.name, number, paths, told, telling.changes(paths), sink)
            for number, (paths, told) in enumerate(zip(asked, self.told, strict=True))
        ]
        yield from self._gathered(made)

    def positions(self, path: str, span: Span) -> tuple[Position, Position] | None:
        source = reread(path)
        if source is None:
            return None
        return source.position(span.start), source.position(span.end)

    def _submit(self, task: Callable[..., Any], *arguments: Any) -> Future[Any]:
        return self.client.submit(task, *arguments, pure=False)

    def _gathered(self, futures: list[Future[Any]]) -> Iterator[Any]:
        """What tasks give, in order; each is let go when the next is asked for."""
        waiting = futures[::-1]
        futures.clear()
        while waiting:
            yield waiting.pop().result()

    def _gathered_all(self, futures: Sequence[Future[Any]]) -> None:
        """Waits until tasks are done."""
        for future in as_completed(futures, loop=self.client.loop):
            if future.status == "error":
                future.result()


def part_sizes(posts: int, threads: int) -> Iterator[int]:
    """How many posts are linted as one task, one task after the other."""
    fewest = max(_FEWEST, -(-posts // _MOST_PARTS))
    most = max(_MOST, fewest)
    while posts > 0:
        size = min(posts, most, max(fewest, posts // (threads * _ROUNDS or 1)))
        yield size
        posts -= size


def _parts(paths: Sequence[str], sizes: Iterable[int]) -> Iterator[Sequence[str]]:
    rest = iter(paths)
    return takewhile(bool, (list(islice(rest, size)) for size in sizes))


def _shares(sizes: Mapping[tasks.Key, int], number: int) -> list[list[tasks.Key]]:
    """The keys in so many shares, or fewer, about as large as each other."""
    shares: list[tuple[int, int, list[tasks.Key]]] = [(0, at, []) for at in range(number)]
    heapify(shares)
    for key in sorted(sizes, key=lambda key: (-sizes[key], key)):
        held, at, keys = shares[0]
        keys.append(key)
        heapreplace(shares, (held + sizes[key], at, keys))
    return [sorted(keys) for _, _, keys in shares if keys]


def _itself(tally: Tally) -> Tally:
    return tally
