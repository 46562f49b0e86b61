"""The engines that make pages of Markdown: how each names headings. One file an engine.

Each has `ids(place)`: Ids; None where headings have none but those that authors give. It may have
`brings_more(post)`: whether what the engine runs may put further places into a page.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Protocol, cast

from postlint.document.post import Post
from postlint.lookup.anchors.ids import Ids
from postlint.profile.site import Place


class _Engine(Protocol):
    def ids(self, place: Place) -> Ids | None: ...


def ids_of(engine: str, place: Place) -> Ids | None:
    """How an engine of a name names headings in a site."""
    return _engine(engine).ids(place)


def brings_more(engine: str, post: Post) -> bool:
    """Whether what an engine runs may put places into the page of a post that it does not show."""
    tell = getattr(_engine(engine), "brings_more", None)
    return tell is not None and cast(Callable[[Post], bool], tell)(post)


def _engine(name: str) -> _Engine:
    return cast(_Engine, import_module(f"postlint.lookup.anchors.engines.{name}"))
