"""Pandoc's fenced divs (`::: {.class}` … `:::`), which are no Markdown to others."""

from __future__ import annotations

from collections.abc import Iterator

from postlint.document.headings import Heading
from postlint.document.post import Post
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


def without_slides(post: Post, headings: tuple[Heading, ...]) -> tuple[Heading, ...]:
    """Headings, without those that only begin a slide: they have no text.

    That a post becomes slides may stand in its folder's settings as well: then one that says how
    its slide looks tells it.
    """
    if not post.profile.generator.markdown.has_fenced_divs:
        return headings
    if not any(not each.text and any(each.element.attributes) for each in headings):
        return headings
    return tuple(each for each in headings if each.text)


def is_slides(post: Post) -> bool:
    """Whether a post becomes slides, whose headings begin them, also without a text."""
    matter = post.front_matter
    if matter is None or not post.profile.generator.markdown.has_fenced_divs:
        return False
    made = matter.data.get("format")
    return made == "revealjs" or (isinstance(made, dict) and "revealjs" in made)
