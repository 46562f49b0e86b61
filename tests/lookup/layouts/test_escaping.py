"""Whether the templates of a site show a value of the front matter with its `&` escaped."""

from __future__ import annotations

from pathlib import Path

import pytest
from site_folder import put, site_folder  # noqa: F401

from postlint.document.post import Post
from postlint.lookup.layouts.escaping import shows_escaped
from postlint.profile.site_finder import find_site
from postlint.source import Source

pytestmark = pytest.mark.usefixtures("site_folder")

HUGO = ("hugo.toml", "layouts/single.html", "content/a.md")
ZOLA = ("zola.toml", "templates/page.html", "content/a.md")
JEKYLL = ("_config.yml", "_layouts/post.html", "_posts/2024-05-01-a.md")


def escaped(files: tuple[str, str, str], template: str, key: str = "title") -> bool:
    config, layout, path = files
    put(config, "title: A\n" if config.endswith("yml") else "title = 'A'\n")
    put(layout, template)
    put(path, "---\ntitle: A\nlayout: post\n---\n")
    site = find_site(Path.cwd())
    place = site.place(str(Path.cwd() / path))
    return shows_escaped(Post(Source(path, Path(path).read_text()), site.profile, place=place), key)


@pytest.mark.parametrize(
    ("template", "key"),
    [
        ("<h1>{{ .Title }}</h1>", "title"),
        ("<title>{{ $.Title }} | {{ site.Title }}</title>", "title"),
        ("{{ with .Description }}<meta name=d content='{{ . }}'>{{ end }}", "description"),
        ("{{ .Params.subtitle | upper }}", "subtitle"),
    ],
)
def test_hugo_escapes_what_a_template_prints(template: str, key: str) -> None:
    assert escaped(HUGO, template, key)


@pytest.mark.parametrize(
    "template",
    [
        "<h1>{{ .Title | safeHTML }}</h1>",
        "<h1>{{ .Title | markdownify }}</h1><title>{{ .Title }}</title>",
        "{{ with .Title }}{{ . | htmlUnescape }}{{ end }}",
        "<h1>{{ .Site.Title }}</h1>",
        "{{ if .Title }}<p>{{ .Content }}</p>{{ end }}",
        "",
    ],
)
def test_hugo_does_not_where_a_template_says_so_or_prints_nothing(template: str) -> None:
    assert not escaped(HUGO, template)


def test_jekyll_escapes_where_it_is_told_to() -> None:
    assert escaped(JEKYLL, "<h1>{{ page.title | escape }}</h1>")


@pytest.mark.parametrize(
    "template",
    [
        "<h1>{{ page.title }}</h1>",
        "<h1>{{ page.title | escape_once }}</h1>",
        "<h1>{{ page.title }}</h1><title>{{ page.title | escape }}</title>",
    ],
)
def test_jekyll_does_not_by_itself(template: str) -> None:
    assert not escaped(JEKYLL, template)


def test_zola_escapes_unless_it_is_safe() -> None:
    assert escaped(ZOLA, "<h1>{{ page.title }}</h1>")
    assert not escaped(ZOLA, "<h1>{{ page.title | safe }}</h1>")
