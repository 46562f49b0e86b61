"""Whether a page shows the title as its h1, by the layouts of its site."""

from __future__ import annotations

from pathlib import Path

import pytest
from site_folder import put, site_folder  # noqa: F401

from postlint.document.post import Post
from postlint.lookup.layouts.title import Shown, title_shown
from postlint.profile.site_finder import find_site
from postlint.source import Source

pytestmark = pytest.mark.usefixtures("site_folder")

HUGO = {"hugo.toml": "baseURL = 'https://kettles.example/'\n"}
JEKYLL = {"_config.yml": "title: Kettles\n"}
ZOLA = {"config.toml": "base_url = 'https://kettles.example'\n"}
ELEVENTY = {"eleventy.config.js": "export default () => {};\n"}
HEXO = {"_config.yml": "new_post_name: :title.md\ntheme: cups\n"}
PELICAN = {"pelicanconf.py": "SITENAME = 'Kettles'\nTHEME = 'themes/cups'\n"}
H1 = "<h1>{{ .Title }}</h1>{{ .Content }}"
PAGE_H1 = "<h1>{{ page.title }}</h1>{{ content }}"
POST = "---\ntitle: Spouts\n---\nWater.\n"


def shown(files: dict[str, str], path: str, text: str = POST) -> str:
    for name, content in files.items():
        put(name, content)
    put(path, text)
    site = find_site(Path.cwd())
    post = Post(Source(path, text), site.profile, place=site.place(str(Path.cwd() / path)))
    return {
        Shown.AS_H1: "yes",
        Shown.NOT_AS_H1: "no",
        Shown.UNKNOWN: "unknown",
    }[title_shown(post)]


SINGLES = {
    "of the site": (H1, "yes"),
    "without": ("<h2>{{ .Title }}</h2>{{ .Content }}", "no"),
    "the site's name only": ('<h1><a href="/">{{ .Site.Title }}</a></h1>{{ .Content }}', "no"),
    "plain text": ("<h1>Blog</h1><h2>{{ .Title }}</h2>{{ .Content }}", "no"),
    "in a comment": ("<!-- <h1>{{ .Title }}</h1> -->{{/* <h1>{{ .Title }}</h1> */}}", "no"),
    "by with": ("{{ with .Title }}<h1>{{ . }}</h1>{{ end }}", "yes"),
    "the site's name by with": ("{{ with .Site.Title }}<h1>{{ . }}</h1>{{ end }}", "no"),
    "on the home page": ("{{ if .IsHome }}<h1>{{ .Title }}</h1>{{ end }}", "no"),
    "on all others": ("{{ if not .IsHome }}<h1>{{ .Title }}</h1>{{ end }}", "yes"),
    "on both": ("{{ if .X }}<h1>{{ .Title }}</h1>{{ else }}<h1>{{ .Title }}!</h1>{{ end }}", "yes"),
    "nobody knows when": (
        '{{ if in .Site.Params.x "a" }}<h1>{{ .Title }}</h1>{{ end }}',
        "unknown",
    ),
    "unless the post says so": ("{{ if not .Params.bare }}<h1>{{ .Title }}</h1>{{ end }}", "yes"),
    "where the post says so": ('{{ if .Param "headed" }}<h1>{{ .Title }}</h1>{{ end }}', "no"),
    "where the site says so": ("{{ if site.Params.big }}<h1>{{ .Title }}</h1>{{ end }}", "no"),
    "of other pages": ("{{ range .Pages }}<h1>{{ .Title }}</h1>{{ end }}", "no"),
    "an attribute with a sign": ('<h1 class="{{ if gt 2 1 }}a{{ end }}">{{ .Title }}</h1>', "yes"),
    "over lines": ("<h1\n  class='t'>\n  {{- .Title -}}\n</h1>", "yes"),
    "a tag of the template's choice": (
        "<{{ .Params.tag }}>{{ .Title }}</{{ .Params.tag }}>",
        "unknown",
    ),
    "a partial that is not there": ('{{ partial "nowhere.html" . }}{{ .Content }}', "unknown"),
    "a partial of Hugo's": ('{{ partial "opengraph.html" . }}{{ .Content }}', "no"),
    "never closed": ("{{ if .Title }}<h1>{{ .Title }}</h1>", "yes"),
}


