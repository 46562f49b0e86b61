"""What each generator makes of a few posts under different settings: a line a post."""

from __future__ import annotations

from pathlib import Path

import pytest
from goldens import check
from made_sites import outputs, write

from postlint.document.post import Post
from postlint.lookup.anchors import anchors
from postlint.profile.site_finder import find_site
from postlint.source import Source
from postlint.testing.bench import NOW

GOLDEN = Path(__file__).parent / "golden"
MATTERS = {
    "plain": "title: A Lid & more\ndate: 2024-05-06\n",
    "slug": "title: Ünï Lid\ndate: 2024-05-06 10:00:00 +0200\nslug: My Slug\ntags: [Tea Pot, lid]\ncategories: [b/c, d]\n",
    "url": "title: T\ndate: 2024-05-07\nurl: /own/Place\npermalink: /p/:title/\naliases: [/old, /Old2.html, rel]\n",
    "draft": "title: D\ndraft: true\npublished: false\ndate: 2027-01-02\nredirect_from: [/r1, r2/]\n",
    "unpublished": "title: U\npublished: false\ndate: 2024-05-08\n",
    "odd": "title: '2024'\ntype: docs\nlayout: none\nid: other\nsection: x\npath: here\nsave_as: s/x.html\nabbrlink: 12\n",
}
BODY = "\n## A Lid & more\n\n### Ünï *lid* `code` {#own}\n\n## A Lid & more\n\nText[^1].\n\n[^1]: Note.\n"
HUGO = (
    *("", "uglyURLs = true\n", "disablePathToLower = true\n", "removePathAccents = true\n", "defaultContentLanguageInSubdir = true\n"),
    *("[permalinks]\nposts = '/:year/:month/:slug/'\n", "[permalinks]\nposts = '/:section/:title/:contentbasename'\n"),
    *("[permalinks.page]\nposts = '/:slugorcontentbasename/'\n", "[languages.de]\nweight = 1\n[languages.en]\nweight = 2\n"),
    *("[taxonomies]\ntag = 'tags'\n", "disableKinds = ['taxonomy', 'term']\n", "[markup.goldmark.parser]\nautoHeadingIDType = 'github-ascii'\n"),
    *("[markup.goldmark.parser]\nautoHeadingIDType = 'blackfriday'\n", "[markup.goldmark.parser]\nautoHeadingID = false\n"),
    *("canonifyURLs = true\nbaseURL = 'https://e.org/sub/'\n", "buildDrafts = true\nbuildFuture = true\n", "[uglyURLs]\nposts = true\n"),
)  # fmt: skip
JEKYLL = (
    *("", "permalink: pretty\n", "permalink: none\n", "permalink: date\n", "permalink: ordinal\n", "permalink: weekdate\n"),
    *("permalink: /:categories/:title.html\n", "permalink: /:year/:i_month/:i_day/:slug/\n", "baseurl: /sub\n", "future: true\n"),
    *("show_drafts: true\n", "kramdown:\n  auto_ids: false\n", "kramdown:\n  auto_id_prefix: x-\n", "markdown: GFM\n"),
    *("defaults:\n  - scope: {path: '', type: posts}\n    values: {permalink: /d/:title/}\n", "plugins: [jekyll-redirect-from]\n"),
    *("collections: {docs: {output: true, permalink: /c/:path/}}\n", "kramdown:\n  input: GFM\n", "permalink: /:short_year/:y_day/:name\n"),
)  # fmt: skip
HEXO = (
    *("", "permalink: :year/:title/\n", "permalink: :category/:name.html\n", "permalink: posts/:abbrlink/\n", "post_asset_folder: true\n"),
    *("new_post_name: :year-:month-:day-:title.md\n", "pretty_urls: {trailing_index: false}\n", "future: false\n", "root: /sub/\n"),
    *("filename_case: 1\n", "default_category: none\n", "pretty_urls: {trailing_html: false}\n", "marked: {headerIds: false}\n"),
    *("marked: {modifyAnchors: 1}\n", "permalink_defaults: {lang: en}\npermalink: :lang/:title/\n", "timezone: Asia/Tokyo\n"),
)  # fmt: skip
PELICAN = (
    *("", "ARTICLE_URL = '{date:%Y}/{slug}/'\n", "ARTICLE_SAVE_AS = '{slug}/index.html'\nARTICLE_URL = '{slug}/'\n", "SLUGIFY_SOURCE = 'basename'\n"),
    *("PATH_METADATA = '(?P<slug>.*).md'\n", "DEFAULT_LANG = 'de'\n", "USE_FOLDER_AS_CATEGORY = False\n", "PAGE_URL = 'p/{slug}/'\n"),
    *("DRAFT_SAVE_AS = ''\n", "ARTICLE_PATHS = ['posts']\n", "SLUG_REGEX_SUBSTITUTIONS = [('x', 'y')]\n", "PRESERVE_SLUG_CASE = True\n"),
)  # fmt: skip
MKDOCS = (
    *("", "use_directory_urls: false\n", "docs_dir: docs\n", "markdown_extensions: [toc]\n", "markdown_extensions:\n  - toc: {slugify: x}\n"),
    *("theme: {name: material}\n", "plugins: [blog]\n", "markdown_extensions:\n  - toc: {separator: '_'}\n", "exclude_docs: a.md\n"),
    *("markdown_extensions: [attr_list, footnotes]\n", "markdown_extensions:\n  - toc:\n      slugify: !!python/name:pymdownx.slugs.uslugify\n"),
)  # fmt: skip
ZOLA = (
    *("", "default_language = 'de'\n", "[slugify]\npaths = 'safe'\nanchors = 'off'\n", "[slugify]\npaths = 'off'\ntaxonomies = 'off'\n"),
    *("taxonomies = [{ name = 'tags' }]\n", "[languages.de]\n", "[markdown]\nsmart_punctuation = true\n", "[slugify]\npaths_keep_dates = true\n"),
)  # fmt: skip
DOCUSAURUS = (
    *("", "trailingSlash: true,", "trailingSlash: false,", "baseUrl: '/sub/',", "i18n: {defaultLocale: 'de', locales: ['de', 'en']},"),
    *("presets: [['classic', {docs: {routeBasePath: '/'}}]],", "presets: [['classic', {blog: {routeBasePath: 'news'}}]],", "presets: [['classic', {docs: false}]],"),
    *("presets: [['classic', {docs: {path: 'docs', numberPrefixParser: false}}]],", "markdown: {format: 'detect'},"),
)  # fmt: skip
ELEVENTY = (
    *(
        "return {dir: {input: '.'}};",
        "return {dir: {input: 'src'}};",
        "config.setServerPassthroughCopyBehavior('x');",
        "",
    ),
    *(
        "return {dir: {output: '_out'}, pathPrefix: '/sub/'};",
        "config.addGlobalData('permalink', '/x/');",
        "config.addPlugin(x);",
    ),
)
QUARTO = (
    "project:\n  type: website\n",
    "project:\n  type: book\n",
    "project: {type: website, output-dir: out}\nformat: {html: {toc: true}}\n",
)
ASTRO = (
    "",
    "trailingSlash: 'always',",
    "build: {format: 'file'},",
    "base: '/sub',",
    "i18n: {defaultLocale: 'de', locales: ['de']},",
)


