"""Posts of a site that have something in common."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from posixpath import basename, dirname
from typing import Any

from postlint.profile.examples import is_example
from postlint.profile.site import Site

Told = tuple[str, Any]
"""The path of a post, and what a rule keeps of it."""


def compared(posts: Sequence[Told], site: Site) -> Sequence[Told]:
    """The posts that readers may take for each other: none of a site that is there as an example,
    whose posts are alike on purpose, and none in a bundle of another.
    """
    return () if is_example(site) else _outside_bundles(posts, site)


def _outside_bundles(posts: Sequence[Told], site: Site) -> Sequence[Told]:
    """The posts that lie in no bundle of another, where they would make no page."""
    if not site.generator.has_bundles:
        return posts
    bundles = {dirname(path) for path, _ in posts if basename(path).startswith("index.")}
    return [post for post in posts if not _is_in(post[0], bundles)] if bundles else posts


def _is_in(path: str, bundles: set[str]) -> bool:
    folder = dirname(path)
    if basename(path).startswith("index."):
        folder = dirname(folder)
    while folder and folder != dirname(folder):
        if folder in bundles:
            return True
        folder = dirname(folder)
    return False


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
