"""The real Hugo is the judge of what Markdown is: random posts hold the same things in both.

Skipped where the package `hugo` is absent.
"""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from random import Random

import pytest
from hugo_site import HUGO, RAW_CONFIG
from linting import HUGO_PROFILE

from postlint.document.html import Element, Tree
from postlint.document.markdown.segments import SegmentMap
from postlint.document.post import Post
from postlint.source import Source

pytestmark = pytest.mark.skipif(not HUGO.exists(), reason="the package hugo is not installed")

INLINES = (
    "copper", "*thin* tin", "**bold *and* more**", "`<b>`", "[lids](/lids/)", '[a *b*](c.md "t")', "![spout](d.png)",
    '![](<e-f.png> "t")', "[![in](g.png)](/h/)", "https://kettles.example/i?j=1&k=2", "<https://kettles.example/l>", "<me@kettles.example>", "[ref][m]",
    "![ref][m]", "[m]", "[none][n]", "~~old~~", "a<br>b", "<b>raw</b>", '<img src="o.png" alt="p">', "&amp; &copy;", "\\*no\\*",
    "line  \nbreak", "soft\nbreak", "note[^1]", "1 < 2", "<!-- c -->", "x_y_z", "2 * 3 * 4", "`` ` ``",
)  # fmt: skip
BLOCKS = (
    "# §", "## § ##", "### §", "§\n===", "§\n---", "§", "§\n§", "- §\n- §\n  - §\n\n    §", "1. §\n2. §\n\n   > §", "* §\n\n  §\n* §",
    "> §\n> §\n>\n> - §", "> ## §", "```\n§\n```", "    §", "\n| ¤ | ¤ |\n|---|:-:|\n| ¤ | b |\n", "---", "- [ ] §\n- [x] §",
    "<div>\n\n§\n\n</div>", "<p>§</p>", "> §\n§", "- §\n§", "+ §\n- §", "- # §", "***", "<details>\n<summary>§</summary>\n\n§\n</details>",
    "\nterm\n: §", "~~~\n<img>\n~~~", '<iframe src="/q" title="r"></iframe>', "10) §",
)  # fmt: skip


def body(random: Random) -> str:
    def inline(found: re.Match[str]) -> str:
        chosen = (
            INLINES
            if found[0] == "§"
            else [one for one in INLINES if "\n" not in one and "[^" not in one]
        )
        return " ".join(random.choice(chosen) for _ in range(random.randint(1, 3)))

    blocks = (re.sub("[§¤]", inline, random.choice(BLOCKS)) for _ in range(random.randint(1, 7)))
    joined = random.choice(("\n\n", "\n\n", "\n")).join(blocks)
    note = re.sub("¤", inline, "[^1]: ¤")
    before, after = random.choice(((note, ""), ("", note)))
    return f"---\ntitle: t\n---\n{before}\n\nText.\n\n{joined}\n\n[m]: /made/ 'title'\n{after}\n"


def facts(tree: Tree) -> list[tuple[str | None, ...]]:
    """The headings, images, embeds, links, items and cells of a tree, in order, with their text."""
    return [_fact(e) for e in tree.elements(*PARTS) if e.tag != "p" or not _is_in_item(e)]


def _is_in_item(element: Element) -> bool:
    """Whether it is a paragraph that is one only where the list is loose."""
    return element.parent is not None and element.parent.tag in ("li", "dd")


PARTS = (
    *("h1", "h2", "h3", "h4", "h5", "h6", "img", "iframe", "a", "li", "td", "th"),
    *("blockquote", "summary", "pre", "strong", "em", "del", "p", "dt", "dd"),
)


def _fact(element: Element) -> tuple[str | None, ...]:
    values = (element.attribute(name) for name in ("src", "href", "alt", "title"))
    return (element.tag, *values, "".join(element.text.split()).replace("↩︎", ""))


@pytest.mark.parametrize("seed", range(3))
def test_random_markdown_is_as_hugo_makes_it(tmp_path: Path, seed: int) -> None:
    random = Random(seed)
    bodies = [body(random) for _ in range(150)]
    for folder in ("content", "layouts"):
        (tmp_path / folder).mkdir()
    (tmp_path / "hugo.toml").write_text(RAW_CONFIG, "utf-8")
    (tmp_path / "layouts" / "all.html").write_text("{{ .Content }}", "utf-8")
    for number, text in enumerate(bodies):
        (tmp_path / f"content/p{number}.md").write_text(text, "utf-8")
    subprocess.run([HUGO, "-s", tmp_path, "--noBuildLock"], capture_output=True, check=True)
    for number, text in enumerate(bodies):
        html = (tmp_path / f"public/p{number}/index.html").read_text("utf-8")
        made = Tree(html, SegmentMap([]))
        post = Post(Source("post.md", text), HUGO_PROFILE)
        assert facts(post.tree) == facts(made), text
