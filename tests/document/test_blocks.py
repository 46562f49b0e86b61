"""A post's body as a flat run of blocks."""

from __future__ import annotations

import pytest
from linting import HUGO_PROFILE

from postlint.document.blocks import Block
from postlint.document.post import Post
from postlint.source import Source


def blocks(html: str) -> list[Block]:
    return list(Post(Source("post.html", html), HUGO_PROFILE).blocks)


def test_empty_elements_belong_to_no_later_block() -> None:
    found = blocks("<div><b></b><p>one</p>two <i>three</i></div>")
    held = [(block.text, [inline.tag for inline in block.inlines]) for block in found]
    assert held == [("one", []), ("two three", ["i"])]


def test_what_no_reader_sees_is_no_block() -> None:
    found = blocks("a<noscript><p>b</p></noscript><template><p>c</p></template> d<!-- e -->")
    assert [block.text for block in found] == ["a d"]


@pytest.mark.parametrize("space", [*"\t\v\f\x1c\x1f\x85\xa0\u2003\u3000", "\n ", "&nbsp;", "&#9;"])
def test_white_space_of_any_kind_is_folded(space: str) -> None:
    (block,) = blocks(f"<p>{space}a{space}b  c{space}</p>")
    assert block.text == "a b c"


def test_text_before_the_first_line_break_leads() -> None:
    (block,) = blocks("<p> <b>Why</b> so?<br>It is.<br>Yes.</p>")
    assert (block.lead, block.text) == ("Why so?", "Why so? It is. Yes.")
