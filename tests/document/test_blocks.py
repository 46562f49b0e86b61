"""A post's body as a flat run of blocks."""

from __future__ import annotations

from postlint.document.post import Post
from postlint.profile.profile import UNKNOWN_PROFILE
from postlint.source import Source


def test_empty_elements_belong_to_no_later_block() -> None:
    post = Post(
        Source("post.html", "<div><b></b><p>one</p>two <i>three</i></div>"), UNKNOWN_PROFILE
    )
    held = [(block.text, [inline.tag for inline in block.inlines]) for block in post.blocks]
    assert held == [("one", []), ("two three", ["i"])]
