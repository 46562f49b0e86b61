"""Bare addresses become links as goldmark makes them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from linting import HUGO_PROFILE

from postlint.document.markdown import linkify
from postlint.document.post import Post
from postlint.source import Source


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("https://e.org", ["https://e.org"]),
        ("see http://e.org/a?b=c&d#e, or www.e.org.", ["http://e.org/a?b=c&d#e", "www.e.org"]),
        ("(https://e.org/a_(b)) x", ["https://e.org/a_(b)"]),
        ("https://e.org/a&amp;", ["https://e.org/a"]),
        ("(see https://e.org/a), (https://e.org/b). x", ["https://e.org/a", "https://e.org/b"]),
        ("(https://e.org/a)! https://e.org/b,) x", ["https://e.org/a", "https://e.org/b,"]),
        ("*https://e.org/x* _ftp://e.org_", ["https://e.org/x", "ftp://e.org"]),
        ("xhttps://e.org ahttp://e.org", []),
        ("https://localhost http:// e.org mailto:a@e.org", []),
    ],
)
def test_addresses(text: str, found: list[str]) -> None:
    assert [address for _, address in _addresses(text.encode())] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("write to a.b@e.org, or **c@e.org**.", ["a.b@e.org", "c@e.org"]),
        ("a@e and a@e.org_ or b@e.org- h@@e.org @tweet o@e..org", []),
        ("(d+1@e-f.org) i@e.org/x `j@e.org` k@e.org.", ["d+1@e-f.org", "i@e.org", "k@e.org"]),
        ("see (https://e.org/a/).", ["https://e.org/a/"]),
    ],
)
def test_mailboxes_as_hugo_links_them(text: str, found: list[str]) -> None:
    post = Post(Source("a.md", text), HUGO_PROFILE)
    assert [link.text for link in post.elements("a")] == found


def _addresses(text: bytes) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    end = 0
    for start in linkify.starts(text):
        address = linkify.address_at(text, start) if linkify.is_free(text, start) else ""
        if address and start >= end:
            found.append((start, address))
            end = start + len(linkify._HERE.match(text, start)[0])  # type: ignore[index]
    return found


_PLAIN = re.compile(rb"(?:^|(?<=[\s*_~(]))(?:" + linkify._HERE.pattern + rb")", re.MULTILINE)
_PIECES = st.sampled_from(
    [
        "https://",
        "http://",
        "ftp://",
        "www.",
        "://",
        "shttp",
        "e.org",
        "a",
        "/x_y",
        "?a=(b)",
        " ",
        "\n",
        "*",
        "_",
        "(",
        ")",
        ".",
        ",",
        "&amp;",
        "é",
    ]
)


@given(st.lists(_PIECES, max_size=30).map("".join))
def test_addresses_are_those_that_one_pattern_finds(text: str) -> None:
    data = text.encode()
    plain = [
        (found.start(), linkify._trimmed(found[0].decode())) for found in _PLAIN.finditer(data)
    ]

    assert _addresses(data) == [(start, written) for start, written in plain if written]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_links_stand_where_the_address_does(end: str) -> None:
    text = f"é{end}{end}- go to https://e.org/a_b_c?x=1&y=2, now{end}"
    (link,) = Post(Source("post.md", text), HUGO_PROFILE).elements("a")
    assert text[slice(*link.span)] == "https://e.org/a_b_c?x=1&y=2"
    assert link.attribute("href") == "https://e.org/a_b_c?x=1&y=2"
    assert link.text == "https://e.org/a_b_c?x=1&y=2"


def test_text_around_addresses_is_kept() -> None:
    text = "a https://e.org/x_y_ b www.e.org/c e"
    post = Post(Source("post.md", text), HUGO_PROFILE)
    assert "".join(post.tree.root.text.split()) == "".join(text.split())


def test_many_addresses_in_a_line() -> None:
    text = "https://e.org/x " * 20_000
    assert len(list(Post(Source("post.md", text), HUGO_PROFILE).elements("a"))) == 20_000