def _settings() -> dict[str, list[dict[str, str]]]:
    return {
        "hugo": [{"hugo.toml": "baseURL = 'https://e.org/'\n" * ("baseURL" not in one) + one} for one in HUGO],
        "jekyll": [{"_config.yml": "title: K\n" + one, "Gemfile": "gem 'jekyll'\n"} for one in JEKYLL],
        "hexo": [{"_config.yml": "url: https://e.org\n" + one, "package.json": '{"hexo": {"version": "7.3.0"}}'} for one in HEXO],
        "pelican": [{"pelicanconf.py": "SITENAME = 'K'\nPATH = 'content'\n" + one} for one in PELICAN],
        "mkdocs": [{"mkdocs.yml": "site_name: K\n" + one} for one in MKDOCS],
        "zola": [{"config.toml": "base_url = 'https://e.org'\n" + one} for one in ZOLA],
        "docusaurus": [{"docusaurus.config.js": f"module.exports = {{title: 'K', {one}}};\n"} for one in DOCUSAURUS],
        "eleventy": [{"eleventy.config.js": f"module.exports = function (config) {{ {one} }};\n"} for one in ELEVENTY],
        "quarto": [{"_quarto.yml": one} for one in QUARTO],
        "astro": [{"astro.config.mjs": f"export default {{site: 'https://e.org', {one}}};\n"} for one in ASTRO],
    }  # fmt: skip


