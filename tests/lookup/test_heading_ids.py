"""The ids of headings, in ten scripts, by each engine: the real one's against ours."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from functools import partial
from html import unescape
from pathlib import Path

import pytest
from hugo_site import build, needs_hugo, write
from judges import needs_gem, needs_package, node, ruby

from postlint.document.post import Post
from postlint.lookup.anchors import heading_ids
from postlint.lookup.anchors.engines import ids_of
from postlint.lookup.anchors.slugs import blackfriday, hugo, hugo_ascii, kramdown, zola
from postlint.profile.site_finder import find_site
from postlint.source import Source

Files = dict[str, str]
Judge = Callable[[Path, str], list[str]]

_SCRIPTS = (
    "Kettle Über naïve Straße Œuvre ÆØÅ Łódź İstanbul señor e\u0301tude ﬁne Ⅷ",
    "Τσάι Σίσυφος καφές ΟΔΟΣ Ὀδυσσεύς",
    "Чайник ёлка й\u0306 Україна вода",
    "الشاي إبريق مُحَمَّد شاي٣ لَا",
    "תֵּה קומקום שלום",
    "चाय की केतली हिन्दी क्षत्रिय १२",
    "กาน้ำชา ชาร้อน น้ำ ๓",
    "តែ កំសៀវ ទឹក",
    "தேநீர் கெண்டி நீர்",
    "中文 茶壶 日本語 ティー カタカナー 한국어 차",
)
_SIGNS = ["&", "-", "--", "—", "'s", "“so”", "(x)", "a/b", "C++", "100%", "x_y", "1.5", "²", "10", "km²", "½", "…", "...", "🙂", "☕️", "👩\u200d🍳", "#1", ":", "?", "!", ",", "e.g.", "@home", "$5", "`code`", "*tea*", "**pot**", "[link](https://a.example/b_c)", "&amp;", "&copy;", "\\*", "Don't", "it’s", "~", "+", "=", "<b>raw</b>", "![alt](a.png)", "&#8217;", "`--flag`", "`a_b`", "_em_", "\\_x\\_", "٣", "—x—", "1.", "v1.2.3", "<kbd>Ctrl</kbd>", '"q"', "~~old~~", "https://a.example/x"]  # fmt: skip
_ID = re.compile(r"""<h[1-6][^>]*? id=(?:"([^"]*)"|'([^']*)'|([^\s>]+))""")
_READ = "let data = ''; for await (const part of process.stdin) data += part; const text = JSON.parse(data);"


def _text() -> str:
    """A post with two hundred headings, twenty in each script."""
    chosen = random.Random(11)
    headings = []
    for number in range(200):
        words = _SCRIPTS[number % len(_SCRIPTS)].split()
        parts = [chosen.choice(words) for _ in range(chosen.randint(1, 4))]
        for _ in range(chosen.randint(0, 2)):
            parts.insert(chosen.randint(1, len(parts)), chosen.choice(_SIGNS))
        headings.append(f"## {' '.join(parts)}")
    return "\n\n".join(["text", *headings]) + "\n"


def _ours(root: Path, path: str) -> list[str]:
    place = find_site(root).place(str(root / path))
    assert place is not None
    post = Post(Source(path, (root / path).read_text("utf-8")), place.site.profile, place=place)
    ids = ids_of(post.profile.generator.heading_ids, place)
    assert ids is not None
    return [name.text for name in heading_ids(post, ids) if name.is_sure]


def _ids(html: str) -> list[str]:
    return [unescape(a or b or c) for a, b, c in _ID.findall(html)]


def _hugo(root: Path, _: str) -> list[str]:
    assert build(root) is None
    return _ids((root / "public/a/index.html").read_text("utf-8"))


def _kramdown(options: str, _: Path, text: str) -> list[str]:
    script = (
        'require "json"; require "kramdown"; require "kramdown-parser-gfm"; '
        f"puts JSON.generate([Kramdown::Document.new(JSON.parse(STDIN.read), {options}).to_html])"
    )
    return _ids(ruby(script, text)[0])


def _python_markdown(slugify: str, _: Path, text: str) -> list[str]:
    markdown = pytest.importorskip("markdown")
    options = {}
    if slugify:
        module, name = slugify.split(":")
        given = getattr(pytest.importorskip(module), name)
        options = {"toc": {"slugify": given(case="lower") if "pymdownx" in module else given}}
    return _ids(markdown.markdown(text, extensions=["toc"], extension_configs=options))


def _node(script: str, _: Path, text: str) -> list[str]:
    found: list[str] = node(_READ + script, text)
    return [unescape(one) for one in found]


