"""The engines that make pages of Markdown: how each names headings. One file an engine.

Each has `ids(place)`: Ids; None where headings have none but those that authors give.
"""

from __future__ import annotations

from importlib import import_module
from typing import Protocol, cast

from postlint.lookup.anchors.ids import Ids
from postlint.profile.site import Place


class _Engine(Protocol):
    def ids(self, place: Place) -> Ids | None: ...


def ids_of(engine: str, place: Place) -> Ids | None:
    """How an engine of a name names headings in a site."""
    module = cast(_Engine, import_module(f"postlint.lookup.anchors.engines.{engine}"))
    return module.ids(place)