PLACES = {
    "hugo": (
        "content/posts/{}.md",
        "content/posts/{}/index.md",
        "content/posts/{}.de.md",
        "content/{}.md",
    ),
    "jekyll": (
        "_posts/2024-05-02-{}.md",
        "{}.md",
        "_drafts/{}.md",
        "_docs/a/{}.md",
        "blog/_posts/2024-05-02-{}.md",
    ),
    "hexo": (
        "source/_posts/{}.md",
        "source/{}/index.md",
        "source/_posts/2024-05-02-{}.md",
        "source/_drafts/{}.md",
    ),
    "pelican": (
        "content/{}.md",
        "content/posts/{}.md",
        "content/pages/{}.md",
        "content/posts/2024-05-02-{}.md",
    ),
    "mkdocs": ("docs/{}.md", "docs/a/{}.md", "docs/{}/index.md", "docs/blog/posts/{}.md"),
    "zola": (
        "content/{}.md",
        "content/blog/{}.md",
        "content/blog/2024-05-02-{}.md",
        "content/blog/{}/index.md",
    ),
    "docusaurus": (
        "docs/{}.md",
        "docs/01-a/02-{}.md",
        "blog/2024-05-02-{}.md",
        "src/pages/{}.md",
        "docs/{}/index.md",
    ),
    "eleventy": ("{}.md", "src/posts/{}.md", "src/posts/{}/{}.md", "posts/2024-05-02-{}.md"),
    "quarto": ("{}.qmd", "posts/{}/index.qmd", "posts/{}.qmd"),
    "astro": ("src/content/blog/{}.md", "src/pages/{}.md", "src/pages/blog/{}.md"),
}
"""Where posts stand: a place for each, in turn."""


def _lines(root: Path, files: dict[str, str]) -> list[str]:
    site = find_site(write(root, files))
    posts = {path: text for path, text in files.items() if path.endswith((".md", ".qmd"))}
    made = outputs(root, posts)
    lines: list[str] = []
    before: object = ""
    for path in posts:
        place = site.place(str(root / path))
        post = Post(Source(path, posts[path]), site.profile, NOW, place=place)
        there = anchors(post) if place is not None else None
        names = sorted(there.names) if there is not None else None
        output = made.get(path)
        shown = "no page" if output is None else tuple(output)
        lines.append(f"  {path}: {shown} {'same' if names == before else names}\n")
        before = names
    return lines


@pytest.mark.parametrize("generator", PLACES)
def test_golden_sites(generator: str, tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    lines = []
    for number, config in enumerate(_settings()[generator]):
        posts = {
            place.format(*[name] * 2): f"---\n{matter}---\n{BODY}"
            for place in PLACES[generator]
            for name, matter in MATTERS.items()
        }
        lines.append(f"{next(iter(config.values()))!r}\n")
        lines += _lines(tmp_path / str(number), {**config, **posts})
    check(GOLDEN / f"{generator}.txt", "".join(lines))
