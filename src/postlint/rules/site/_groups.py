"""Posts of a site that have something in common."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Any

Told = tuple[str, Any]
"""The path of a post, and what a rule keeps of it."""


def groups(posts: Sequence[Told], key: Callable[[Any], Hashable]) -> Iterator[list[Told]]:
    """Two or more posts whose facts have one key, in their order; None is shared with none."""
    keys = [key(fact) for _, fact in posts]
    counts = Counter(keys)
    counts.pop(None, None)
    together: dict[Hashable, list[Told]] = {own: [] for own, count in counts.items() if count > 1}
    if together:
        for own, post in zip(keys, posts, strict=True):
            if own in together:
                together[own].append(post)
    yield from together.values()
