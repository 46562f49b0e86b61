"""Who lays out a post: its site's own templates, read as far as they tell what a page shows.

One file a generator finds the templates of a post, found by its name; `template` makes a page of
them in which everything but what depends on the post is left as it is written; `title` asks what
such a page shows, `names` what the templates read.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from postlint.document.post import Post
    from postlint.lookup.layouts.template import Page
    from postlint.profile.site import Place

Folders = tuple[str, ...]


class Layouts(Protocol):
    """What the file of a generator has."""

    def page(self, post: Post, place: Place) -> Page | None:
        """What lays out a post; None where its template is not there to be read."""

    def own_folders(self, place: Place) -> tuple[Folders, Folders]:
        """Where a site's own templates lie, and its patterns for new posts."""


@cache
def layouts_of(generator: str) -> Layouts | None:
    """What is known of a generator's templates, imported when asked for; None where nothing is."""
    module = f"{__name__}.{generator.replace('-', '_')}"
    return cast(Layouts, import_module(module)) if find_spec(module) else None
