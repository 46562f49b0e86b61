"""What a fix must leave alone is seen to change, whatever it is."""

from __future__ import annotations

import pytest

from postlint.content import Content, content
from postlint.document.post import Post
from postlint.profile.profile import UNKNOWN_PROFILE
from postlint.rules.catalogue import BUILT_IN
from postlint.source import Source, Span
from postlint.suppression.comments import Suppression, unsilenced


def content_of(text: str) -> Content:
    return content(Post(Source("post.md", text), UNKNOWN_PROFILE))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("---\ntitle: One\n---\n", "---\ntitle: Two\n---\n"),
        ("---\ntitle: One\n---\n", "---\ntexts: One\n---\n"),
        ("![one](a.png)\n", "![two](a.png)\n"),
        ("![one](a.png)\n", "![one](b.png)\n"),
        ("[one](a.md)\n", "[two](a.md)\n"),
        ("[one](a.md)\n", "[one](b.md)\n"),
        ("## One\n", "## Two\n"),
        ("## FAQ\n\n### Why?\n\nOne.\n", "## FAQ\n\n### Why?\n\nTwo.\n"),
    ],
)
def test_what_changed_is_seen(one: str, other: str) -> None:
    assert content_of(one) == content_of(one)
    assert content_of(one) != content_of(other)


def test_a_bug_of_ours_is_never_silenced() -> None:
    bug = BUILT_IN.load("internal-error")().diagnostic(Span(3, 4), "it failed")
    named = (("internal-error", Span(0, 1)), ("postlint", Span(0, 1)))
    everywhere = Suppression("disable-file", named, None, Span(0, 1), Span(0, 100))
    assert unsilenced([bug], [everywhere]) == [bug]
