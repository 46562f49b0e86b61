"""What a fix must leave alone is seen to change, whatever it is."""

from __future__ import annotations

import pytest
from linting import HUGO_PROFILE

from postlint.document.post import Post
from postlint.fixing.content import Content, content
from postlint.rules.catalogue import BUILT_IN
from postlint.source import Source, Span
from postlint.suppression.comments import Suppression, unsilenced


def content_of(text: str) -> Content:
    return content(Post(Source("post.md", text), HUGO_PROFILE))


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


def test_each_part_of_a_post_has_its_place() -> None:
    text = (
        "---\ntitle: &x One\nmenu:\n  main: {weight: 1}\ntags: [a, *x]\n---\n\n"
        '## Two\n\nText ![three](a.png) [four](b.md).\n\n<iframe src="c" title="five"></iframe>\n\n'
        "## FAQ\n\n### Why?\n\nSix.\n"
    )
    held = content_of(text)
    assert held.front_matter is not None
    assert [
        (text[slice(*item.extent)], item.value) for item in held.front_matter
    ] == [
        ("\n", (0, None)),
        ("title: &x One", (1, "title", "'One'")),
        ("menu:\n  ", (1, "menu")),
        ("main: ", (2, "main")),
        ("weight: 1", (3, "weight", "1")),
        ("tags: ", (1, "tags")),
        ("a", (2, None, "'a'")),
        ("&x One", (2, None, "'One'")),
    ]  # fmt: skip
    assert [(item.kind, text[slice(*item.extent)]) for item in held.body if item.kind != "text"] == [
        ("headings", "## Two"),
        ("headings", "## FAQ"),
        ("headings", "### Why?"),
        ("images", "![three](a.png)"),
        ("embeds", '<iframe src="c" title="five"></iframe>'),
        ("links", "[four](b.md)"),
        ("questions", "### Why?\n\nSix."),
    ]  # fmt: skip
    texts = [item for item in held.body if item.kind == "text"]
    assert [(text[slice(*item.extent)], item.value) for item in texts][:2] == [
        ("## Two", ("h2", "Two")),
        ("Text ![three](a.png) [four](b.md).", ("p", "Text four.")),
    ]


def test_a_bug_of_ours_is_never_silenced() -> None:
    bug = BUILT_IN.load("internal-error")().diagnostic(Span(3, 4), "it failed")
    named = (("internal-error", Span(0, 1)), ("postlint", Span(0, 1)))
    everywhere = Suppression("disable-file", named, None, Span(0, 1), Span(0, 100))
    assert unsilenced([bug], [everywhere]) == [bug]
