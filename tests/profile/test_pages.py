"""Which files of a site are posts, and who builds it: small sites, as a folder and by name."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from postlint.profile.profile import Certainty
from postlint.profile.site_finder import find_site
from postlint.run.discovery import LeftOut
from postlint.run.runner import find_posts
from postlint.run.workplace import Workplace

POST = "---\ntitle: Kettle\n---\n\nTea.\n"
BARE = "# Kettles\n"


class Small(NamedTuple):
    """A site: its files, the posts among them, and who builds it."""

    files: Mapping[str, str]
    posts: tuple[str, ...]
    builder: str | None
    certainty: Certainty = Certainty.KNOWN
    other: str | None = None


SITES = {
    "hugo": Small(
        {
            "hugo.toml": "baseURL = 'https://e.org/'",
            "content/a.md": POST,
            "content/README.md": POST,
            "content/b.mdx": POST,
            "README.md": BARE,
            "docs/x.md": POST,
            "static/cv.html": BARE,
            "archetypes/default.md": POST,
            "layouts/partials/embed.html": BARE,
            "themes/t/exampleSite/content/p.md": POST,
        },
        ("content/README.md", "content/a.md"),
        "hugo",
    ),
    "hugo, a folder of another name for each language": Small(
        {
            "config/_default/hugo.toml": "contentDir = 'pages/en'\n[languages.de]\ncontentDir = 'pages/de'",
            "pages/en/a.md": POST,
            "pages/de/a.md": POST,
            "pages/fr/a.md": POST,
            "content/a.md": POST,
        },
        ("pages/de/a.md", "pages/en/a.md"),
        "hugo",
    ),
    "hugo, mounted": Small(
        {
            "hugo.yaml": "module:\n  mounts:\n  - {source: texts, target: content/blog}\n"
            "  - {source: pics, target: assets}",
            "texts/a.md": POST,
            "pics/a.md": POST,
            "content/a.md": POST,
        },
        ("texts/a.md",),
        "hugo",
    ),
    "hugo, pages that blogdown made": Small(
        {
            "hugo.toml": "title = 't'",
            "content/a.Rmd": POST,
            "content/a.html": POST,
            "content/b/index.Rmarkdown": POST,
            "content/b/index.markdown": POST,
            "content/c.html": POST,
            "content/d.md": POST,
        },
        ("content/c.html", "content/d.md"),
        "hugo",
    ),
    "gatsby, the folders that its config names": Small(
        {
            "gatsby-config.js": "module.exports = {plugins: [\n"
            "  {resolve: 'gatsby-source-filesystem', options: {\n"
            "    path: `${__dirname}/content/blog`,\n    name: 'blog',\n  }},\n"
            "  {resolve: `gatsby-source-filesystem`, options: {\n"
            "    path: path.join(__dirname, 'src', 'notes'),\n  }},\n]}\n",
            "content/blog/a.md": POST,
            "src/notes/b.mdx": POST,
            "doc/icons.md": BARE,
            "README.md": BARE,
        },
        ("content/blog/a.md", "src/notes/b.mdx"),
        None,
        Certainty.ASSUMED,
        "Gatsby",
    ),
    "gatsby, a folder that only its code knows": Small(
        {
            "gatsby-config.js": "module.exports = {plugins: [\n"
            "  {resolve: 'gatsby-source-filesystem', options: {\n    path: folder,\n  }},\n]}\n",
            "content/blog/a.md": POST,
            "doc/icons.md": BARE,
        },
        ("content/blog/a.md", "doc/icons.md"),
        None,
        Certainty.ASSUMED,
        "Gatsby",
    ),
    "a theme's repository": Small(
        {
            "theme.toml": "name = 't'",
            "layouts/single.html": BARE,
            "README.md": BARE,
            "docs/a.md": BARE,
            "exampleSite/hugo.toml": "theme = 't'",
            "exampleSite/content/a.md": POST,
        },
        ("exampleSite/content/a.md",),
        "hugo",
    ),
    "jekyll": Small(
        {
            "_config.yml": "title: a\nexclude: [old, 'drafts.md', '*.tmp.md']\ncollections: {tools: {}}\n"
            "include: [_pages]\n",
            "_posts/2024-01-02-a.md": POST,
            "news/_posts/2024-01-02-b.md": POST,
            "_drafts/c.md": POST,
            "_tools/hammer.md": POST,
            "_pages/p.md": POST,
            "_notes/n.md": POST,
            "about.html": POST,
            "plain.html": BARE,
            "README.md": BARE,
            "guide.md": BARE,
            "old/x.md": POST,
            "drafts.md": POST,
            "a/b.tmp.md": POST,
            "_layouts/post.html": POST,
            "_site/a.html": POST,
            "vendor/gem/a.md": POST,
        },
        (
            "_drafts/c.md",
            "_pages/p.md",
            "_posts/2024-01-02-a.md",
            "_tools/hammer.md",
            "about.html",
            "news/_posts/2024-01-02-b.md",
        ),
        "jekyll",
    ),
    "jekyll below a folder of its own": Small(
        {
            "_config.yml": "source: src",
            "src/_posts/2024-01-02-a.md": POST,
            "src/index.md": POST,
            "other.md": POST,
        },
        ("src/_posts/2024-01-02-a.md", "src/index.md"),
        "jekyll",
    ),
    "github pages": Small(
        {"_config.yml": "theme: jekyll-theme-slate", "guide.md": BARE, "README.md": BARE},
        ("guide.md",),
        "jekyll",
    ),
    "posts with dates in their names": Small(
        {"_posts/2024-01-02-a.md": POST, "about.md": POST, "README.md": BARE},
        ("_posts/2024-01-02-a.md", "about.md"),
        "jekyll",
        Certainty.INFERRED,
    ),
    "hexo": Small(
        {
            "_config.yml": "title: a",
            "package.json": '{"dependencies": {"hexo": "^7"}}',
            "source/_posts/a.md": POST,
            "source/about/index.md": POST,
            "source/_data/x.md": POST,
            "scaffolds/post.md": POST,
            "themes/t/README.md": POST,
            "README.md": POST,
        },
        ("source/_posts/a.md", "source/about/index.md"),
        "hexo",
    ),
    "docusaurus": Small(
        {
            "docusaurus.config.js": "presets: [['classic', {docs: {path: 'guides'}, blog: false}]]",
            "guides/a.md": BARE,
            "guides/b.mdx": BARE,
            "guides/_part.mdx": BARE,
            "guides/_parts/p.md": BARE,
            "blog/x.md": POST,
            "src/pages/help.md": BARE,
            "src/components/README.md": BARE,
            "versioned_docs/version-1/a.md": BARE,
            "i18n/de/docusaurus-plugin-content-docs/current/a.md": BARE,
            "README.md": BARE,
        },
        (
            "guides/a.md",
            "guides/b.mdx",
            "i18n/de/docusaurus-plugin-content-docs/current/a.md",
            "src/pages/help.md",
            "versioned_docs/version-1/a.md",
        ),
        "docusaurus",
    ),
    "docusaurus that takes pages from beside it": Small(
        {
            "website/docusaurus.config.ts": "docs: { path: '../docs' }",
            "website/blog/b.mdx": BARE,
            "docs/a.mdx": BARE,
            "lib/notes.md": BARE,
            "news/kettle.md": POST,
            "guides/steam.md": BARE,
            "README.md": BARE,
        },
        ("docs/a.mdx", "guides/steam.md", "news/kettle.md", "website/blog/b.mdx"),
        None,
        Certainty.ASSUMED,
    ),
    "astro": Small(
        {
            "astro.config.mjs": "export default {}",
            "src/content.config.ts": "glob({ pattern: '**/*.md', base: './writing' })",
            "src/content/blog/a.mdx": POST,
            "src/content/blog/_draft.md": POST,
            "src/pages/about.md": POST,
            "writing/b.md": POST,
            "README.md": BARE,
            "public/c.html": BARE,
        },
        ("src/content/blog/a.mdx", "src/pages/about.md", "writing/b.md"),
        "astro",
    ),
    "eleventy": Small(
        {
            ".eleventy.js": "return {dir: {input: 'src', includes: 'parts', output: 'www'}}; "
            "eleventyConfig.ignores.add('src/lab/**')",
            ".eleventyignore": "src/drafts\n",
            "src/a.md": POST,
            "src/b.njk": POST,
            "src/c.liquid": POST,
            "src/d.html": POST,
            "src/feed.njk": "{{ x }}",
            "src/parts/base.njk": POST,
            "src/drafts/x.md": POST,
            "src/lab/y.md": POST,
            "README.md": BARE,
        },
        ("src/a.md", "src/b.njk", "src/c.liquid", "src/d.html"),
        "eleventy",
    ),
    "zola": Small(
        {
            "config.toml": "base_url = 'https://e.org'",
            "content/_index.md": "+++\n+++\n",
            "content/a.md": "+++\n+++\n",
            "templates/page.html": BARE,
            "README.md": BARE,
        },
        ("content/_index.md", "content/a.md"),
        "zola",
    ),
    "mkdocs": Small(
        {
            "mkdocs.yml": "site_name: a\ndocs_dir: text\nexclude_docs: |\n  drafts/  # not yet\n"
            "theme: {name: material, custom_dir: text/overrides}\n"
            "markdown_extensions:\n- pymdownx.emoji: {f: !!python/name:a.b ''}\n",
            "text/index.md": BARE,
            "text/drafts/x.md": BARE,
            "text/overrides/main.html": BARE,
            "docs/y.md": BARE,
            "README.md": BARE,
        },
        ("text/index.md",),
        "mkdocs-material",
    ),
    "mkdocs, with another theme": Small(
        {
            "mkdocs.yml": "site_name: a\ntheme: readthedocs",
            "docs/a.md": BARE,
            "docs/templates/b.md": BARE,
        },
        ("docs/a.md",),
        "mkdocs",
    ),
    "quarto": Small(
        {
            "_quarto.yml": "project: {type: website, output-dir: out, render: ['/*.qmd', 'posts/', '!posts/old.qmd']}",
            "index.qmd": POST,
            "posts/a.qmd": POST,
            "posts/old.qmd": POST,
            "posts/_part.qmd": BARE,
            "notes/n.qmd": POST,
            "README.md": BARE,
        },
        ("index.qmd", "posts/a.qmd"),
        "quarto",
    ),
    "quarto, what it makes itself": Small(
        {
            "_quarto.yml": "project: {type: website}",
            "index.qmd": POST,
            "_site/a.md": POST,
            "_book/b.md": POST,
            "_freeze/c.md": POST,
            "docs/d.md": POST,
        },
        ("docs/d.md", "index.qmd"),
        "quarto",
    ),
    "quarto, patterns of any folder": Small(
        {
            "_quarto.yml": "project: {type: website, render: ['*.qmd', '!old*.qmd']}",
            "index.qmd": POST,
            "posts/2024/a.qmd": POST,
            "posts/old-a.qmd": POST,
            "posts/b.md": POST,
            "posts/_part.qmd": BARE,
            "_site/c.qmd": POST,
        },
        ("index.qmd", "posts/2024/a.qmd"),
        "quarto",
    ),
    "pelican": Small(
        {
            "pelicanconf.py": "PATH = 'text'\nARTICLE_PATHS = ['blog']\nPAGE_PATHS = ['site']\n",
            "text/blog/a.md": "Title: a\n",
            "text/site/b.md": "Title: b\n",
            "text/extra/c.md": BARE,
            "README.md": BARE,
        },
        ("text/blog/a.md", "text/site/b.md"),
        "pelican",
    ),
    "next": Small(
        {
            "next.config.mjs": "",
            "posts/a.mdx": POST,
            "README.md": BARE,
            "node_modules/p/readme.md": BARE,
        },
        ("posts/a.mdx",),
        None,
        Certainty.ASSUMED,
        "Next.js",
    ),
    "a folder of texts": Small(
        {
            "a.md": BARE,
            "guide/security.md": BARE,
            "SECURITY.md": BARE,
            "Contributing.markdown": BARE,
            "tests/a.md": BARE,
            "x.qmd": BARE,
        },
        ("a.md", "guide/security.md", "tests/a.md"),
        None,
        Certainty.ASSUMED,
    ),
    "the output of a build": Small(
        {
            "index.html": '<!doctype html><html><head>\n<meta name=generator content="Hugo 0.155.2">',
            "posts/kettle/index.html": "<!doctype html><html><body><h1>Kettles</h1>",
            "notes.md": BARE,
        },
        ("notes.md",),
        None,
        Certainty.ASSUMED,
    ),
    "the output of pelican": Small(
        {
            "index.html": '<!DOCTYPE html><link rel="stylesheet" href="./theme/css/main.css">',
            "archives.html": "<!DOCTYPE html>",
            "categories.html": "<!DOCTYPE html>",
            "tags.html": "<!DOCTYPE html>",
            "tag/lids.html": "<!DOCTYPE html>",
        },
        (),
        None,
        Certainty.ASSUMED,
    ),
    "the output of a build whose feed names it": Small(
        {
            "index.html": "<!doctype html><html><head><title>Pots</title>",
            "feed.xml": "<?xml version='1.0'?>\n<feed><generator uri='https://jekyllrb.com/'>Jekyll</generator>",
            "posts/kettle/index.html": "<!doctype html><html><body><h1>Kettles</h1>",
        },
        (),
        None,
        Certainty.ASSUMED,
    ),
    "pages that somebody wrote beside a feed": Small(
        {
            "index.html": "<!doctype html><html><head><title>Pots</title>",
            "feed.xml": "<?xml version='1.0'?>\n<rss><generator>my own hands</generator>",
        },
        ("index.html",),
        None,
        Certainty.ASSUMED,
    ),
    "pages that somebody wrote": Small(
        {
            "index.html": '<!doctype html><html><head><meta name="generator" content="Vim 9">',
            "kettle.html": "<!doctype html><html><body><h1>Kettles</h1>",
        },
        ("index.html", "kettle.html"),
        None,
        Certainty.ASSUMED,
    ),
    "templates that nobody is known to read": Small(
        {
            "templates/kettle.html": "{% extends '_base.html' %}\n{% block main %}<h3>A</h3>",
            "templates/parts/lid.html": '{{ define "lid" }}<b>Lid</b>{{ end }}',
            "templates/spout.html": "<p>{% if a %}Of steel{% endif %}.</p>",
            "templates/reference.html": "---\ntitle: {{.Title}}\n---\n<h3>A</h3>",
            "ui/components/button/button.html": '<a href="#">Press</a>',
            "components/kettles.html": "---\ntitle: Kettles\n---\n<h2>A</h2>",
            "templates/lid.html": "<p>Of steel.</p>",
            "site/partials/_head.html": "<meta charset='utf-8'><title>{{ title }}</title>",
            "site/macros/icon.html": "{% macro icon(page) %}<i></i>",
            "site/top.html": "{% load i18n %}<h3>Lid</h3>",
            "site/docs.html": "{{$path := .Path -}}\n<!DOCTYPE html><h1>A</h1>",
            "site/account.html": "<!DOCTYPE html><html><head>{{template 'head'}}</head>",
            "pages/spout.html": "<p>{% if a %}Of steel{% endif %}.</p>",
            "templates/teas/mint.md": BARE,
        },
        ("components/kettles.html", "pages/spout.html", "templates/teas/mint.md"),
        None,
        Certainty.ASSUMED,
    ),
    "franklin": Small(
        {"utils.jl": "", "config.md": BARE, "a.md": BARE, "_layout/head.html": "<head>"},
        ("a.md", "config.md"),
        None,
        Certainty.ASSUMED,
        "Franklin",
    ),
    "franklin without functions of its own": Small(
        {"config.md": BARE, "a.md": BARE, "_layout/head.html": "<head>", "_css/a.css": ""},
        ("a.md", "config.md"),
        None,
        Certainty.ASSUMED,
        "Franklin",
    ),
    "a config.md that is a page": Small(
        {"config.md": BARE, "a.md": BARE, "_css/a.css": ""},
        ("a.md", "config.md"),
        None,
        Certainty.ASSUMED,
    ),
    "a book of quarto, which has its chapters alone": Small(
        {
            "_quarto.yml": "project: {type: book}\nbook:\n  chapters:\n    - index.qmd\n    - part: Lids\n"
            "      chapters: [lids/tin.qmd]\n  appendices: [notes.qmd]\n",
            "index.qmd": POST,
            "lids/tin.qmd": POST,
            "lids/draft.qmd": POST,
            "notes.qmd": POST,
            "proposal/plan.md": POST,
        },
        ("index.qmd", "lids/tin.qmd", "notes.qmd"),
        "quarto",
    ),
    "pieces of html in a bundle of hugo": Small(
        {
            "hugo.toml": "baseURL = 'https://e.org/'",
            "content/teas/index.md": POST,
            "content/teas/demo.html": "<h4>Lid</h4>",
            "content/teas/demos/two.html": "<h4>Lid</h4>",
            "content/teas/app/index.html": "<h4>Lid</h4>",
            "content/lids/index.html": "<h4>Lid</h4>",
            "content/teas/more.html": POST,
            "content/pots/_index.md": POST,
            "content/pots/lid.html": "<h4>Lid</h4>",
        },
        (
            "content/lids/index.html",
            "content/pots/_index.md",
            "content/pots/lid.html",
            "content/teas/index.md",
            "content/teas/more.html",
        ),
        "hugo",
    ),
    "papers in other languages": Small(
        {
            "README-zh_CN.md": BARE,
            "README_ja.md": BARE,
            "README.fr.md": BARE,
            "readme-for-tea.md": BARE,
            "tea-zh.md": BARE,
        },
        ("readme-for-tea.md", "tea-zh.md"),
        None,
        Certainty.ASSUMED,
    ),
    "a theme of zola": Small(
        {
            "theme.toml": "name = 'Tea'",
            "templates/page.html": "{% extends 'base.html' %}<h4>Lid</h4>",
            "templates/shortcodes/lid.html": "<iframe src='/lid/'></iframe>",
            "content/a.md": POST,
        },
        ("content/a.md",),
        "zola",
    ),
    "astro, with settings of its theme's own": Small(
        {
            "astro.config.mjs": "export default {};",
            "src/config.yaml": "site: {name: Tea}\napps: {}\n",
            "src/content/config.ts": "glob({ base: 'src/data/post' })",
            "src/data/post/a.md": POST,
            "src/layouts/Layout.astro": "<slot />",
        },
        ("src/data/post/a.md",),
        "astro",
    ),
    "eleventy, whose config computes its folder": Small(
        {
            "eleventy.config.js": "return { dir: { input: config.dir.src } };",
            "src/_includes/base.njk": "<main>",
            "src/a.md": POST,
            "src/img/README.md": BARE,
            "old/b.md": POST,
        },
        ("src/a.md",),
        "eleventy",
    ),
    "a theme of hexo": Small(
        {
            "_config.yml": "menu: {home: /}",
            "package.json": '{"name": "hexo-theme-tea"}',
            "layout/index.ejs": "<p>",
            "source/css/tea.styl": "",
            "source/_posts/a.md": POST,
            "docs/plan.md": POST,
            "README_EN.md": BARE,
        },
        ("source/_posts/a.md",),
        "hexo",
    ),
    "calls of hugo in most posts": Small(
        {f"notes/{name}.md": f'{POST}{{{{< figure src="{name}.png" >}}}}' for name in "abcd"},
        tuple(f"notes/{name}.md" for name in "abcd"),
        "hugo",
        Certainty.INFERRED,
    ),
}


@pytest.fixture(params=SITES, ids=str)
def small(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Small:
    made = SITES[request.param]
    for name, text in made.files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return made


def posts(*paths: str, left_out: LeftOut | None = None) -> tuple[str, ...]:
    errors: list[str] = []
    found = tuple(sorted(find_posts(paths, Workplace(), errors.append, left_out)))
    assert not errors
    return found


def test_a_folder_yields_the_posts_and_nothing_else(small: Small) -> None:
    assert posts(".") == small.posts


def test_what_is_named_and_no_post_is_left_out_and_told(small: Small) -> None:
    left_out = LeftOut()
    named = [name for name in small.files if name.endswith((".md", ".mdx", ".html", ".njk"))]
    found = posts(*named, left_out=left_out)

    assert {*found, *(path for path, _ in left_out.named)} == set(named)
    assert set(small.posts) & set(named) <= set(found)


def test_who_builds_it(small: Small) -> None:
    folder = small.posts[0].rpartition("/")[0] if small.builder else "."
    site = find_site(Path.cwd() / folder)

    assert (site.profile.generator.name or None, site.profile.certainty, site.other) == (
        small.builder,
        small.certainty,
        small.other,
    )
