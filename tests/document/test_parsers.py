"""The tree against another parser's: html5lib, as BeautifulSoup shows it."""

from __future__ import annotations

import re
import warnings
from random import Random

import pytest
from bs4 import BeautifulSoup, Tag
from bs4.element import PreformattedString
from fuzz.posts import HTML, make
from linting import SHARED, needs_shared

from postlint import generators
from postlint.document.html import Element, Tree
from postlint.document.markdown.segments import normalized_lines
from postlint.document.mask import DYNAMIC
from postlint.document.post import Post
from postlint.document.soup import TEMPLATE
from postlint.profile.profile import Profile
from postlint.source import Source

NEWER = ("<template", "<select", "<noscript")
"""What html5lib reads by older rules, or puts elsewhere in its tree."""

Node = str | tuple[str, dict[str, str], "list[Node]"]


def ours(element: Element) -> list[Node]:
    made: list[Node] = []
    for child in element.children:
        if isinstance(child, str):
            append(made, child)
        else:
            made.append((child.tag, dict(child.attributes), ours(child)))
    return made


def theirs(element: Tag) -> list[Node]:
    made: list[Node] = []
    for child in element.children:
        if isinstance(child, Tag):
            values = {
                name: " ".join(value) if isinstance(value, list) else str(value)
                for name, value in child.attrs.items()
            }
            made.append((child.name, values, theirs(child)))
        elif not isinstance(child, PreformattedString):  # comments and the like
            append(made, str(child))
    return made


def append(nodes: list[Node], text: str) -> None:
    if nodes and isinstance(nodes[-1], str):
        nodes[-1] += text
    else:
        nodes.append(text)


def assert_alike(html: str) -> None:
    text, segments = normalized_lines(html, 0)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # BeautifulSoup thinks that short texts are file names
        soup = BeautifulSoup(
            "<!doctype html><body>" + text, "html5lib", multi_valued_attributes=None
        )
    assert soup.body is not None
    assert ours(Tree(text, segments).root) == theirs(soup.body), html


@pytest.mark.parametrize("seed", range(4))
def test_random_html_has_the_same_tree(seed: int) -> None:
    random = Random(seed)
    pieces = [piece for piece in HTML if not piece.startswith(NEWER)]
    closers = [
        "text ",
        "</div>",
        "</b>",
        "</a>",
        "</table>",
        "</p>",
        "<li>",
        "</ul>",
        "&eacute;x&copy",
    ]
    for _ in range(300):
        assert_alike(
            "".join(random.choice((*pieces, *closers)) for _ in range(random.randint(1, 7)))
        )


@needs_shared
def test_real_posts_have_the_same_tree() -> None:
    posts = sorted(SHARED.glob("corpora/**/*.html"))[:150]
    assert posts
    for path in posts:
        text = path.read_text("utf-8")
        body = text.partition("\n---\n")[2]
        if not any(newer in body for newer in NEWER):
            assert_alike(body)


def shown(node: Node) -> Node:
    """A node as a soup has it: one sign for a template call, no attribute that a call makes."""
    if isinstance(node, str):
        return re.sub(f"{DYNAMIC}+", TEMPLATE, node)
    tag, attributes, held = node
    kept = {name: str(shown(value)) for name, value in attributes.items() if DYNAMIC not in name}
    return tag, kept, [shown(child) for child in held]


@pytest.mark.parametrize("generator", ["hugo", "jekyll", "eleventy"])
def test_the_soup_of_random_posts_is_their_tree(generator: str) -> None:
    random = Random(generator)
    elements = 0
    for _ in range(200):
        path, text = make(random)
        post = Post(Source(path, text), Profile(generators.load(generator)))
        held = ours(post.tree.root)
        assert theirs(post.soup) == [shown(node) for node in held], text
        elements += len(held)
    assert elements > 1_000
