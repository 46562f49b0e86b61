"""The real Hugo is the judge of what its shortcodes and attribute lists make of a post.

Skipped where the package `hugo` is absent.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from hugo_site import HUGO, RAW_CONFIG, needs_hugo
from linting import HUGO_PROFILE

from postlint.document.html import Tree
from postlint.document.markdown.segments import SegmentMap
from postlint.document.post import Post
from postlint.source import Source

pytestmark = needs_hugo

BODIES = [
    '{{< figure src="a.png" link="/x" alt="b" >}} {{< figure src="q.png" alt=`c "d"` >}}',
    '{{< figure src="a.png" caption="*a* [b](/c) `d`" attr="me" attrlink="/y" >}}',
    '{{< youtube id="abc" title="T" >}}\n\n{{< vimeo 123 >}}\n\n{{< youtube def >}} x',
    "{{< details >}}\n# h\n\n| a |\n|---|\n| ![y](z.png) |\n{{< /details >}}\nafter [l](/m)",
    '{{< details >}}\n{{< details summary="[a](/b)" >}}\n## h\n{{< /details >}}\n## i\n{{< /details >}}',
    '{{% details summary="P" %}}\n- a\n\n{{< figure src="k.png" >}}\n{{% /details %}}',
    '| a | b |\n|---|---|\n| {{< figure src="a.png" >}} | c |\n\n> {{< figure src="d.png" >}}\n> t',
    "a[^1]\n\n[^1]: n {{< figure src=\"a.png\" >}}\n\nt\n: {{< figure\n  src=\"b.png\"\n>}}",
    '{{</* figure src="a.png" */>}} <!-- {{< figure src="b.png" >}} --> **{{< figure src="c.png" >}}**',
    "{{< highlight go >}}\n<img src=x>\n{{< /highlight >}}\n\n<p>{{< figure src=\"a.png\" >}}</p>",
    "## A {#b .c}\n\n## B {key}\n\n## f = {1}\n\n## D \\{#e}\n\n## F {#g} ##\n\n## H ## {#i}",
]  # fmt: skip


def facts(tree: Tree) -> list[list[tuple[str | None, ...]]]:
    """What `postlint inspect` lists of a tree, with what stands around it."""
    places = ("details", "li", "dd", "td", "blockquote", "a", "strong")
    return [
        [(e.tag, "".join(e.text.split()), e.attribute("class")) for e in tree.elements("h1", "h2")],
        [
            (
                *(e.tag, e.attribute("src"), e.attribute("alt"), e.attribute("title")),
                *(around.tag for around in e.ancestors if around.tag in places),
            )
            for e in tree.elements("img", "iframe")
        ],
        [(e.attribute("href"), e.text) for e in tree.elements("a")],
    ]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("site")
    for folder in ("content", "layouts"):
        (root / folder).mkdir()
    (root / "hugo.toml").write_text(RAW_CONFIG, "utf-8")
    (root / "layouts" / "all.html").write_text("{{ .Content }}", "utf-8")
    for number, body in enumerate(BODIES):
        (root / "content" / f"p{number}.md").write_text(
            f"---\ntitle: t\n---\nx\n\n{body}\n", "utf-8"
        )
    subprocess.run([HUGO, "-s", root, "--noBuildLock"], capture_output=True, check=True)
    return root / "public"


@pytest.mark.parametrize("number", range(len(BODIES)))
def test_a_body_is_as_hugo_makes_it(built: Path, number: int) -> None:
    made = Tree((built / f"p{number}" / "index.html").read_text("utf-8"), SegmentMap([]))
    post = Post(Source("post.md", f"x\n\n{BODIES[number]}\n"), HUGO_PROFILE)
    assert facts(post.tree) == facts(made)
