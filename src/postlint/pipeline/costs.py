"""What linting takes, by rule: measured only in runs that ask for it.

What rules share is worked out when the first of them asks, and is told as a part of its own, in
parentheses: the rule that happened to ask is not charged with it, and neither is a part that asks
for another with that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from time import perf_counter
from typing import Any, TypeVar

from postlint.diagnostic import Diagnostic
from postlint.document.post import Post
from postlint.rules.rule import Rule

T = TypeVar("T")
Check = Callable[[Post], Iterable[Diagnostic]]


class Costs:
    """The seconds that rules, and the parts that they share, took on all `posts` so far.

    `clock` tells seconds.
    """

    def __init__(self, clock: Callable[[], float] = perf_counter) -> None:
        self.seconds: dict[str, float] = {}
        self.posts = 0
        self.clock = clock
        self.charged = 0.0
        """What was charged to others since the innermost open part began."""

    def add(self, seconds: Mapping[str, float]) -> None:
        """Adds what a post took."""
        self.posts += 1
        for name, spent in seconds.items():
            self.seconds[name] = self.seconds.get(name, 0.0) + spent

    def dearest(self) -> list[tuple[str, float]]:
        """The names with microseconds a post, the dearest first."""
        each = [(name, spent / self.posts * 1e6) for name, spent in self.seconds.items()]
        return sorted(each, key=lambda row: (-row[1], row[0]))

    def of(self, name: str) -> _Part:
        """Charges a name with what is done inside, but for what is charged to others there."""
        return _Part(self, name)

    def post(self, *parts: Any) -> Post:
        """The post of what `Post` is made of, which tells what its shared parts take."""
        self.posts += 1
        with self.of("(front matter)"):
            return _CostedPost(self, *parts)

    def charging(self, checks: Iterable[tuple[Rule, Check]]) -> Iterator[tuple[Rule, Check]]:
        """The same checks, each charging its rule."""
        return ((rule, self._charging(rule.id, check)) for rule, check in checks)

    def _charging(self, name: str, check: Check) -> Check:
        def charging(post: Post) -> Iterator[Diagnostic]:
            with self.of(name):
                yield from check(post)

        return charging


class _Part:
    """What is charged to a name: a context manager that costs little itself."""

    __slots__ = ("around", "costs", "name", "start")

    def __init__(self, costs: Costs, name: str) -> None:
        self.costs = costs
        self.name = name

    def __enter__(self) -> None:
        self.around, self.costs.charged = self.costs.charged, 0.0
        self.start = self.costs.clock()

    def __exit__(self, *_: object) -> None:
        costs = self.costs
        spent = costs.clock() - self.start
        costs.seconds[self.name] = costs.seconds.get(self.name, 0.0) + spent - costs.charged
        costs.charged = self.around + spent


def _charged(part: str) -> Any:
    """A part of a post that is charged, by its name, with what it takes."""

    def charging(post: _CostedPost) -> Any:
        with post._costs.of(f"({part})"):
            return getattr(super(_CostedPost, post), part)

    return cached_property(charging)


class _CostedPost(Post):
    """A post that charges its shared parts with what they take."""

    def __init__(self, costs: Costs, *parts: Any) -> None:
        self._costs = costs
        super().__init__(*parts)

    def derived(self, function: Callable[[Post], T]) -> T:
        if function in self._derived:
            return super().derived(function)
        module = function.__module__.removeprefix("postlint.")
        with self._costs.of(f"({module}.{function.__name__.lstrip('_')})"):
            return super().derived(function)

    tree = _charged("tree")
    headings = _charged("headings")
    blocks = _charged("blocks")
