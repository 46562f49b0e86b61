"""What a post's own `<style>` hides."""

from __future__ import annotations

import re

from postlint.document.html import Element
from postlint.document.post import Post, derived
from postlint.pattern import lazy

_HIDING = lazy(
    r"(?<![^{}@;])(?P<selectors>[^{}@;]++)"
    r"\{[^{}]*?\b(?:display\s*+:\s*+none|visibility\s*+:\s*+hidden)\b",
    re.IGNORECASE,
)
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
        for found in _HIDING.finditer(style.raw_text)
        for last in (
            selector.split()[-1] for selector in found["selectors"].split(",") if selector.strip()
        )
        if _SIMPLE.fullmatch(last)
    )
