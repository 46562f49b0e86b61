"""One tree over HTML and Markdown."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from linting import HUGO_PROFILE

from postlint import generators
from postlint.document.faq import faq
from postlint.document.mask import DYNAMIC, mask
from postlint.document.post import Post
from postlint.profile.profile import Profile
from postlint.source import Source


def post_of(text: str, path: str = "post.md", profile: Profile = HUGO_PROFILE) -> Post:
    return Post(Source(path, text), profile)


def tags(post: Post) -> list[str]:
    return [element.tag for element in post.elements()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# a\n", ["h1"]),
        ("a\n===\n", ["h1"]),
        ("* a\n* b\n", ["ul", "li", "li"]),
        ("1. a\n\n2. b\n", ["ol", "li", "p", "li", "p"]),
        ("> a\n", ["blockquote", "p"]),
        ("~~a~~ **b** *c*", ["p", "del", "strong", "em"]),
        ("a  \nb", ["p", "br"]),
        ("---\na: b\n---\n***\n", ["hr"]),
        ("- [x] a", ["ul", "li", "input"]),
        ("a\n: b\n", ["dl", "dt", "dd"]),
        ("|a|\n|-|\n|b|\n", ["table", "thead", "tr", "th", "tbody", "tr", "td"]),
        ("|a|\n|-|\n", ["table", "thead", "tr", "th"]),
        ("`<b>`", ["p", "code"]),
        ("```html\n<img>\n```\n", ["pre", "code"]),
        ("    <img>\n", ["pre", "code"]),
        ("<!-- <img> -->", []),
        ("x[^1]\n\n[^1]: y\n", ["p", "sup", "a", "div", "hr", "ol", "li", "p", "a"]),
        ("x\n\n[^1]: never referred to\n", ["p"]),
        ("see https://e.org/a_b.", ["p", "a"]),
        ("[https://e.org](/x) <https://e.org> `https://e.org`", ["p", "a", "a", "code"]),
        ("<div>\n\n*a*\n\n</div>\n", ["div", "p", "em"]),
        ("![a ![b](c) d](e)", ["p", "img"]),
    ],
)
def test_markdown_becomes_elements(text: str, expected: list[str]) -> None:
    assert tags(post_of(text)) == expected


@pytest.mark.parametrize(
    "construct",
    [
        "# a",
        "> a",
        "> - a",
        "- a",
        "1. a",
        "- [x] a",
        "|a|\n|-|\n|b|",
        "|a|\n|-|",
        "a\n: b",
        "```\na\n```",
        "    a",
        "***",
        "[a](b)",
        "![a](b)",
        "*a* **b** ~~c~~",
        "<div>a</div>",
        "> [!NOTE]\n> a",
    ],
)
def test_markdown_ends_with_its_construct(construct: str) -> None:
    post = post_of(f"{construct}\n\n<!-- -->\n\n<p id=after>\n")
    (after,) = (element for element in post.elements("p") if element.attribute("id"))
    assert after.parent is None


def test_html_posts_are_not_markdown() -> None:
    assert tags(post_of("# a\n<p>*b*</p>", "post.html")) == ["p"]


def test_alt_text_is_the_plain_text_of_the_brackets() -> None:
    (image,) = post_of('![a *b* `c` "d"](e.png "f")').elements("img")
    assert dict(image.attributes) == {"alt": 'a b c "d"', "src": "e.png", "title": "f"}


def test_markdown_constructs_stand_where_they_are_written() -> None:
    text = "é\n\n> ## Two\n>\n> ![alt](src.png)\n"
    post = post_of(text)
    (heading,) = post.elements("h2")
    (image,) = post.elements("img")
    assert text[slice(*heading.span)] == "## Two"
    assert heading.is_markdown
    assert text[slice(*image.span)] == "![alt](src.png)"
    assert text[slice(*image.value_span("alt"))] == "alt"
    assert text[slice(*image.value_span("src"))] == "src.png"
    assert image.attribute_span("alt") is None


def test_implied_elements_stand_at_what_holds_them() -> None:
    text = "<table><tr><td>a</table>"
    (body,) = post_of(text, "post.html").elements("tbody")
    assert text[slice(*body.span)] == "<table>"


def test_content_of_template_elements_is_left_out() -> None:
    assert tags(post_of("<template><img></template><p>", "post.html")) == ["template", "p"]


def test_front_matter_is_no_content() -> None:
    assert tags(post_of("---\ntitle: '<b>'\n---\n*a*")) == ["p", "em"]


def test_wrapped_post_is_read_as_if_the_fence_was_not_there() -> None:
    text = "```markdown\n---\ntitle: a\n---\n\n## b\n\n```js\ncode\n```\n```\n"
    post = post_of(text)
    assert post.title == "a"
    assert tags(post) == ["h2", "pre", "code"]


def test_shortcodes_are_masked_at_the_same_length() -> None:
    text = 'a {{< fig src="x" >}} b {{% note %}}c{{% /note %}} {{ .D }}'
    masked, calls = mask(text, HUGO_PROFILE)
    assert len(masked) == len(text)
    assert [call.name for call in calls] == ["fig", "note", "note"]
    assert masked.replace(DYNAMIC, "") == "a  b c {{ .D }}"


def test_verbatim_calls_are_masked_whole() -> None:
    text = "a {{< highlight go >}}<img>{{< /highlight >}} b"
    assert mask(text, HUGO_PROFILE)[0].replace(DYNAMIC, "") == "a  b"
    liquid = "a {% raw %}{{ x }}{% endraw %} {{ y }} {%- if z -%}b{% endif %}"
    assert mask(liquid, Profile(generators.load("jekyll")))[0].replace(DYNAMIC, "") == "a   b"


@pytest.mark.parametrize("piece", ["{{<", "{{%", "{{< raw >}}", "{{< x"])
def test_masking_is_linear(piece: str) -> None:
    masked, _ = mask(piece * 60_000, HUGO_PROFILE)
    assert len(masked) == len(piece) * 60_000


def test_templates_are_the_generators() -> None:
    text = "{% include x.html %}\n"
    assert DYNAMIC not in post_of(text).tree.html
    jekyll = post_of(text, profile=Profile(generators.load("jekyll")))
    assert DYNAMIC in jekyll.tree.html


def test_soup_is_the_same_tree_with_places_in_the_file() -> None:
    text = "---\ntitle: a\n---\n\n## b *c*\n\n<p class='x y'>d\n<img src=e>\n"
    post = post_of(text)
    soup = post.soup
    assert [tag.name for tag in soup.find_all(True)] == tags(post)
    (image,) = soup.select("p.x > img")
    assert (image.sourceline, image.sourcepos) == (8, 0)
    assert soup.h2 is not None
    assert soup.h2.get_text() == "b c"
    assert (soup.h2.sourceline, soup.h2.sourcepos) == (5, 0)


def test_deep_trees_are_read() -> None:
    post = post_of("<div>" * 20_000 + "<img>" + "x", "post.html")
    assert len(list(post.elements("img"))) == 1
    assert isinstance(faq(post), tuple)
    assert post.headings == ()


_PIECES = st.sampled_from(
    ['<p id="a">', "<P ID=b>", "<b id>", '<svg><g id="c" viewBox="0"/></svg>', "<template><i id=d>"]
) | st.sampled_from(["</template>", "</p>", '<table id="e"><tr id=f>', '<img class="g">', "# h"])


@settings(deadline=None)
@given(pieces=st.lists(_PIECES, max_size=7), path=st.sampled_from(["post.md", "post.html"]))
def test_elements_with_an_attribute_are_those_that_have_it(pieces: list[str], path: str) -> None:
    post = post_of("\n".join(pieces), path)

    for name in ("id", "class", "href"):
        written = post.tree.written()  # copies that the parser makes aside
        having = [element for element in written if element.attribute(name) is not None]
        assert list(post.tree.with_attribute(name)) == having
