"""Facts of many posts as text: as values they would take five times the memory, and each as a text
of its own twice as much.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import islice
from typing import Any

from postlint.files import digests
from postlint.record import NamedTuple
from postlint.results import kept
from postlint.run.shelf import Shelf

Fact = tuple[str, str]
"""The path of a post, and what a rule keeps of it, as JSON."""
_SIZE = 512


class Batch(NamedTuple):
    """What a rule keeps of some posts: their paths, and their facts, in order, a list in JSON."""

    paths: list[str]
    facts: str


def batches(facts: Sequence[Fact]) -> Iterator[Batch]:
    """The facts that a rule keeps, some at a time."""
    for at in range(0, len(facts), _SIZE):
        some = facts[at : at + _SIZE]
        yield Batch([path for path, _ in some], f"[{','.join([fact for _, fact in some])}]")


def by_rule(posts: Shelf) -> Iterator[tuple[str, list[Batch]]]:
    """The facts of each rule, whose posts stay in order. What is no JSON has none.

    The posts are taken out, so that the facts of a large site do not lie there twice.
    """
    made: defaultdict[str, list[Batch]] = defaultdict(list)
    taken = posts.taken()
    while some := list(islice(taken, _SIZE)):
        of_rules: defaultdict[str, list[Fact]] = defaultdict(list)
        for path, facts in some:
            with suppress(ValueError, AttributeError):
                for rule, fact in kept.parsed(facts).items():
                    of_rules[rule].append((path, fact))
        for rule, own in of_rules.items():
            made[rule] += batches(own)
    for rule in sorted(made):
        yield rule, made.pop(rule)


def values(held: list[Batch]) -> Iterator[tuple[str, Any]]:
    """The paths of posts and their facts as values; they are taken out.

    Raises ValueError for what postlint did not write.
    """
    held.reverse()
    while held:
        paths, facts = held.pop()
        for path, fact in zip(paths, kept.parsed(facts), strict=True):
            yield path, kept.frozen(fact)


def digest(inputs: str, held: Sequence[Batch]) -> str:
    """What changes when facts or their posts do, however they are laid out in batches."""
    names, facts = digests.hasher(), digests.hasher()
    names.update(inputs.encode())
    for batch in held:
        names.update(
            "".join([f"\n{path}" for path in batch.paths]).encode("utf-8", "surrogateescape")
        )
        facts.update(f"{batch.facts[1:-1]},".encode("utf-8", "surrogateescape"))
    names.update(facts.digest())
    return names.hexdigest()
