"""Schemas that other tools of a site have for its posts: Astro, Decap and Front Matter CMS."""

from __future__ import annotations

import json
from typing import Any

import pytest
from site_folder import put, said, site_folder  # noqa: F401

pytestmark = pytest.mark.usefixtures("site_folder")

POST = "---\ntitle: Teapots\n{}\n---\n\nBoil the water.\n"
DECAP = """backend: {{name: test}}
collections:
  - name: posts
    folder: content/posts
    {}
    fields:
      - {{name: title}}
      - {{name: potter, widget: string, hint: Who made it.}}
      - {{name: size, widget: select, options: [small, {{label: L, value: large}}], required: false}}
      - {{name: litres, widget: number, required: false, min: 1}}
      - {{name: glazed, widget: boolean}}
      - {{name: kiln, default: wood}}
      - {{name: marks, widget: list, required: false, fields: [{{name: year}}]}}
      - {{name: body, widget: markdown}}
"""


def rules(path: str = "content/posts/a.md") -> list[tuple[str, str, str]]:
    kinds = ("missing-key", "schema-violation", "not-a-", "unknown-key", "missing-front-matter")
    return [
        (each["rule"], each["severity"], each["message"])
        for each in said("--no-cache")
        if each["path"] == path and each["rule"].startswith((*kinds, "invalid-date"))
    ]


def _decap(extra: str = "") -> None:
    put("hugo.toml", 'baseURL = "https://tea.example/"\n')
    put("static/admin/config.yml", DECAP.format(extra or "create: true"))


def test_an_editor_asks_and_nothing_refuses() -> None:
    _decap()
    put("content/posts/a.md", POST.format("size: huge\nlitres: 0\nmarks: [{}]"))
    assert rules() == [
        ("missing-key", "warning", "`potter` is missing"),
        (
            "schema-violation",
            "warning",
            '`size` is "huge", and should be "small", "large", "" or nothing',
        ),
        ("schema-violation", "warning", "`litres` is 0, and should be at least 1"),
        ("missing-key", "warning", "`marks[1].year` is missing"),
    ]
    (first, *_) = [each for each in said("--no-cache") if each["rule"] == "missing-key"]
    assert "Who made it. The collection `posts` in static/admin/config.yml" in first["help"]


def test_keys_of_ones_own_and_what_the_editor_fills_in_are_free() -> None:
    _decap()
    put("content/posts/a.md", POST.format("potter: Kim\nsize: large\nlitres: 2\nclay: red"))
    assert rules() == []


@pytest.mark.parametrize(
    ("extra", "path"),
    [
        ("filter: {field: kind, value: recipe}", "content/posts/a.md"),
        ("i18n: true", "content/posts/a.md"),
        ("extension: json", "content/posts/a.md"),
        ("create: true", "content/posts/_index.md"),
        ("create: true", "content/posts/deep/a.md"),
        ("create: true", "content/pages/a.md"),
    ],
)
def test_posts_of_no_collection(extra: str, path: str) -> None:
    _decap(extra)
    put(path, POST.format("clay: red"))
    assert rules(path) == []


@pytest.mark.parametrize("extra", ["nested: {depth: 5}", "path: '{{slug}}/index'"])
def test_collections_with_folders(extra: str) -> None:
    _decap(extra)
    put("content/posts/a/index.md", POST.format("clay: red"))
    assert [each[0] for each in rules("content/posts/a/index.md")] == ["missing-key"]


def test_a_post_without_front_matter() -> None:
    _decap()
    put("content/posts/a.md", "Boil the water.\n")
    assert [each[:2] for each in rules()] == [("missing-front-matter", "warning")]


def test_schemas_of_the_config_win() -> None:
    _decap()
    put("postlint.toml", '[[schemas]]\nfiles = ["content/**"]\nschema = "own.json"\n')
    put("own.json", {"required": ["clay"]})
    put("content/posts/a.md", POST.format("potter: Kim"))
    assert [each[1:] for each in rules()] == [("error", "`clay` is missing")]


@pytest.mark.parametrize(
    "config",
    ["", "[", "collections: 1", "backend: 1\ncollections: [1, {folder: ../x, fields: [1]}]"],
)
def test_configs_that_are_none_say_nothing(config: str) -> None:
    put("hugo.toml", 'baseURL = "https://tea.example/"\n')
    put("static/admin/config.yml", config)
    put("content/posts/a.md", POST.format("clay: red"))
    assert rules() == []


FIELDS = [
    {"name": "title", "type": "string", "required": True},
    {"name": "potter", "type": "string", "required": True},
    {"name": "kiln", "type": "choice", "choices": ["wood", {"id": "gas", "title": "Gas"}]},
    {"name": "glazed", "type": "boolean"},
    {"title": "More", "name": "more", "type": "heading", "required": True},
]


def _front_matter_cms(**folder: Any) -> None:
    put("hugo.toml", 'baseURL = "https://tea.example/"\n')
    page = {"path": "[[workspace]]/content/posts", "contentTypes": ["post"], **folder}
    types = [{"name": "post", "fields": FIELDS}, {"name": "page", "fields": []}]
    put(
        "frontmatter.json",
        {
            "frontMatter.content.pageFolders": [page],
            "frontMatter.taxonomy.contentTypes": types,
        },
    )


def test_front_matter_cms() -> None:
    _front_matter_cms()
    put("content/posts/a.md", POST.format("kiln: coal\nglazed: often"))
    assert rules() == [
        ("missing-key", "warning", "`potter` is missing"),
        (
            "schema-violation",
            "warning",
            '`kiln` is "coal", and should be "wood", "gas", "" or nothing',
        ),
        ("not-a-boolean", "warning", '`glazed` is "often", and should be true or false'),
    ]


