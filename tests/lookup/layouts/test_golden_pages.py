"""What pages hold by the conditions, loops, partials and filters of their templates: a line each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from goldens import check
from made_sites import write

from postlint.document.post import Post
from postlint.lookup.anchors import anchors
from postlint.lookup.layouts import layouts_of
from postlint.lookup.layouts.escaping import shows_escaped
from postlint.lookup.layouts.names import own_names, read_names
from postlint.lookup.layouts.title import title_shown
from postlint.profile.site_finder import find_site
from postlint.source import Source
from postlint.testing.bench import NOW

GOLDEN = Path(__file__).parent / "golden"
POST = """\
---
title: Spouts & lids
date: 2024-05-06
layout: post
author: Ann
toc: true
hidden: false
count: 3
kind: essay
tags: [tea]
cover: {image: a.png}
---
## Water

Boils.
"""
GO = (
    *(".Title", "not .Title", ".Params.toc", ".Params.hidden", ".Params.none", "not .Params.none", ".IsHome", ".IsPage"),
    *('eq .Params.kind "essay"', 'ne .Params.kind "essay"', 'eq .Type "posts"', 'eq .Section "posts"', 'eq .Kind "page"'),
    *("and .Title .Params.toc", "or .Params.none .Params.toc", "and .Params.toc .Params.none", "gt .Params.count 2"),
    *("lt .Params.count 2", "ge .Params.count 3", "le .Params.count 3", "isset .Params \"toc\"", "site.Params.x", ".Site.Title"),
    *('in .Params.tags "tea"', ".Params.cover.image", '.Param "toc"', "hugo.IsProduction", "(eq .Params.count 3)", "len .Params.tags"),
    *("not (and .Params.toc .Params.hidden)", "$.Title", ".Draft", ".Date", '.Params.kind | eq "essay"', "ne .Layout \"x\"", "true", "false"),
)  # fmt: skip
BRACES = (
    *("page.title", "not page.title", "page.toc", "page.hidden", "page.none", "page.toc and page.title", "page.none or page.toc"),
    *("page.kind == 'essay'", "page.kind != 'essay'", 'page.kind == "x"', "page.count > 2", "page.count < 2", "page.count >= 3"),
    *("page.count <= 3", "page.count == 3", "page.tags contains 'tea'", "page.layout == 'post'", "page.hidden == false", "nil"),
    *("page.toc == true", "site.x", "site.title", "page.cover.image", "page.none == nil", "page.author and page.none", "title"),
    *("page.tags.size > 0", "page.url == '/'", "paginator", "true", "'text'", "page.title | size", "page.title != blank", "toc", "not toc"),
)  # fmt: skip
EJS = (
    *("page.title", "!page.title", "page.toc", "page.hidden", "page.none", "page.toc && page.title", "page.none || page.toc"),
    *("page.kind === 'essay'", "page.kind !== 'essay'", "is_home()", "is_post()", "theme.x", "config.title", "page.layout == 'post'"),
    *("index", "true", "false", "page.count > 2", "typeof page.toc !== 'undefined'", "(page.toc)"),
)  # fmt: skip
ENGINES = {
    "hugo": ({"hugo.toml": "baseURL = 'https://e.org/'\ntitle = 'K'\n"}, "layouts/_default/single.html", "content/posts/a.md", GO),
    "jekyll": ({"_config.yml": "title: K\n", "Gemfile": "gem 'jekyll'\n"}, "_layouts/post.html", "_posts/2024-05-06-a.md", BRACES),
    "eleventy": ({"eleventy.config.js": "export default () => {};\n"}, "_includes/post.njk", "a.md", BRACES),
    "zola": ({"config.toml": "base_url = 'https://e.org'\ntitle = 'K'\n"}, "templates/page.html", "content/a.md", BRACES),
    "hexo": (
        {"_config.yml": "title: K\nurl: https://e.org\ntheme: cups\n", "package.json": '{"hexo": {"version": "7.3.0"}}'},
        "themes/cups/layout/post.ejs", "source/_posts/a.md", EJS,
    ),
    "pelican": ({"pelicanconf.py": "SITENAME = 'K'\nTHEME = 'cups'\nPATH = 'content'\n"}, "cups/templates/article.html", "content/a.md", BRACES),
}  # fmt: skip
FORMS = {
    "go": (
        *(
            "{{{{ if {0} }}}}<h1>{{{{ .Title }}}}</h1>{{{{ else }}}}<h2>x</h2>{{{{ end }}}}{{{{ .Content }}}}",
        ),
    ),
    "braces": (
        "{{% if {0} %}}<h1>{{{{ page.title }}}}</h1>{{% else %}}<h2>x</h2>{{% endif %}}{{{{ content }}}}",
    ),
    "ejs": (
        "<% if ({0}) {{ %><h1><%= page.title %></h1><% }} else {{ %><h2>x</h2><% }} %><%- page.content %>",
    ),
}
WHOLE = {
    "go": (
        *("{{ with .Params.author }}<h1 id='by'>{{ . }}</h1>{{ end }}", "{{ range .Params.tags }}<h1>{{ . }}</h1>{{ else }}<h2>x</h2>{{ end }}"),
        *('{{ partial "head.html" . }}', '{{ partialCached "head" . }}', '{{ template "x" . }}{{ define "x" }}<h1>{{ .Title }}</h1>{{ end }}'),
        *('{{ block "main" . }}<h1>{{ .Title }}</h1>{{ end }}', "{{- /* <h1> */ -}}{{ .Content }}", "{{ $t := .Title }}<h1>{{ $t }}</h1>"),
        *("<h1>{{ .Title | upper | safeHTML }}</h1>", '<h1>{{ printf "%s" .Title }}</h1>', "{{ if .X }}{{ if .Y }}a{{ end }}{{ else if .Title }}<h1>b</h1>{{ end }}"),
        *("<h1>{{ .Site.Title }}</h1>", "<h1>{{ .LinkTitle }}</h1><div id=\"lid\"></div>", "{{ if .Title", "{{ end }}<h1>{{ .Title }}</h1>", '<div id="{{ .Params.kind }}-x">'),
    ),
    "braces": (
        *("{% for tag in page.tags %}<h1>{{ tag }}</h1>{% else %}x{% endfor %}", "{% include 'head.html' %}", "{% include head.html %}"),
        *("{% comment %}<h1>{{ page.title }}</h1>{% endcomment %}{{ content }}", "{% raw %}<h1>{{ page.title }}</h1>{% endraw %}", "{# <h1> #}{{ content }}"),
        *("{% assign t = page.title %}<h1>{{ t }}</h1>", "{% set t = page.title %}<h1>{{ t }}</h1>", "<h1>{{ page.title | upcase | escape }}</h1>"),
        *("{% unless page.none %}<h1>{{ page.title }}</h1>{% endunless %}", "{% case page.kind %}{% when 'essay' %}<h1>{{ page.title }}</h1>{% endcase %}"),
        *("{% block content %}<h1>{{ page.title }}</h1>{% endblock %}", "{% extends 'base.html' %}{% block a %}<h1>{{ page.title }}</h1>{% endblock %}"),
        *("<h1>{{ title }}</h1>", "<h1>{{ article.title }}</h1>", "<h1>{{ site.title }}</h1>", "{% if page.x %}a{% elsif page.title %}<h1>b</h1>{% endif %}"),
        *("{%- if page.title -%}<h1>{{- page.title -}}</h1>{%- endif -%}", "{% if page.title", "{% endif %}<h1>{{ page.title }}</h1>", '<p id="lid"></p><p id="{{ page.kind }}-x"></p>'),
    ),
    "ejs": (
        *("<%- partial('head') %>", "<%# <h1> %><%- page.content %>", "<h1><%= config.title %></h1>", "<h1><%- page.title %></h1><p id=lid></p>"),
        *("<% page.tags.forEach(function (tag) { %><h1><%= tag %></h1><% }) %>", "<% if (page.title) { %><h1><%= page.title %></h1><% } %>", "<% if (x"),
    ),
}  # fmt: skip
PARTIALS = {
    "layouts/partials/head.html": "<h1>{{ .Title }}</h1>", "_includes/head.html": "<h1>{{ page.title }}</h1>",
    "templates/head.html": "<h1>{{ page.title }}</h1>", "templates/base.html": "<main>{% block a %}{% endblock %}</main>",
    "themes/cups/layout/layout.ejs": "<body><%- body %></body>",
    "themes/cups/layout/head.ejs": "<h1><%= page.title %></h1>", "cups/templates/base.html": "<main>{% block a %}{% endblock %}</main>",
    "cups/templates/head.html": "<h1>{{ article.title }}</h1>",
}  # fmt: skip


def _said(root: Path, path: str) -> Iterator[object]:
    site = find_site(root)
    place = site.place(str(root / path))
    post = Post(Source(path, POST), site.profile, NOW, place=place)
    layouts = layouts_of(site.profile.generator.name)
    assert place is not None
    assert layouts is not None
    page = layouts.page(post, place)
    if page is not None:
        yield sorted({re.sub(r"\s+", " ", page.text(undecided=one)) for one in (True, False)})
    yield title_shown(post).value, shows_escaped(post, "title"), sorted(map(str, own_names(place)))
    yield len(read_names(place))
    found = anchors(post)
    yield found and sorted(one.pattern for one in found.patterns)


@pytest.mark.parametrize("name", ENGINES)
def test_golden_pages(name: str, tmp_path: Path) -> None:
    config, template, path, conditions = ENGINES[name]
    language = {"hugo": "go", "hexo": "ejs"}.get(name, "braces")
    texts = [form.format(one) for form in FORMS[language] for one in conditions] + [
        *WHOLE[language]
    ]
    if name == "pelican":
        texts = [text.replace("page.", "article.") for text in texts]
    (tmp_path / ".git").mkdir()
    lines = []
    for number, text in enumerate(texts):
        root = write(tmp_path / str(number), {**config, **PARTIALS, template: text, path: POST})
        lines.append(f"{text}: {[*_said(root, path)]}\n")
    check(GOLDEN / f"{name}.txt", "".join(lines))
