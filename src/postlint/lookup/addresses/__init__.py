"""The addresses that a generator makes of posts: one file a generator, found by its name.

Each has `KEYS`, the keys of the front matter that it asks for, in lower case, and `output(told)`.
It may have `lists(site, outputs)`: what it writes besides, that no post is the source of.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Protocol, cast

from postlint.document.front_matter.nodes import data
from postlint.document.post import Post, derived
from postlint.lookup.addresses.output import Copy, Output, Told
from postlint.profile.site import Place, Site

__all__ = ["Copy", "Output", "Told", "keys", "lists", "output", "output_of"]


class _Addresses(Protocol):
    KEYS: frozenset[str]

    def output(self, told: Told) -> Output: ...


@derived
def output_of(post: Post) -> Output | None:
    """What is written of a post; None where its site's files or generator are not known."""
    place = post.place
    addresses = None if place is None else _addresses(post.profile.generator.name)
    if place is None or addresses is None:
        return None
    matter, asked = post.front_matter, addresses.KEYS
    written = matter.root.folded if matter is not None else {}
    values = {key: data(entry.value) for key, entry in written.items() if key in asked}
    return addresses.output(Told(place, values, post.now))


def output(
    place: Place, front_matter: Mapping[str, object], now: datetime | None = None
) -> Output | None:
    """The same of the post at a place, that has this front matter; whether it is published yet
    is not asked without a moment.
    """
    addresses = _addresses(place.site.generator.name)
    if addresses is None:
        return None
    values = {key.lower(): value for key, value in front_matter.items()}
    return addresses.output(Told(place, values, now))


def keys(generator: str) -> frozenset[str]:
    """The keys of the front matter, in lower case, that a generator makes addresses of."""
    addresses = _addresses(generator)
    return frozenset() if addresses is None else addresses.KEYS


def lists(site: Site, outputs: Sequence[Output]) -> Iterable[Copy]:
    """The addresses that a site's generator makes besides those of its posts."""
    make = getattr(_addresses(site.generator.name), "lists", None)
    return () if make is None else cast(Iterable[Copy], make(site, outputs))


@cache
def _addresses(generator: str) -> _Addresses | None:
    name = f"{__name__}.{generator.replace('-', '_')}"
    if not generator or find_spec(name) is None:
        return None
    return cast(_Addresses, import_module(name))
