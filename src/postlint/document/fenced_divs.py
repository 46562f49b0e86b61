"""Pandoc's fenced divs (`::: {.class}` … `:::`), which are no Markdown to others."""

from __future__ import annotations

from collections.abc import Iterator

from postlint.document.headings import Heading
from postlint.document.post import Post, derived
from postlint.pattern import lazy
from postlint.source import Span

_FENCE = lazy(r"(?m)^[ \t]*:{3,}[ \t]*(?P<name>[^\s:][^\r\n]*)?$")
_TITLED = lazy(r"(?:^|[\s{.])(?:panel-tabset|callout-[a-z]+)\b")


def titled_parts(post: Post) -> Iterator[Span]:
    """The divs whose headings title their parts (tabs, callouts), and are no sections of the post.

    Source: Quarto, "Tabsets" and "Callout Blocks".
    """
    if post.profile.generator.markdown.has_fenced_divs:
        yield from (span for span, name in _divs(post) if _TITLED.search(name))


def fenced_divs(post: Post) -> Iterator[Span]:
    """All stretches between `:::` and a name and the next `:::`, as many engines have them."""
    return (span for span, _ in _divs(post))


def _divs(post: Post) -> Iterator[tuple[Span, str]]:
    if post.is_html or ":::" not in post.source.text:
        return
    open_divs: list[tuple[int, str]] = []
    for fence in _FENCE.finditer(post.source.text, post.body.start):
        if fence["name"]:
            open_divs.append((fence.start(), fence["name"]))
        elif open_divs:
            start, name = open_divs.pop()
            yield Span(start, fence.end()), name


def may_begin_slide(post: Post, heading: Heading) -> bool:
    """Whether a heading without a text begins a slide, as one that says how it looks does.

    That a post becomes slides may stand in its folder's settings as well.
    """
    if not post.profile.generator.markdown.has_fenced_divs:
        return False
    return not heading.text and _has_slides(post)


@derived
def _has_slides(post: Post) -> bool:
    """Whether a heading without a text says how a slide looks."""
    return any(not h.text and any(h.element.attributes) for h in post.headings)


def is_slides(post: Post) -> bool:
    """Whether a post becomes slides, whose headings begin them, also without a text."""
    matter = post.front_matter
    if matter is None or not post.profile.generator.markdown.has_fenced_divs:
        return False
    made = matter.data.get("format")
    return made == "revealjs" or (isinstance(made, dict) and "revealjs" in made)
