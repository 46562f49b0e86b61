"""MDX: comments, expressions in attributes, and tags that close themselves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from linting import HUGO_PROFILE, lint_text

from postlint import generators
from postlint.document.markdown.mdx import without_code
from postlint.document.mask import DYNAMIC
from postlint.document.post import Post
from postlint.profile.profile import Certainty, Profile
from postlint.source import Source


def post(text: str) -> Post:
    return Post(
        Source("docs/kettle.mdx", text),
        Profile(generators.load("astro"), certainty=Certainty.KNOWN),
    )


def shown(text: str) -> str:
    return without_code(text, 0).replace(DYNAMIC, "~")


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("a {/* b\r\nc */} d", "a      \r\n      d"),
        ("{/* a */} b {/* c", "          b {/* c"),
        ("<a b={c} d={{e: {f}}}>", "<a b=~~~ d=~~~~~~~~~~>"),
        ("<a b={`${c}`} d={e>", "<a b=~~~~~~~~ d={e>"),
        ("{a} = {b} c ={d}", "{a} = {b} c ={d}"),
        ("## Lids {#lids}", "## Lids {#lids}"),
        ("a={" + "b" * 3_000 + "}", "a={" + "b" * 3_000 + "}"),
        ("} } a={b}", "} } a=~~~"),
    ],
)
def test_code_is_blanked(text: str, seen: str) -> None:
    assert shown(text) == seen


@given(st.text(alphabet="a={}/*\r\n ", max_size=60))
def test_places_stay(text: str) -> None:
    blanked = without_code(text, 3)
    assert len(blanked) == len(text)
    assert blanked[:3] == text[:3]


def test_what_a_comment_holds_is_not_in_the_post() -> None:
    assert list(post("{/* <img src=x> */}\n\n![A lid](lid.png)").elements("img")) != []
    assert list(post("{/* <img src=x> */}\n").elements("img")) == []


def test_the_value_of_an_expression_is_not_known() -> None:
    (image,) = post('<img src={lid} alt={`A lid of ${size}`} width="3" />').elements("img")
    assert dict(image.attributes).keys() == {"src", "alt", "width"}
    assert image.url("src") is None


def test_what_follows_a_tag_that_closes_itself_is_read() -> None:
    text = "Steam.\n\n<iframe src='/1' title=\"a > b\" />\n\n## Lids\n\n<IFRAME\n  src='/2'\n/>\n\n![A lid](lid.png)\n"
    read = post(text)
    assert [heading.text for heading in read.headings] == ["Lids"]
    assert [read.source.slice(frame.span) for frame in read.elements("iframe")] == [
        "<iframe src='/1' title=\"a > b\" />",
        "<IFRAME\n  src='/2'\n/>",
    ]
    (image,) = read.elements("img")
    assert read.source.slice(image.span) == "![A lid](lid.png)"


def test_nothing_of_it_is_done_in_other_markdown() -> None:
    rules = ["missing-image-alt"]
    report = lint_text("A lid {/* <img src=x> */}", path="post.md", rules=rules)
    assert [diagnostic.rule for diagnostic in report.diagnostics] == rules


def test_a_comment_at_the_top_is_no_front_matter() -> None:
    text = "{/* Written by hand. */}\n\nA kettle boils water.\n"

    assert Post(Source("docs/kettle.mdx", text), HUGO_PROFILE).front_matter is None
