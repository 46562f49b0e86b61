"""Spans lie in the author's text and start where they say, whatever a post is made of."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from linting import HUGO_PROFILE, lint_text, needs_shared, real_posts

from postlint.document.faq import faq
from postlint.document.html import Element
from postlint.document.mask import is_dynamic
from postlint.document.post import Post
from postlint.source import Source, Span, UnreadableError

PIECES = st.sampled_from(
    [
        "# Title\n", "## Two ##\n", "Setext\n===\n", "plain words\n", "- item\n", "  - inner\n",
        "1. one\n", "> quoted\n", "> > twice\n", "| a | b |\n|---|---|\n| 1 | 2 |\n", "***\n",
        "```html\n<img src=code>\n```\n", "    indented <img>\n", "`<b>`", "**bold**", "*it*",
        "<img src='a b.png' alt=\"x &amp; y\">", "<IMG ALT=bare SRC=x.png>", "<img\n  src=\"1.png\"\n",
        "> <img\n> src=\"q.png\" alt='é'\n> title=t>\n", "- <a href=\"/x\"\n  title='y'>z</a>\n",
        "<div><p>open", "</div>", "<table><tr><td>cell", "<center>\n", "</center>\n", "<!-- note -->",
        "<svg role=img viewBox='0 0 1 1'><title>t</title></svg>", "<iframe src=\"//e.org\"></iframe>\n", "<details>\n",
        "<summary>Why?</summary>\n", "</details>\n", "<script>if (a < b) {}</script>\n", "<p", "<",
        "![alt](a.png \"t\")", "![a *b* `c`](<d e.png>)", "![ref][r]\n\n[r]: /u 'v'\n", "[l](u)",
        "<https://e.org>", "https://e.org/a_b\n", "term\n: definition\n", "[^n]\n\n[^n]: note\n",
        "{{< figure src=\"f.png\" >}}", "{{% note %}}in{{% /note %}}",
        "{{< figure src=\"a&b.png\" alt=\"é\" caption=\"*c*\" link='/l' >}}\n", "{{< details >}}",
        "{{< /details >}}", "{{< faq q=\"Why?\" >}}\n", "{{< /faq >}}\n", "{{< x >}}", "{{< /x >}}",
        "{{< faq >}}[{\"q\": \"a\", \"a\": \"b\"}]{{< /faq >}}", "{{< youtube id=\"x\" >}}",
        "<p itemscope itemtype=schema.org/Question><b itemprop=name>Q?</b>", "<meta itemprop=text>", "{{<", ">}}", "{{ .X }}",
        "---\n", "+++\n", "---\ntitle: A\n---\n", "title: é\n", "tags: [a, b]\n", "key: 'v'\n",
        "\r\n", "\n", "\n\n", "\r", "\t", " ", "é", "日本", "🎉", "\u200b", "\ufeff", "\x00", "\x0c",
        "\u2028", "&nbsp;", "&#39;", "\\", "\\*", "FAQ\n", "## FAQ\n", "### Why?\n", "Q: a?\nA: b\n",
    ]
)  # fmt: skip
POSTS = st.lists(PIECES, max_size=30).map("".join)
PATHS = st.sampled_from(["post.md", "post.html"])


def _post(text: str, path: str) -> Post:
    return Post(Source(path, text), HUGO_PROFILE)


def _assert_spans(post: Post) -> None:
    text = post._masked[0]
    whole = Span(0, len(text))
    for element in post.elements():
        span = element.span
        assert whole.encloses(span)
        assert whole.encloses(element.full_span)
        start = _as_parsed(text[span.start : span.start + 1 + len(element.tag)])
        if _is_written(element) and not is_dynamic(start):
            assert start.lower() == f"<{element.tag.lower()}"
            for name, value in element.attributes:
                _assert_attribute(post, element, name, value)


def _as_parsed(text: str) -> str:
    return text.replace("\0", "\ufffd")


def _is_written(element: Element) -> bool:
    """Whether the element has a tag of its own in the source."""
    return not element.is_markdown and element._node.source_location is not None


def _assert_attribute(post: Post, element: Element, name: str, value: str) -> None:
    text = post._masked[0]
    place = element.attribute_span(name)
    if place is None:  # a tag that is never closed swallows the tags that Markdown makes
        assert not post.is_html
        return
    if is_dynamic(name):
        return
    assert _as_parsed(text[place.start : place.start + len(name)]).lower() == name.lower()
    held = element.value_span(name)
    if value.strip() and not is_dynamic(value) and not re.search(r"[\r\n\0]", text[slice(*held)]):
        written = text[slice(*held)]  # `&copy=` is no entity in an attribute
        assert value.split() in (unescape(written).split(), written.split())
        assert place.encloses(held)


@example("[^n]\n\n[^n]: note\n<p", "post.md")
@example("[^n]\n\n[^n]: note\n<p\r\n<p", "post.md")
@example("[^n]\n\n[^n]: <p", "post.md")
@example("- item\n\t<p", "post.md")
@example("> <p", "post.md")
@given(POSTS, PATHS)
@settings(max_examples=400)
def test_every_span_starts_where_it_says(text: str, path: str) -> None:
    _assert_spans(_post(text, path))


@given(POSTS, PATHS)
@settings(max_examples=200)
def test_no_text_fails(text: str, path: str) -> None:
    report = lint_text(text, path=path)
    assert "internal-error" not in {diagnostic.rule for diagnostic in report.diagnostics}
    for diagnostic in report.diagnostics:
        assert 0 <= diagnostic.span.start <= diagnostic.span.end <= len(text)
        assert diagnostic.message
        for related in diagnostic.related:
            assert 0 <= related.span.start <= related.span.end <= len(text)
        for edit in diagnostic.fix.edits if diagnostic.fix else ():
            assert 0 <= edit.span.start <= edit.span.end <= len(text)


@given(st.text(max_size=200), PATHS)
@settings(max_examples=200)
def test_any_text_is_read(text: str, path: str) -> None:
    post = _post("".join(c for c in text if not 0xD800 <= ord(c) <= 0xDFFF), path)
    _assert_spans(post)
    assert isinstance(faq(post), tuple)


ATTRIBUTES = st.dictionaries(
    st.sampled_from(["src", "alt", "title", "class", "data-x"]),
    st.text(st.sampled_from("abc é日&'<>.-"), min_size=1, max_size=8).filter(str.strip),
    min_size=1,
)


@given(
    ATTRIBUTES,
    st.sampled_from(["", "> ", "> > ", "- ", "1. ", "> - ", "| "]),
    st.booleans(),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from(["", "é " * 3]),
)
@settings(max_examples=300)
def test_attributes_of_raw_html_in_containers(
    attributes: dict[str, str], container: str, over_lines: bool, end: str, before: str
) -> None:
    written = {
        name: value.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
        for name, value in attributes.items()
    }
    table = container == "| "
    prefix = "> " * container.count(">") + " " * (
        3 if "1" in container else 2 if "-" in container else 0
    )
    gap = " " if table or not over_lines else end + prefix
    tag = "<img" + "".join(f'{gap}{name}="{value}"' for name, value in written.items()) + ">"
    line = f"| {before}{tag} | x |" if table else f"{container}{before}words {tag}"
    head = f"| a | b |{end}|---|---|{end}" if table else ""
    text = f"---{end}title: é{end}---{end}{end}{head}{line}{end}"
    (image,) = _post(text, "post.md").elements("img")
    assert dict(image.attributes) == attributes
    for name, value in written.items():
        assert text[slice(*image.value_span(name))] == value
        place = image.attribute_span(name)
        assert place is not None
        assert text[slice(*place)] == f'{name}="{value}"'


@pytest.mark.parametrize("path", ["post.md", "post.html"])
@pytest.mark.parametrize(
    ("tag", "written"),
    [
        ("svg", 'viewBox="0 0 1 1"'),
        ("svg", "VIEWBOX='0 0 1 1'"),
        ("svg", 'xlink:href="#a"'),
        ("math", 'definitionURL="u"'),
        ("div", 'É="x"'),
        ("img", 'ALT="x"'),
    ],
)
def test_attributes_that_the_parser_spells_its_own_way_have_a_place(
    tag: str, written: str, path: str
) -> None:
    text = f"<{tag} id=a {written} class=b></{tag}>\n"
    (element,) = _post(text, path).elements(tag)
    _, (name, _), _ = element.attributes
    place = element.attribute_span(name)
    assert place is not None
    assert text[slice(*place)] == written
    assert text[slice(*element.value_span(name))] == written.partition("=")[2][1:-1]


@needs_shared
@pytest.mark.parametrize("part", range(8))
def test_spans_of_real_posts(part: int) -> None:
    for path in real_posts()[part::8]:
        try:
            source = Source.decode(path.name, path.read_bytes())
        except UnreadableError:
            continue
        _assert_spans(Post(source, HUGO_PROFILE))
