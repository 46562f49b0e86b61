"""Attribute lists in Markdown, as each generator reads them."""

from __future__ import annotations

import pytest

from postlint import generators
from postlint.document.post import Post
from postlint.profile.profile import Profile
from postlint.source import Source


def post_of(text: str, generator: str) -> Post:
    return Post(Source("post.md", text), Profile(generators.load(generator)))


@pytest.mark.parametrize(
    ("generator", "heading", "text", "attributes"),
    [
        ("hugo", "## A {#b .c .d}", "A", {"id": "b", "class": "c d"}),
        ("hugo", '## A {#b title="v w"}', "A", {"id": "b", "title": "v w"}),
        ("hugo", "A *b* {#c}\n===", "A b", {"id": "c"}),
        ("hugo", "## A ## {#b}", "A", {"id": "b"}),
        ("hugo", "## A {#b} ##", "A {#b}", {}),
        ("hugo", "## A {b}", "A {b}", {}),
        ("hugo", "## f(x) = {1}", "f(x) = {1}", {}),
        ("hugo", "## A \\{#b}", "A {#b}", {}),
        ("hugo", "## A {: #b}", "A {: #b}", {}),
        ("jekyll", "## A {#b}", "A", {"id": "b"}),
        ("jekyll", "## A {.b}", "A {.b}", {}),
        ("jekyll", "## A\n{: #b .c}", "A", {"id": "b", "class": "c"}),
        ("jekyll", "## A\n{:.no_toc}\n\nText", "A", {"class": "no_toc"}),
        ("docusaurus", "## A {#b}", "A", {"id": "b"}),
        ("eleventy", "## A {#b}", "A {#b}", {}),
        ("mkdocs-material", "## A { #b .c }", "A", {"id": "b", "class": "c"}),
        ("quarto", "## A {#b .c d=e}", "A", {"id": "b", "class": "c", "d": "e"}),
    ],
)
def test_headings(generator: str, heading: str, text: str, attributes: dict[str, str]) -> None:
    (found,) = post_of(f"x\n\n{heading}\n\ny\n", generator).headings
    assert found.text == text
    assert dict(found.element.attributes) == attributes


def test_kramdown_reads_them_behind_what_they_are_of() -> None:
    text = (
        '![a](b.png){: width="9" .c}\n{: .d}\n\n![](e.png "t"){: alt="f g"}\n\n'
        "[h](/i){:target='_blank'} j{: .k} l\n\n- m\n{: #n}\n\n`{: .o}`\n"
    )
    post = post_of(text, "jekyll")
    first, second = post.elements("img")
    assert dict(first.attributes) == {"width": "9", "class": "c", "alt": "a", "src": "b.png"}
    assert second.attribute("alt") == "f g"
    assert post.source.slice(first.value_span("src")) == "b.png"
    (link,) = post.elements("a")
    assert dict(link.attributes) == {"href": "/i", "target": "_blank"}
    assert [block.text for block in post.blocks if block.text] == ["h j{: .k} l", "m", "{: .o}"]


@pytest.mark.parametrize("piece", ["{:\n", "{: a ", "[a](b){:c", "# d {#e\n", "![f](g){: ", "{:}"])
def test_lists_take_linear_time(piece: str) -> None:
    assert post_of(piece * (200_000 // len(piece)), "jekyll").tree.html


def test_goldmark_does_not() -> None:
    (paragraph,) = post_of("![a](b.png){: .c}\n", "hugo").elements("p")
    assert paragraph.text == "{: .c}"