_SLUGGER = """
import { unified } from 'unified'; import parse from 'remark-parse'; import gfm from 'remark-gfm';
import { toString } from 'mdast-util-to-string'; import { visit } from 'unist-util-visit';
import Slugger from 'github-slugger';
const slugger = new Slugger(); const made = [];
visit(unified().use(parse).use(gfm).parse(text), 'heading', (heading) => {
  const children = heading.children.filter(({ type }) => type !== 'html');
  made.push(slugger.slug(toString({ type: 'all', children })));
});
console.log(JSON.stringify(made));
"""
_MARKDOWN_IT = """
import markdownIt from 'markdown-it'; import anchor from 'markdown-it-anchor';
const html = markdownIt({ html: true }).use(anchor).render(text);
console.log(JSON.stringify([...html.matchAll(/<h2 id="([^"]*)"/g)].map((found) => found[1])));
"""
_MARKED = """
import renderer from 'hexo-renderer-marked/lib/renderer.js';
const marked = { headerIds: true, gfm: true, external_link: { enable: false, exclude: [] } };
const site = { config: { marked, url: 'https://kettles.example', root: '/' }, execFilterSync() {} };
const html = renderer.call(site, { text, path: 'a' }, {});
console.log(JSON.stringify([...html.matchAll(/<h2 id="([^"]*)"/g)].map((found) => found[1])));
"""


def _hugo_site(kind: str) -> Files:
    settings = f'[markup.goldmark.parser]\nautoHeadingIDType = "{kind}"\n'
    unsafe = "[markup.goldmark.renderer]\nunsafe = true\n"
    return {"hugo.toml": 'baseURL = "https://kettles.example/"\n' + settings + unsafe}


def _jekyll(options: str) -> Files:
    return {"_config.yml": f"title: Kettles\nkramdown: {{{options}}}\n"}


def _mkdocs(slugify: str) -> Files:
    toc = f"markdown_extensions:\n  - toc:\n      slugify: {slugify}\n" if slugify else ""
    return {"mkdocs.yml": f"site_name: Kettles\n{toc}"}


_PACKAGES = '{"dependencies": {"hexo": "7", "hexo-renderer-marked": "7"}}'
_PLUGIN = (
    'import anchor from "markdown-it-anchor"; config.amendLibrary("md", (md) => md.use(anchor))'
)
_LOWER = "!!python/object/apply:pymdownx.slugs.slugify\n        kwds:\n          case: lower"
_STRIPPED = 'input: "kramdown", auto_id_stripping: true'


@pytest.mark.parametrize(
    ("files", "path", "judge"),
    [
        *(pytest.param(_hugo_site(kind), "content/a.md", _hugo, id=f"hugo-{kind}", marks=needs_hugo) for kind in ("github", "github-ascii", "blackfriday")),
        *(
            pytest.param(_jekyll(options), "a.md", partial(_kramdown, options), id=name, marks=needs_gem("kramdown-parser-gfm"))
            for name, options in (("kramdown-gfm", 'input: "GFM"'), ("kramdown", 'input: "kramdown"'), ("kramdown-stripped", _STRIPPED))
        ),
        pytest.param(_mkdocs(""), "docs/a.md", partial(_python_markdown, ""), id="python-markdown"),
        pytest.param(_mkdocs("!!python/name:markdown.extensions.toc.slugify_unicode"), "docs/a.md", partial(_python_markdown, "markdown.extensions.toc:slugify_unicode"), id="python-markdown-unicode"),
        pytest.param(_mkdocs(_LOWER), "docs/a.md", partial(_python_markdown, "pymdownx.slugs:slugify"), id="pymdownx"),
        pytest.param({"docusaurus.config.js": ""}, "docs/a.md", partial(_node, _SLUGGER), id="github-slugger", marks=needs_package("github-slugger")),
        pytest.param({"eleventy.config.js": _PLUGIN}, "a.md", partial(_node, _MARKDOWN_IT), id="markdown-it-anchor", marks=needs_package("markdown-it-anchor")),
        pytest.param({"_config.yml": "title: a\n", "package.json": _PACKAGES}, "source/_posts/a.md", partial(_node, _MARKED), id="hexo-renderer-marked", marks=needs_package("hexo-renderer-marked")),
    ],
)  # fmt: skip
def test_no_id_differs_from_the_real_one(
    tmp_path: Path, files: Files, path: str, judge: Judge
) -> None:
    text = _text()
    write(tmp_path, {**files, path: text})
    assert _ours(tmp_path, path) == judge(tmp_path, text)


@pytest.mark.parametrize(
    ("slug", "text", "made"),
    [
        (hugo, "Über die Kanne: 1.5 l", "über-die-kanne-15-l"),
        (hugo, "one\ntwo", "two"),
        (hugo_ascii, "Über naïve 中文", "uber-naive-"),
        (blackfriday, "1. Über -- uns!", "1-über-uns"),
        (kramdown, "1. Über uns", "ber-uns"),
        (kramdown, "中文", "section"),
        (zola, "Über die Kanne: 1.5 l", "uber-die-kanne-1-5-l"),
        (zola, "中文", None),
    ],
)
def test_slugs(slug: Callable[[str], str | None], text: str, made: str | None) -> None:
    assert slug(text) == made
