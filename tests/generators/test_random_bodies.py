"""Random bodies: the headings, images, frames and links that postlint sees are those that engines make.

POSTLINT_FRONT_MATTERS says how many for each, as for front matters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote
from xml.etree.ElementTree import Element as Node

import html5lib
import pytest

from generators.asking import Judge
from generators.bodies import bodies
from generators.test_random_front_matters import JUDGES, MANY
from postlint.config.model import Config
from postlint.document.outline import outline
from postlint.document.post import Post
from postlint.profile.profile import UNKNOWN_PROFILE
from postlint.source import Source

_ENGINES = {
    "astro": Judge("bodies.mjs", "@astrojs/markdown-remark", JUDGES["astro"].path),
    "eleventy": Judge("bodies.mjs", "markdown-it", JUDGES["eleventy"].path),
    "hexo": Judge("bodies.mjs", "hexo-renderer-marked", JUDGES["hexo"].path),
    "jekyll": Judge("bodies.rb", "jekyll", JUDGES["jekyll"].path),
    "mkdocs": Judge("bodies.py", "mkdocs", "docs/a.md"),
    "mkdocs-material": Judge("bodies.py", "material", JUDGES["mkdocs-material"].path),
    "pelican": Judge("bodies.py", "pelican", JUDGES["pelican"].path),
}
_TYPOGRAPHY = str.maketrans(
    {"“": '"', "”": '"', "‘": "'", "’": "'", "…": "...", "–": "-", "—": "-"}
)
Parts = dict[str, list[tuple[object, ...]]]


@pytest.mark.parametrize("name", _ENGINES)
def test_bodies_are_read_as_the_engine_does(name: str) -> None:
    judge = _ENGINES[name]
    posts = bodies(len(name), MANY)
    profile = Config(generator=name).profile(UNKNOWN_PROFILE)
    rendered = judge.answers({"generator": name, "posts": posts})
    for text, html in zip(posts, rendered, strict=True):
        post = Post(Source(judge.path, f"---\ntitle: Pots\n---\n\n{text}"), profile)
        assert _seen(post) == _rendered(html), text


def _seen(post: Post) -> Parts:
    made = outline(post)
    return {
        "headings": [(each["level"], _folded(each["text"])) for each in made["headings"]],
        "images": [(_address(each["src"]), _folded(each["alt"])) for each in made["images"]],
        "frames": [(_address(each["src"]),) for each in made["embeds"]],
        "links": [(_address(each["href"]), _folded(each["text"])) for each in made["links"]],
    }


def _rendered(html: str) -> Parts:
    root = html5lib.parse(html, namespaceHTMLElements=False)
    parts: Parts = {"headings": [], "images": [], "frames": [], "links": []}
    for node in _nodes(root):
        if re.fullmatch("h[1-6]", node.tag):
            parts["headings"].append((int(node.tag[1]), _folded(_text(node))))
        elif node.tag == "img":
            parts["images"].append((_address(node.get("src")), _folded(node.get("alt"))))
        elif node.tag == "iframe":
            parts["frames"].append((_address(node.get("src")),))
        elif node.tag == "a" and node.get("class") != "headerlink" and node.get("href"):
            parts["links"].append((_address(node.get("href")), _folded(_text(node))))
    return parts


def _nodes(root: Node) -> Iterator[Node]:
    return (node for node in root.iter() if isinstance(node.tag, str))


def _text(node: Node) -> str:
    return "".join(node.itertext())


def _address(address: str | None) -> str:
    """Without what Hexo puts before relative ones and behind hosts."""
    return unquote(address or "").strip("/")


def _folded(text: str | None) -> str | None:
    """Without white space, and with the typography of a typewriter."""
    if text is None:
        return None
    return re.sub("-+", "-", "".join(text.split()).translate(_TYPOGRAPHY))
