"""What a post's own `<style>` hides."""

from __future__ import annotations

import re
from collections.abc import Iterator

from postlint.document.html import Element
from postlint.document.post import Post, derived
from postlint.pattern import lazy

_BRACE = lazy(r"([{}])")
_HIDES = lazy(r"\b(?:display\s*+:\s*+none|visibility\s*+:\s*+hidden)\b", re.IGNORECASE)
_SIMPLE = lazy(r"[a-z]\w*|[.#][\w-]+", re.IGNORECASE)


def is_hidden_by_style(element: Element, post: Post) -> bool:
    """Whether a `<style>` of the post hides elements like it.

    Of a selector, its last part alone is asked, where that is a tag, a class or an id: whether the
    rest fits, the page knows.
    """
    hidden = _hidden(post)
    if not hidden:
        return False
    names = {element.tag, *(f".{name}" for name in (element.attribute("class") or "").split())}
    return not hidden.isdisjoint(names | {f"#{element.attribute('id')}"})


@derived
def _hidden(post: Post) -> frozenset[str]:
    styles = post.tree.elements("style") if "<style" in post.source.text else ()
    return frozenset(
        last
        for style in styles
        for selectors in _hiding(style.raw_text)
        for last in (selector.split()[-1] for selector in selectors.split(",") if selector.strip())
        if _SIMPLE.fullmatch(last)
    )


def _hiding(css: str) -> Iterator[str]:
    """The selectors of rules that hide; those within `@media` and the like hold at times only."""
    depth, selectors = 0, ""
    parts = _BRACE.split(css)
    for text, brace in zip(parts[::2], parts[1::2], strict=False):
        if brace == "{":
            depth += 1
            selectors = text.rpartition(";")[2].strip() if depth == 1 else selectors
        else:
            if depth == 1 and not selectors.startswith("@") and _HIDES.search(text):
                yield selectors
            depth = max(depth - 1, 0)
