"""Bare addresses become links as goldmark makes them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from linting import HUGO_PROFILE
from time_limit import time_limit

from postlint.config.model import Config
from postlint.document.markdown.bare_addresses import goldmark
from postlint.document.post import Post
from postlint.profile.profile import UNKNOWN_PROFILE
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
    for start in goldmark.starts(text):
        is_free = goldmark.ENGINE.is_free(text, start, begins=False)
        address = goldmark.address_at(text, start) if is_free else ""
        if address and start >= end:
            found.append((start, address))
            end = start + len(goldmark._HERE.match(text, start)[0])  # type: ignore[index]
    return found


_PLAIN = re.compile(rb"(?:^|(?<=[\s*_~(]))(?:" + goldmark._HERE.pattern + rb")", re.MULTILINE)
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
        (found.start(), goldmark._trimmed(found[0].decode())) for found in _PLAIN.finditer(data)
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


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("marked", "看：https://e.org/a。好 xhttp://e.org", ["https://e.org/a。好", "http://e.org"]),
        ("marked", "(http://localhost:80/a), awww.e.org. b@e.org.", ["http://localhost:80/a", "www.e.org", "b@e.org"]),
        ("marked", '<a href="b">http://e.org</a> http://e.org?a&amp;b', ["b http://e.org", "http://e.org?a&b"]),
        ("gfm", "看：https://e.org/a。好 xhttp://e.org", ["https://e.org/a。好"]),
        ("gfm", "“www.e.org” http://localhost/a_b, http://a_b.org", ["www.e.org”", "http://localhost/a_b"]),
        ("gfm", "(HTTP://e.org/(a)), ftp://e.org c@e.org, c@e1", ["HTTP://e.org/(a)", "c@e.org"]),
        ("pandoc", "看：https://e.org/a。好 看http://e.org", ["https://e.org/a。好"]),
        ("pandoc", "(doi:10.1/a), www.e.org <http://e.org/b>. Note: c", ["doi:10.1/a", "http://e.org/b"]),
        ("pandoc", "http://e.org/(a) http://e.org. https://e.org</a> d@e.org.", ["http://e.org/(a)", "http://e.org", "d@e.org"]),
    ],
)  # fmt: skip
def test_addresses_of_other_engines(name: str, text: str, found: list[str]) -> None:
    generator = {"marked": "hexo", "gfm": "astro", "pandoc": "quarto"}[name]
    post = Post(Source("a.md", text), Config(generator=generator).profile(UNKNOWN_PROFILE))
    links = [link.text for link in post.elements("a")]
    assert links == [each.removeprefix("b ") for each in found]


@pytest.mark.parametrize("generator", ["astro", "hugo", "hexo", "quarto"])
@pytest.mark.parametrize(
    "piece", ["www.", "://", "http://", "@", "a@", "&amp;", ".", ")", "(", "a.b@", "_", "http://a_"]
)
def test_addresses_are_read_in_linear_time(generator: str, piece: str) -> None:
    profile = Config(generator=generator).profile(UNKNOWN_PROFILE)
    text = f"http://e.org/{piece * 20_000}x e.org{piece * 20_000}\n"
    with time_limit():
        assert not list(Post(Source("a.md", text), profile).elements("img"))
