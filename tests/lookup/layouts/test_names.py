"""The keys that a site gives a meaning of its own, and themes that may not be what they are called."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from site_folder import put, site_folder  # noqa: F401

from postlint.cli import main
from postlint.lookup.layouts.names import own_names
from postlint.profile.site_finder import find_site

pytestmark = pytest.mark.usefixtures("site_folder")

PAPERMOD = {
    "hugo.toml": "theme = 'PaperMod'\n",
    "themes/PaperMod/layouts/single.html": "<h1>{{ .Title }}</h1>",
}


def names(files: dict[str, str], path: str = "content/a.md") -> set[str]:
    for name, content in files.items():
        put(name, content)
    put(path, "---\ntitle: A\n---\n")
    place = find_site(Path.cwd()).place(str(Path.cwd() / path))
    assert place is not None
    return {".".join(name) for name in own_names(place)}


@pytest.mark.parametrize(
    ("template", "found", "missing"),
    [
        ("{{ .Params.Kind }}", "kind", ""),
        ("{{ .Page.Params.author.name }}", "author.name", "author"),
        ("{{ with $.Params.author }}{{ .name }}{{ end }}", "author", ""),
        ('{{ index .Params "spout" }}', "spout", ""),
        ('{{ if isset .Params "spout" }}x{{ end }}', "spout", ""),
        ('{{ .Param "spout" }}', "spout", ""),
        ("{{ $p := .Params }}{{ $p.spout }}", "spout", ""),
        ('{{ range where .Pages "Params.spout" "x" }}{{ end }}', "spout", ""),
        ("{{ .Site.Params.author }} {{ site.Params.author }}", "", "author"),
        ("{{ .Title }} {{ .Data.x }}", "", "x"),
    ],
)
def test_params_that_layouts_of_hugo_read(template: str, found: str, missing: str) -> None:
    read = names({"hugo.toml": "title = 'x'\n", "layouts/partials/x.html": template})
    assert not found or found in read
    assert not missing or missing not in read


def test_archetypes() -> None:
    read = names(
        {
            "hugo.toml": "title = 'x'\n",
            "archetypes/default.md": "---\ntitle: '{{ .Name }}'\nspout:\ncover:\n  image: ''\n---\n",
            "archetypes/tea.md": "+++\ndate = {{ .Date }}\nleaf = ''\n[cup]\nsize = 1\n+++\n",
        }
    )
    assert {"title", "spout", "cover.image", "date", "leaf", "cup.size"} <= read
    assert not {"cover", "cup", "size"} & read


def test_layouts_of_a_theme_that_is_not_known() -> None:
    files = {"hugo.toml": "theme = 'cups'\n", "themes/cups/layouts/x.html": "{{ .Params.lang }}"}
    assert "lang" in names(files)
    assert "lang" not in names({**PAPERMOD, "themes/PaperMod/layouts/x.html": "{{ .Params.lang }}"})


@pytest.mark.parametrize(
    ("files", "path", "found"),
    [
        ({"_config.yml": "title: x\n", "_includes/x.html": "{{ page.author.name }}"}, "a.md",
         "author.name"),
        ({"_config.yml": "title: x\n", "_layouts/x.html": "{% if post['spout'] %}x{% endif %}"},
         "a.md", "spout"),
        ({"_config.yml": "title: x\n", "_layouts/x.html": "{% assign a = site.posts | sort: 'cup' %}"},
         "a.md", "cup"),
        ({"config.toml": "base_url = 'https://kettles.example'\n",
          "templates/page.html": "{{ page.extra.spout }}"}, "content/a.md", "extra.spout"),
        ({"eleventy.config.js": "export default 1", "_includes/x.njk": "{{ spout }}"}, "a.md",
         "spout"),
        ({"_config.yml": "new_post_name: x\n", "scaffolds/post.md": "title: x\nspout:\n"},
         "source/_posts/a.md", "spout"),
    ],
)  # fmt: skip
def test_other_generators(files: dict[str, str], path: str, found: str) -> None:
    assert found in names(files, path)


def test_what_a_site_says_of_itself_is_no_key_of_posts() -> None:
    files = {"_config.yml": "title: x\n", "_layouts/x.html": "{{ site.author }}"}
    assert "author" not in names(files, "a.md")


def found(files: dict[str, str], text: str) -> list[str]:
    for name, content in files.items():
        put(name, content)
    put("content/posts/a.md", text)
    run = CliRunner().invoke(main, ["check", "--no-cache", "--output-format", "json", "."])
    return [f"{d['severity']} {d['rule']}" for d in json.loads(run.stdout)["diagnostics"]]


COVER = "---\ntitle: A\ndate: 2024-05-01\ncover: https://kettles.example/a.jpg\n---\nWater.\n"


def test_shape_of_a_theme_that_is_there() -> None:
    assert found(PAPERMOD, COVER) == ["error schema-violation"]


@pytest.mark.parametrize(
    "files",
    [
        {"hugo.toml": "theme = 'PaperMod'\n"},
        {**PAPERMOD, ".gitmodules": "[submodule 'x']\n\turl = https://git.example/ada/PaperMod\n"},
        {"hugo.toml": "[[module.imports]]\npath = 'github.com/adityatelange/hugo-PaperMod'\n"},
        {**PAPERMOD, "layouts/posts/single.html": "<h1>{{ .Title }}</h1>{{ .Content }}"},
    ],
    ids=["absent", "forked submodule", "a module", "overridden"],
)
def test_shape_of_a_theme_that_is_not_sure(files: dict[str, str]) -> None:
    assert found(files, COVER) == ["info schema-violation"]


def test_shape_of_a_theme_where_a_layout_of_the_site_reads_the_key() -> None:
    files = {**PAPERMOD, "layouts/partials/cover.html": "{{ with .Params.cover }}{{ . }}{{ end }}"}
    assert found(files, COVER) == []


def test_layout_that_wants_what_the_theme_wants() -> None:
    files = {**PAPERMOD, "layouts/partials/cover.html": "{{ .Params.cover.image }}"}
    assert found(files, COVER) == ["error schema-violation"]


def test_theme_that_is_named_wins_over_keys() -> None:
    text = "---\ntitle: A\ndate: 2024-05-01\nTocOpen: true\nhideMeta: true\nthumbnail: https://kettles.example/a.png\n---\nTea.\n"
    assert found({"hugo.toml": "title = 'x'\n"}, text) == ["info ineffective-key"]
    assert found({"hugo.toml": "theme = 'cups'\n"}, text) == []
    assert found(
        {"hugo.toml": "theme = 'cups'\n", "postlint.toml": "theme = 'PaperMod'\n"}, text
    ) == ["info ineffective-key"]


def test_key_in_an_archetype_is_no_slip() -> None:
    files = {"hugo.toml": "title = 'x'\n"}
    text = "---\ntitle: A\ndate: 2024-05-01\nkeyword: tea\n---\nTea.\n"
    assert found(files, text) == ["warning unknown-key"]
    assert found({**files, "archetypes/default.md": "---\nkeyword:\n---\n"}, text) == []


def test_module_that_is_a_fork_is_another_theme() -> None:
    config = "[[module.imports]]\npath = 'github.com/ada/hugo-PaperMod/v2'\n"
    assert found({"hugo.toml": config}, COVER) == []


def test_a_key_without_effect_is_traced_to_the_pattern_that_it_comes_from() -> None:
    for name, content in PAPERMOD.items():
        put(name, content)
    put("archetypes/default.md", "---\ntitle: x\ndisableHLJS: true\n---\n")
    for letter in "abc":
        put(f"content/{letter}.md", f"---\ntitle: {letter}\ndisableHLJS: true\n---\n\nLids.\n")

    done = CliRunner().invoke(main, ["check", ".", "--no-cache", "--output-format", "json"])
    found = [d for d in json.loads(done.stdout)["diagnostics"] if d["rule"] == "ineffective-key"]

    assert [d["count"] for d in found] == [3]
    assert "archetypes/default.md" in found[0]["help"]
