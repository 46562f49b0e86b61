"""What stands in mathematics is neither Markdown nor HTML: kramdown judges random texts."""

from __future__ import annotations

import re
from random import Random

import pytest
from judges import needs_gem, ruby
from linting import lint_text

from postlint.document.post import Post
from postlint.generators import load
from postlint.profile.profile import Profile
from postlint.source import Source

MANY = 400
_TAGS = ("em", "b")
_PIECES = [
    *("$$", "$$", "$$ ", " $$", "*x*", "`c`", "`", "<b>y</b>", "\\*", "$", " ", "a", " b "),
    *("\n", "\n\n", "\n\n", "\n\n$$\n", "\n$$\n\n", "_z_ ", "\n\n```\n$$\n```\n\n"),
]
_TICK_AS_TEXT = re.compile(r"\s`\s")
"""What kramdown takes for text, and CommonMark may take for code."""
_KRAMDOWN = """require "json"; require "kramdown"; require "kramdown-parser-gfm"
puts JSON.generate(JSON.parse(STDIN.read).map { |t|
  Kramdown::Document.new(t, input: "GFM", syntax_highlighter: nil).to_html.scan(/<(em|b)>/).flatten })"""


def _tags(text: str, generator: str) -> list[str]:
    post = Post(Source("_posts/2024-05-01-a.md", text), Profile(load(generator)))
    return [element.tag for element in post.elements(*_TAGS)]


@needs_gem("kramdown-parser-gfm")
@pytest.mark.parametrize("seed", range(2))
def test_kramdown_judges(seed: int) -> None:
    random = Random(seed)
    texts = sorted({"a " + "".join(random.choices(_PIECES, k=8)) for _ in range(MANY)})
    for text, tags in zip(texts, ruby(_KRAMDOWN, texts), strict=True):
        if not _TICK_AS_TEXT.search(text):
            assert _tags(text, "jekyll") == tags, text


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("It is $a <b> c$ long.", []),
        ("It is $$a <b> *c*$$ long.", []),
        ("It costs $5 <b>or</b> $6.", ["b"]),
        ("It costs $ 5 *or* 6 $.", ["em"]),
        ("`$a` *and* `$b`", ["em"]),
        ("A $a\n\n*and* $b", ["em"]),
        ("A \\$a *and* $b", ["em"]),
    ],
)
def test_pandoc_reads_dollars(text: str, tags: list[str]) -> None:
    assert _tags(text, "quarto") == tags


def test_elsewhere_dollars_are_text() -> None:
    assert _tags("It is $$a *b* c$$ long.", "hugo") == ["em"]


def test_places_stay() -> None:
    text = "---\ntitle: A\n---\nIt is $$a <b> c$$, and ![](a.png).\n"
    report = lint_text(text, generator="jekyll", rules=["all"])
    places = [text[slice(*each.span)] for each in report.diagnostics if "image" in each.rule]
    assert places
    assert all(place in "![](a.png)" for place in places)
