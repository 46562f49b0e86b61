"""The ids that generators give to headings: the real Hugo's against ours."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from hugo_site import build, lint_file, needs_hugo, write
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from postlint.document.post import Post
from postlint.lookup.anchors import anchors
from postlint.profile.site_finder import find_site
from postlint.source import Source

BASE = 'baseURL = "https://kettles.example/"\n'
WORD = st.sampled_from(
    [
        "Kettle", "Über", "naïve", "中文", "日本", "C++", "a/b", "e.g.", "it's", "“so”", "100%", "x_y", "_z_",
        "*tea*", "**pot**", "`code x`", "[link](https://a.example/b_c)", "![alt text](a.png)", "&amp;",
        "&copy;", "\\*", "½", "²", "Ⅷ", "٣", "-", "--", "—", "…", "🙂", "<b>raw</b>", "https://a.example/x",
        "~~old~~", "#", "(x)", "é", "e\u0301", "हिन्दी", "\u00a0", "A  B", "İ", "ß", "1.", "~", "<!-- c -->",
    ]
)  # fmt: skip
TEXT = st.lists(WORD, min_size=1, max_size=4).map(" ".join)
HEADING = st.one_of(
    TEXT.map(lambda text: f"## {text}"),
    TEXT.map(lambda text: f"### {text} ###"),
    TEXT.map(lambda text: f"## {text} {{#own-id}}"),
    TEXT.map(lambda text: f"Kettle {text}\n---"),
)
ID = re.compile(r"""<h[1-6][^>]*? id=(?:"([^"]*)"|'([^']*)'|([^\s>]+))""")


def _ours(root: Path, path: str) -> frozenset[str]:
    site = find_site(root)
    post = Post(
        Source(path, (root / path).read_text("utf-8")),
        site.profile,
        place=site.place(str(root / path)),
    )
    found = anchors(post)
    assert found is not None
    return found.names


@needs_hugo
@pytest.mark.parametrize("kind", ["github", "github-ascii"])
@given(posts=st.lists(st.lists(HEADING, min_size=8, max_size=8), min_size=60, max_size=60))
@settings(
    max_examples=4,
    suppress_health_check=list(HealthCheck),
    derandomize=True,
    phases=[Phase.generate],
)
def test_every_id_of_hugos_is_ours(
    tmp_path_factory: pytest.TempPathFactory, kind: str, posts: list[list[str]]
) -> None:
    root = tmp_path_factory.mktemp("site")
    parser = f'[markup.goldmark.parser]\nautoHeadingIDType = "{kind}"\n'
    texts = {f"content/p{i}.md": "\n\n".join(["text", *made]) for i, made in enumerate(posts)}
    write(root, {"hugo.toml": BASE + parser, **texts})
    assert build(root) is None
    for i in range(len(posts)):
        html = (root / f"public/p{i}/index.html").read_text("utf-8")
        theirs = {unescape(a or b or c) for a, b, c in ID.findall(html)}
        assert theirs <= _ours(root, f"content/p{i}.md"), texts[f"content/p{i}.md"]


@pytest.mark.parametrize(
    "text",
    [
        "[x](#gone) {{< tabs >}}", "[x](#gone)\n\n<script>1</script>", "[x](#top)", "[x](#comments)", "[x](#)",
        "[x](#gone)\n\n## {{< param x >}}", "[x](#here)\n\n## There {#here}", "[x](#a)\n\n## a\n",
        '[x](#here)\n\n<a name="here"></a>', "[x](#fn:1) [^1]\n\n[^1]: note", "[x](#a-1)\n\n## A\n\n## A\n",
        "[x](#%C3%BCber)\n\n## Über\n", "[x](#here)\n\ntext\n{#here}\n", "[x](#a-x)\n\n## A {x}\n",
    ],
)  # fmt: skip
def test_what_may_be_there_is_not_missing(tmp_path: Path, text: str) -> None:
    write(tmp_path, {"hugo.toml": BASE, "content/a.md": text})
    assert lint_file(tmp_path, "content/a.md", "broken-anchor") == ()


@pytest.mark.parametrize(
    ("config", "path", "text"),
    [
        (("hugo.toml", BASE), "content/a.md", "[x](#Here)\n\n## Here\n"),
        (("hugo.toml", BASE), "content/a.md", "[x](#here)\n\n{{< figure src='a.png' >}}\n"),
        (("hugo.toml", BASE), "content/a.html", '<a href="#there">x</a><h2>Here</h2>'),
        (("_config.yml", "title: a"), "_posts/2024-05-01-a.md", "[x](#there)\n\n## Here\n"),
        (("docusaurus.config.js", ""), "docs/a.md", "[x](#there)\n\n## Here\n"),
    ],
)
def test_what_is_not_there_is_missing(
    tmp_path: Path, config: tuple[str, str], path: str, text: str
) -> None:
    write(tmp_path, {config[0]: config[1], path: text})
    assert len(lint_file(tmp_path, path, "broken-anchor")) == 1


@pytest.mark.parametrize(
    ("fragment", "may_be"),
    [
        ("lids-crab", True),
        ("lids", True),
        ("pots-zhong-wen-and-pans", True),
        ("pots-zhong-wen-and-pans-1", True),
        ("lid", False),
        ("crab", False),
        ("pots-and", False),
    ],
)
def test_signs_that_zola_spells_out_may_be_any_letters(
    fragment: str, may_be: bool, tmp_path: Path
) -> None:
    post = "+++\ntitle = 'A'\n+++\n\n## Lids (🦀)\n\n## Pots 中文 and pans\n"
    config = "base_url = 'https://kettles.example'\n"
    write(tmp_path, {"config.toml": config, "content/a.md": post})
    site = find_site(tmp_path)
    path = "content/a.md"
    source = Source(path, (tmp_path / path).read_text("utf-8"))
    found = anchors(Post(source, site.profile, place=site.place(str(tmp_path / path))))
    assert found is not None
    assert found.may_have(fragment) is may_be


@pytest.mark.parametrize(("others", "is_known"), [({}, True), ({"content/a/b.md": "b"}, False)])
def test_the_page_of_a_section_may_show_the_posts_in_it(
    others: dict[str, str], *, is_known: bool, tmp_path: Path
) -> None:
    path = "content/a/_index.md"
    write(tmp_path, {"hugo.toml": BASE, path: "---\ntitle: A\n---\n\n## Lids\n", **others})
    site = find_site(tmp_path)
    source = Source(path, (tmp_path / path).read_text("utf-8"))
    found = anchors(Post(source, site.profile, place=site.place(str(tmp_path / path))))
    assert (found is not None) is is_known
