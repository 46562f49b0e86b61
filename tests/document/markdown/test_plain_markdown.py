"""The parser's own HTML, where it is taken, is the HTML that is written from its events."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from linting import HUGO_PROFILE, needs_shared, real_posts

from postlint.dialect.attribute_list import GOLDMARK, KRAMDOWN, PYTHON_MARKDOWN, AttributeLists
from postlint.dialect.markdown import Markdown
from postlint.document.markdown import render as markdown
from postlint.document.markdown.bare_addresses import engine
from postlint.document.markdown.plain import is_plain, may_be_plain
from postlint.document.markdown.render import render
from postlint.document.markdown.rendered import RenderedMap
from postlint.document.post import Post
from postlint.source import Source, Span, UnreadableError

PIECES = st.sampled_from(
    [
        "# Title\n", "## Two ##\n", "Setext\n===\n", "words\n", "- item\n", "  - inner\n", "\n\n- a\n",
        "1. one\n", "3) three\n", "> quoted\n", "> > twice\n", "| a | b |\n|:--|--:|\n| 1 | 2 |\n",
        "|a|\n|-|\n", "***\n", "```py x\n<img>\n```\n", "~~~\n", "    indented <img>\n", "`<b> \"'`", "`https://e.org`", "<code>",
        "**bold**", "*it*", "~~gone~~", "![a 'b' \"c\" <b>d</b>](e.png \"it's\")", "![a\nb  \nc](d)",
        "![a ![b](c) `d`](<e f>)", "[x](y?a=1&b='2' \"t\")", "[x](ü)", "[x](%20)", "[r]", "[r]: /ü%20 'v'\n",
        "<https://e.org>", "<m@e.org>", "https://e.org/a_b", "www.e.org ", "<a href=\"https://e.org\">",
        "x=\"https://e.org\"", "x=\\\"https://e.org", "x=&quot;https://e.org", "</a>", "<div>\n", "</div>",
        "<!-- a", "-->", "<p>\n", "  </p>\n", "<script>\n", "</script>\n", "term\n: definition\n", "- [x] done\n",
        "- [ ] not\n", "a[^n]", "[^n]: note\n", " {#id}", " {.c}\n", "{: .d}\n", "}", " {", " ##\n", "  \n", "\\\n",
        "\n", "\n\n", "\r\n", "\t", "  ", "    ", "\0", "é", "🎉", "&lt;", "&amp;", "&copy;", "\\*", "\\", "<", "|",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=25).map("".join)
GOLDMARKS = engine("goldmark")
LISTS = st.sampled_from([GOLDMARK, KRAMDOWN, PYTHON_MARKDOWN])


def parsed(text: str, lists: AttributeLists = GOLDMARK) -> str | None:
    """The parser's HTML of a text that is plain; None of another."""
    html = markdown._html(text, Markdown(lists))
    return html if may_be_plain(text, Markdown(lists)) and is_plain(html, text, GOLDMARKS) else None


def written(text: str, lists: AttributeLists = GOLDMARK) -> str:
    return markdown._write(text, 0, Markdown(lists)).html


@settings(max_examples=1500, deadline=None)
@given(TEXTS, LISTS)
@example("https://e.org\n\n<div>\n\n  <p>\n\n</div>\n", GOLDMARK)
@example("> <div", GOLDMARK)
@example("- <div", GOLDMARK)
@example("<!--\na", GOLDMARK)
@example("- ```\n  a", GOLDMARK)
@example("- <!--\n  a", GOLDMARK)
@example("|a|\n|-|\n![b](<e f>)|[x](%20)", GOLDMARK)
@example("![a [x](%20)](<e f>)\n", GOLDMARK)
def test_plain_markdown_is_written_as_the_parser_does(text: str, lists: AttributeLists) -> None:
    html = parsed(text, lists)
    assert html is None or written(text, lists) == html


@needs_shared
def test_most_real_posts_are_plain_and_written_as_the_parser_does() -> None:
    plain = count = 0
    for path in real_posts():
        try:
            post = Post(Source.decode(str(path), path.read_bytes()), HUGO_PROFILE)
        except UnreadableError:
            continue
        if post.is_html:
            continue
        count += 1
        text = post._masked[0][slice(*post.body)]
        html = parsed(text)
        if html is not None:
            plain += 1
            assert written(text) == html, path
    assert plain > count / 2


@pytest.mark.parametrize(
    "text",
    ["see https://e.org\n", "www.e.org\n", "[é](é)\n", "# a {#b}\n", "a[^1]\n\n[^1]: b\n", "a\r\nb\n", "|a|\n|-|\n", "![<b>](c)\n"],
)  # fmt: skip
def test_what_a_generator_makes_more_of_is_written(text: str) -> None:
    assert parsed(text) is None
    assert render(text, 0).html == written(text)


def test_html_that_would_be_written_otherwise_stands_for_the_whole_text() -> None:
    """It should never be: a place that is too large does less harm than a wrong one."""
    text = "# a\n\nb\n"
    rendering = markdown._write(text, 5, Markdown(GOLDMARK))
    segments = RenderedMap("<p>other</p>", lambda: rendering)
    assert segments.to_source(0, 3) == Span(5, 5 + len(text))
    assert not segments.is_verbatim(0)