@pytest.mark.parametrize("name", SINGLES)
def test_single_of_hugo(name: str) -> None:
    template, expected = SINGLES[name]
    assert shown({**HUGO, "layouts/_default/single.html": template}, "content/a.md") == expected


@pytest.mark.parametrize(
    ("layouts", "path", "text", "expected"),
    [
        ({"layouts/notes/single.html": "x", "layouts/single.html": H1}, "notes/a.md", POST, "no"),
        ({"layouts/notes/single.html": "x", "layouts/single.html": H1}, "posts/a.md", POST, "yes"),
        ({"layouts/notes/tea/page.html": "x", "layouts/page.html": H1}, "notes/tea/a.md", POST, "no"),
        ({"layouts/_default/single.html": H1, "layouts/bare/single.html": "x"}, "posts/a.md",
         "---\ntitle: A\ntype: bare\n---\n", "no"),
        ({"layouts/_default/single.html": H1, "layouts/_default/wide.html": "x"}, "posts/a.md",
         "---\ntitle: A\nlayout: wide\n---\n", "no"),
        ({"layouts/_default/single.html": H1, "layouts/_default/list.html": "x"}, "posts/_index.md",
         POST, "no"),
        ({"layouts/_default/single.html": "x", "layouts/index.html": H1}, "_index.md", POST, "yes"),
        ({"layouts/all.html": H1}, "posts/a/index.md", POST, "yes"),
        ({"layouts/_default/list.html": H1}, "posts/a.md", POST, "unknown"),
        ({"layouts/_default/single.html": '{{ define "main" }}{{ .Content }}{{ end }}',
          "layouts/_default/baseof.html": f'{H1}{{{{ block "main" . }}}}{{{{ end }}}}'},
         "posts/a.md", POST, "yes"),
        ({"layouts/_default/single.html": '{{ define "top" }}{{ end }}',
          "layouts/baseof.html": f'{{{{ block "top" . }}}}{H1}{{{{ end }}}}'},
         "posts/a.md", POST, "no"),
        ({"layouts/_default/single.html": '{{ define "main" }}x{{ end }}'}, "posts/a.md", POST,
         "unknown"),
        ({"layouts/single.html": '{{ partial "a/title" . }}',
          "layouts/_partials/a/title.html": H1}, "posts/a.md", POST, "yes"),
        ({"layouts/single.html": '{{ partial "a.html" . }}',
          "layouts/partials/a.html": '{{ partial "a.html" . }}'}, "posts/a.md", POST, "unknown"),
        ({"layouts/single.html": H1,
          "layouts/_default/_markup/render-heading.html": "<h{{ add .Level 1 }}>{{ .Text }}"},
         "posts/a.md", POST, "unknown"),
        ({"layouts/single.html": '{{ partial "a.html" . }}',
          "layouts/_partials/a.html": '{{ define "_partials/b.html" }}<h1>{{ .Title }}</h1>{{ end }}'
          '{{ partial "b.html" . }}'}, "posts/a.md", POST, "yes"),
        ({"layouts/single.html": H1,
          "layouts/_markup/render-heading.html": '{{ partial "heading.html" . }}',
          "layouts/_partials/heading.html": "<h{{ .Level }}>{{ .Text }}</h{{ .Level }}>"},
         "posts/a.md", POST, "yes"),
        ({"layouts/single.html": '{{ if eq .Layout "wide" }}<h1>{{ .Title }}</h1>{{ end }}'},
         "posts/a.md", POST, "no"),
        ({"layouts/single.html": H1,
          "layouts/_markup/render-heading.html": "<h{{ .Level }}>{{ .Text }}</h{{ .Level }}>"},
         "posts/a.md", POST, "yes"),
    ],
)  # fmt: skip
def test_lookup_of_hugo(layouts: dict[str, str], path: str, text: str, expected: str) -> None:
    assert shown({**HUGO, **layouts}, f"content/{path}", text) == expected