@pytest.mark.parametrize(
    "folder", [{"contentTypes": ["post", "page"]}, {"path": "{{locale}}/posts"}]
)
def test_front_matter_cms_where_the_type_is_not_told(folder: dict[str, Any]) -> None:
    _front_matter_cms(**folder)
    put("content/posts/a.md", POST.format("kiln: coal"))
    assert rules() == []


CODE = """import {{ defineCollection, z }} from "astro:content";
import {{ glob }} from "astro/loaders";
const blog = defineCollection({{
  {}
  schema: z.object({{ title: z.string(), cups: z.coerce.number() }}),
}});
export const collections = {{ {} }};
"""
DATES = [
    {"type": "string", "format": "date-time"},
    {"type": "string", "format": "date"},
    {"type": "integer", "format": "unix-time"},
]
PROPERTIES = {
    "title": {"type": "string"},
    "writer": {"type": "string"},
    "cups": {"type": "number"},
    "sold": {"anyOf": DATES},
    "made": {"type": "string", "format": "date-time"},
    "glaze": {
        "type": "object", "properties": {"kind": {"type": "string"}}, "additionalProperties": False
    },
}  # fmt: skip
BLOG = {"type": "object", "properties": PROPERTIES, "required": ["title", "writer"]}
ASTRO_5 = {
    "$schema": "http://json-schema.org/draft-07/schema#",
    "$ref": "#/definitions/blog",
    "definitions": {"blog": {**BLOG, "additionalProperties": False}},
}
ASTRO_6 = {"$schema": "https://json-schema.org/draft/2020-12/schema", **BLOG}


def _astro(schema: dict[str, Any], loader: str = "", names: str = "blog") -> None:
    put("astro.config.mjs", "export default {};\n")
    put("src/content.config.ts", CODE.format(loader, names))
    put(".astro/collections/blog.schema.json", schema)


@pytest.mark.parametrize("schema", [ASTRO_5, ASTRO_6])
def test_astro(schema: dict[str, Any]) -> None:
    _astro(schema)
    put("src/content/blog/a.md", POST.format("cups: '2'\nsold: Jul 08 2022\nmade: soon"))
    found = rules("src/content/blog/a.md")
    assert [each[:2] for each in found] == [("missing-key", "error"), ("invalid-date", "error")]
    assert "`writer` is missing" in found[0]


@pytest.mark.parametrize("schema", [ASTRO_5, ASTRO_6])
def test_astro_drops_keys_that_it_does_not_ask_for(schema: dict[str, Any]) -> None:
    _astro(schema)
    put("src/content/blog/a.md", POST.format("writer: Kim\nclay: red\nsold: 2024-01-01"))
    assert rules("src/content/blog/a.md") == []


@pytest.mark.parametrize(
    ("loader", "names", "path"),
    [
        ("loader: glob({ base: './notes', pattern: '**/*.md' }),", "blog", "notes/a.md"),
        ("loader: glob({ pattern: '*.md', base: 'notes/' }),", "blog: blog", "notes/a.md"),
        ("", "'blog': blog", "src/content/blog/deep/a.md"),
    ],
)
def test_folders_of_collections(loader: str, names: str, path: str) -> None:
    _astro(ASTRO_6, loader, names)
    put(path, POST.format("clay: red"))
    assert [each[0] for each in rules(path)] == ["missing-key"]


@pytest.mark.parametrize("loader", ["loader: own(),", "loader: glob({ base: here, pattern }),"])
def test_a_folder_that_code_makes_out(loader: str) -> None:
    _astro(ASTRO_6, loader)
    put("src/content/blog/a.md", POST.format("clay: red"))
    assert rules("src/content/blog/a.md") == []


@pytest.mark.parametrize("text", ["", "[]", "{", json.dumps({"type": 5}), "[" * 5000])
def test_schemas_that_are_none(text: str) -> None:
    _astro(ASTRO_6)
    put(".astro/collections/blog.schema.json", text)
    put("src/content/blog/a.md", POST.format("clay: red"))
    assert rules("src/content/blog/a.md") == []


def test_a_pattern_of_decap_is_the_first_of_a_pair() -> None:
    """The second is what its editor says where a value does not fit."""
    put("hugo.toml", 'baseURL = "https://tea.example/"\n')
    field = "{name: maker, pattern: ['^[a-z]+$', 'Small letters']}"
    config = (
        "backend: {name: test}\ncollections:\n  - name: posts\n    folder: content/posts\n"
        f"    fields: [{field}]\n"
    )
    put("static/admin/config.yml", config)
    put("content/posts/a.md", POST.format("maker: Small letters"))
    put("content/posts/b.md", POST.format("maker: small"))
    told = [told for _, _, told in rules()]
    assert told == ['`maker` is "Small letters", which is not of the form that it needs']
    assert rules("content/posts/b.md") == []


def test_a_pattern_of_decap_that_cannot_be_run_is_left_out() -> None:
    put("hugo.toml", 'baseURL = "https://tea.example/"\n')
    field = "{name: maker, pattern: ['(', 'Small letters']}"
    config = f"    fields: [{field}]\n"
    put(
        "static/admin/config.yml",
        "backend: {name: test}\ncollections:\n  - name: posts\n    folder: content/posts\n"
        + config,
    )
    put("content/posts/a.md", POST.format("maker: Large"))
    assert rules() == []
