"""Pandoc's fenced divs (`::: {.class}` … `:::`), which are no Markdown to others."""

from __future__ import annotations

from collections.abc import Iterator

from postlint.document.post import Post
from postlint.pattern import lazy
from postlint.source import Span

_FENCE = lazy(r"(?m)^[ \t]*:{3,}[ \t]*(?P<name>[^\s:][^\r\n]*)?$")
_TABS = lazy(r"\.panel-tabset\b")


def tab_sets(post: Post) -> Iterator[Span]:
    """The divs whose headings are tabs, and no sections of the post.

    Source: Quarto, "Tabsets".
    """
    if not post.profile.generator.markdown.has_fenced_divs:
        return
    open_divs: list[tuple[int, bool]] = []
    for fence in _FENCE.finditer(post.source.text, post.body.start):
        if fence["name"]:
            open_divs.append((fence.start(), bool(_TABS.search(fence["name"]))))
        elif open_divs:
            start, is_tabs = open_divs.pop()
            if is_tabs:
                yield Span(start, fence.end())


def is_slides(post: Post) -> bool:
    """Whether a post becomes slides, whose headings begin them, also without a text."""
    matter = post.front_matter
    if matter is None or not post.profile.generator.markdown.has_fenced_divs:
        return False
    made = matter.data.get("format")
    return made == "revealjs" or (isinstance(made, dict) and "revealjs" in made)