def test_theme_of_hugo_that_lies_in_the_site() -> None:
    files = {"hugo.toml": "theme = 'cups'\n", "themes/cups/layouts/single.html": "{{ .Content }}"}
    assert shown(files, "content/a.md") == "no"
    assert shown({"layouts/single.html": H1}, "content/b.md") == "yes"


def test_theme_of_hugo_that_is_not_there() -> None:
    assert shown({"hugo.toml": "theme = 'cups'\n"}, "content/a.md") == "unknown"


def test_known_theme_of_hugo_that_is_not_there() -> None:
    assert shown({"hugo.toml": "theme = 'PaperMod'\n"}, "content/a.md") == "yes"
    assert shown({}, "content/posts/_index.md") == "unknown"


@pytest.mark.parametrize(
    ("files", "text", "expected"),
    [
        ({"_layouts/post.html": PAGE_H1}, "---\ntitle: A\nlayout: post\n---\n", "yes"),
        ({"_layouts/post.html": "---\nlayout: default\n---\n{{ content }}",
          "_layouts/default.html": "<body>{{ content }}</body>"},
         "---\ntitle: A\nlayout: post\n---\n", "no"),
        ({"_layouts/post.html": "---\nlayout: default\n---\n{{ content }}",
          "_layouts/default.html": "{% include top.html %}{{ content }}",
          "_includes/top.html": "{% if page.title %}<h1>{{ page.title }}</h1>{% endif %}"},
         "---\ntitle: A\nlayout: post\n---\n", "yes"),
        ({"_layouts/post.html": "---\nlayout: default\n---\n{{ content }}"},
         "---\ntitle: A\nlayout: post\n---\n", "unknown"),
        ({"_layouts/post.html": "{% unless page.bare %}<h1>{{ page.title }}</h1>{% endunless %}"},
         "---\ntitle: A\nlayout: post\nbare: true\n---\n", "no"),
        ({"_layouts/post.html": PAGE_H1}, "---\ntitle: A\n---\n", "no"),
        ({"_layouts/post.html": PAGE_H1,
          "_config.yml": "defaults: [{scope: {path: '', type: posts}, values: {layout: post}}]\n"},
         "---\ntitle: A\n---\n", "yes"),
        ({"_config.yml": "theme: minima\n"}, "---\ntitle: A\nlayout: post\n---\n", "yes"),
        ({"_config.yml": "theme: minima\n"}, "---\ntitle: A\nlayout: default\n---\n", "no"),
        ({"_config.yml": "remote_theme: pages-themes/cayman@v0.2.0\n"},
         "---\ntitle: A\nlayout: default\n---\n", "yes"),
        ({"_config.yml": "theme: cups\n"}, "---\ntitle: A\nlayout: post\n---\n", "unknown"),
        ({"_layouts/post.html": "{% for post in site.posts %}<h1>{{ post.title }}</h1>{% endfor %}"},
         "---\ntitle: A\nlayout: post\n---\n", "no"),
        ({"_layouts/post.html": "{% comment %}<h1>{{ page.title }}</h1>{% endcomment %}"},
         "---\ntitle: A\nlayout: post\n---\n", "no"),
        ({"_layouts/post.html": '{% if page.layout == "post" %}<h1>{{ page.title }}</h1>{% endif %}'},
         "---\ntitle: A\nlayout: post\n---\n", "yes"),
        ({"_layouts/post.html": "{% if page.layout != 'post' %}<h1>{{ page.title }}</h1>{% endif %}"},
         "---\ntitle: A\nlayout: post\n---\n", "no"),
        ({"_layouts/post.html": '{% if page.layout == "past" %}<h1>{{ page.title }}</h1>{% endif %}'},
         "---\ntitle: A\nlayout: post\n---\n", "no"),
    ],
)  # fmt: skip
def test_jekyll(files: dict[str, str], text: str, expected: str) -> None:
    assert shown({**JEKYLL, **files}, "_posts/2024-05-01-a.md", text) == expected


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"templates/page.html": PAGE_H1}, "yes"),
        ({"templates/page.html": '{% extends "base.html" %}{% block top %}{% endblock %}',
          "templates/base.html": f"{{% block top %}}{PAGE_H1}{{% endblock %}}"}, "no"),
        ({"templates/page.html": '{% import "m.html" as m %}{{ m::head(page=page) }}'}, "unknown"),
        ({"templates/page.html": '{% import "m.html" as m %}{{ m::head(page=page) }}',
          "templates/m.html": "{% macro head(page) %}<h1>{{ page.title }}</h1>{% endmacro %}"},
         "yes"),
        ({"templates/page.html": '{% import "m.html" as m %}{{ m::foot(page=page) }}',
          "templates/m.html": "{% macro head(page) %}<h1>{{ page.title }}</h1>{% endmacro %}"
          "{% macro foot(page) %}tea{% endmacro %}"}, "no"),
        ({"templates/page.html": "{% macro head(page) %}<h1>{{ page.title }}</h1>{% endmacro %}"
          "{{ self::head(page=page) }}"}, "yes"),
        ({"templates/page.html": PAGE_H1, "templates/bare.html": "x",
          "content/notes/_index.md": "+++\npage_template = 'bare.html'\n+++\n"}, "no"),
        ({"templates/index.html": PAGE_H1}, "unknown"),
    ],
)  # fmt: skip
def test_zola(files: dict[str, str], expected: str) -> None:
    assert shown({**ZOLA, **files}, "content/notes/a.md", "+++\ntitle = 'A'\n+++\n") == expected


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"_includes/post.njk": "<h1>{{ title }}</h1>{{ content | safe }}",
          "posts/posts.json": '{"layout": "post.njk"}'}, "yes"),
        ({"_includes/post.njk": "---\nlayout: base.njk\n---\n{{ content | safe }}",
          "_includes/base.njk": "{{ content | safe }}",
          "posts/posts.11tydata.js": "export default { layout: 'post.njk' };"}, "no"),
        ({"_includes/post.njk": "<h1>{{ title }}</h1>"}, "unknown"),
        ({"eleventy.config.js": "module.exports = () => ({dir: {input: 'x', layouts: '_l'}})",
          "posts/posts.json": '{"layout": "post"}'}, "unknown"),
    ],
)  # fmt: skip
def test_eleventy(files: dict[str, str], expected: str) -> None:
    assert shown({**ELEVENTY, **files}, "posts/a.md") == expected


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"themes/cups/layout/post.ejs": "<%- partial('_partial/title') %>",
          "themes/cups/layout/_partial/title.ejs": "<h1><%= page.title %></h1>"}, "yes"),
        ({"themes/cups/layout/post.ejs": "<%- page.content %>",
          "themes/cups/layout/layout.ejs": "<h1><%= config.title %></h1><%- body %>"}, "no"),
        ({"themes/cups/layout/post.njk": "{% include '_partial/title.njk' %}",
          "themes/cups/layout/_partial/title.njk": "<h1>{{ page.title }}</h1>"}, "yes"),
        ({"themes/cups/layout/post.pug": "h1= page.title"}, "unknown"),
        ({}, "unknown"),
    ],
)  # fmt: skip
def test_hexo(files: dict[str, str], expected: str) -> None:
    assert shown({**HEXO, **files}, "source/_posts/a.md") == expected


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"themes/cups/templates/article.html": "<h1>{{ article.title }}</h1>"}, "yes"),
        ({"themes/cups/templates/article.html": "{{ article.content }}"}, "no"),
        ({}, "unknown"),
    ],
)  # fmt: skip
def test_pelican(files: dict[str, str], expected: str) -> None:
    assert shown({**PELICAN, **files}, "content/a.md", "---\ntitle: A\n---\n") == expected


@pytest.mark.parametrize(
    "opener", ["{{ ", '{{ "', "{{/* ", "{% ", "{% '", "{# ", "<% ", "<h1 {{", "<!--"]
)
@pytest.mark.parametrize("config", [HUGO, JEKYLL])
def test_templates_that_never_close_are_read_in_bounded_time(
    config: dict[str, str], opener: str
) -> None:
    text = opener * 40_000
    files = {**config, "layouts/single.html": text, "_layouts/post.html": text}
    path = "content/a.md" if config is HUGO else "_posts/2024-05-01-a.md"
    assert shown(files, path, "---\ntitle: A\nlayout: post\n---\n") in ("yes", "no", "unknown")
