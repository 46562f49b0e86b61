"""What posts are filed under."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from postlint.document.front_matter import Mapping as MappingNode
from postlint.document.front_matter import Scalar, Sequence
from postlint.document.post import Post
from postlint.profile.config_files import setting
from postlint.profile.site import Site
from postlint.record import NamedTuple

_OFF = ("", None, False)
"""What a setting says, for no pages to be made."""
_BELOW = "taxonomies"
"""Zola has them below a key of their own."""


class Term(NamedTuple):
    """A word that a post is filed under in a taxonomy, and where it says so."""

    taxonomy: str
    word: str
    start: int
    end: int


def terms(post: Post) -> Iterator[Term]:
    """What a post is filed under, where the generator makes pages of it."""
    matter, place = post.front_matter, post.place
    if matter is None or place is None or place.site.generator.terms is None:
        return
    below = matter.entry(_BELOW)
    inner = below.value if below is not None and isinstance(below.value, MappingNode) else None
    known = place.site.generator.terms
    folds = matter.folds_key_case
    for key, taxonomy in _keys(place.site).items():
        entry = inner.find(key, fold=folds) if inner is not None else None
        entry = entry or matter.root.find(key, fold=folds)
        if entry is None:
            continue
        node = entry.value
        for item in node.items if isinstance(node, Sequence) else (node,):
            if not isinstance(item, Scalar) or not isinstance(item.value, str):
                continue
            if item.value.startswith("-"):
                continue  # a list whose dashes lack their spaces: `not-a-list` speaks
            for word in known.words(item.value, key if item is node else ""):
                yield Term(taxonomy, word, *item.span)


@lru_cache(maxsize=16)
def _keys(site: Site) -> Mapping[str, str]:
    """The keys of the front matter that hold terms, with their taxonomies."""
    known = site.generator.terms
    assert known is not None
    named = setting(site.settings, known.taxonomies_from) if known.taxonomies_from else None
    if isinstance(named, Mapping):
        return {str(name).lower(): str(name) for name in named.values()}
    off = {name for name, key in known.pages.items() if site.settings.get(key, True) in _OFF}
    return {key: name for key, name in known.keys.items() if name not in off}
