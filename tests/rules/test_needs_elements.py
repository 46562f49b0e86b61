"""Rules that say which elements they need find nothing on posts without them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from linting import HUGO_PROFILE, NOW

from postlint.document.post import Post
from postlint.rules.catalogue import BUILT_IN
from postlint.rules.rule import Rule
from postlint.source import Source

_CASES = Path(__file__).parent.parent / "cases"
_GATED = [rule for rule in (BUILT_IN.load(name)() for name in BUILT_IN.ids) if rule.needs_elements]
_NAMES = st.sampled_from(
    ["a", "area", "audio", "canvas", "frame", "iframe", "img", "input", "source", "svg", "video"]
) | st.sampled_from(["center", "div", "link", "object", "p", "picture", "span", "template", "tt"])
_ATTRIBUTES = st.sampled_from(
    """
src="http://a.example/b.jpg"
srcset="a 1q"
srcdoc="<iframe src=http://a.example></iframe><img>"
href="htp:/x"
alt=" "
alt="a"
title="video"
role="img"
role="link"
aria-label="a"
type="image"
loading="lazy"
align="left"
autoplay
""".splitlines()
)
_TAGS = st.builds(
    "<{} {}>{}</{}>".format, _NAMES, _ATTRIBUTES, st.sampled_from(["", "here", "<br>"]), _NAMES
)
_MARKDOWN = st.sampled_from(["![](a.png)", "[a](b)", "# h", "text", "- item", "`<img>`", "<!--"])


def _post(text: str, name: str) -> Post:
    return Post(Source(name, text), HUGO_PROFILE, NOW)


@cache
def _known_posts() -> tuple[Post, ...]:
    """The parts between the code fences of all cases, as Markdown and as HTML."""
    return tuple(_parts())


def _parts() -> Iterator[Post]:
    for path in sorted(_CASES.rglob("*.md")):
        for part in path.read_text("utf-8").split("```")[1::2]:
            text = part.partition("\n")[2]
            yield from (_post(text, name) for name in ("a.md", "a.html"))


def _finds_without(rule: Rule, post: Post) -> bool:
    return post.tree.tag_names.isdisjoint(rule.needs_elements) and any(rule.check(post))


def test_some_rules_need_elements() -> None:
    assert {"missing-iframe-title", "insecure-image"} <= {rule.id for rule in _GATED}


@pytest.mark.parametrize("rule", _GATED, ids=lambda rule: rule.id)
def test_nothing_is_found_on_known_posts_without_the_elements(rule: Rule) -> None:
    assert not [post.source.text for post in _known_posts() if _finds_without(rule, post)]


@settings(deadline=None)
@given(pieces=st.lists(_TAGS | _MARKDOWN, max_size=4), name=st.sampled_from(["a.md", "a.html"]))
def test_nothing_is_found_on_any_post_without_the_elements(pieces: list[str], name: str) -> None:
    post = _post("\n\n".join(pieces), name)

    assert not [rule.id for rule in _GATED if _finds_without(rule, post)]
