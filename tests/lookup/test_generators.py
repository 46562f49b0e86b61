"""What sites of each generator lack: images, files and posts that nothing stands for."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Literal

import pytest
from hugo_site import lint_file, write

HUGO = {"hugo.toml": 'baseURL = "https://kettles.example/blog/"\n'}
JEKYLL = {"_config.yml": "title: Kettles\n"}
ELEVENTY = {"eleventy.config.js": "module.exports = {};\n"}
ZOLA = {"config.toml": 'base_url = "https://kettles.example"\n', "content/kept.md": "Kept."}
MKDOCS = {"mkdocs.yml": "site_name: Kettles\ntheme: {name: material}\n", "docs/kept.md": "Kept."}
ASTRO = {"astro.config.mjs": "export default {};\n", "public/kept.png": "", "public/pots/a.png": ""}
DOCUSAURUS = {"docusaurus.config.js": "module.exports = {};\n", "docs/kept.md": "Kept."}
FRONT = "---\ntitle: Kettles\n---\n\n"


def missed(root: Path, files: dict[str, str], path: str, rule: str, text: str) -> list[str]:
    """The addresses that a rule marks in a post of a site."""
    write(root, {**files, path: FRONT + text})
    source = (root / path).read_text("utf-8")
    marked = (source[slice(*found.span)] for found in lint_file(root, path, rule))
    return [written.rpartition("(")[2].rstrip(")") for written in marked]


@pytest.mark.parametrize(
    ("files", "path", "text", "expected"),
    [
        (HUGO, "content/a.md", "[a](/none/) [b](/blog/none/) [c](https://kettles.example/blog/no/)", ["/blog/none/", "https://kettles.example/blog/no/"]),
        (HUGO, "content/a.md", "[a](https://kettles.example/none/) [b](https://other.example/blog/none/)", []),
        (HUGO, "README.md", "[a](/blog/none/) [b](none.md)", []),
        (HUGO, "content/a.md", "[a](none.md) [b](a.md)", ["none.md"]),
        (ELEVENTY, "posts/a.md", "[a](none.md) [b](/none.md)", []),
        (ZOLA, "content/a.md", "[a](@/none.md) [b](@/kept.md) [c](none.md)", ["@/none.md"]),
        (MKDOCS, "docs/a.md", "[a](none.md) [b](kept.md) [c](/none.md)", ["none.md"]),
        (DOCUSAURUS, "docs/a.md", "[a](none.md) [b](kept.md) [c](/none.md)", ["none.md", "/none.md"]),
        (DOCUSAURUS, "docs/in/a.md", "[a](kept.md) [b](docs/kept.md) [c](/kept.md) [d](@site/docs/kept.md) [e](./kept.md) [f](@site/kept.md)", ["./kept.md", "@site/kept.md"]),
        ({**DOCUSAURUS, "versioned_docs/version-1.0/old.md": "Old."}, "versioned_docs/version-1.0/in/a.md", "[a](old.md) [b](/old.md) [c](kept.md)", ["kept.md"]),
        ({**DOCUSAURUS, "i18n/de/docusaurus-plugin-content-docs/current/b.md": "B."}, "i18n/de/docusaurus-plugin-content-docs/current/a.md", "[a](b.md) [b](kept.md) [c](/kept.md) [d](./kept.md)", ["./kept.md"]),
        ({"_quarto.yml": "project:\n  type: website\n", "kept.qmd": "Kept."}, "posts/a.qmd", "[a](../kept.qmd) [b](/kept.qmd) [c](kept.qmd) [d](/none.qmd)", ["kept.qmd", "/none.qmd"]),
        ({**HUGO, ".gitignore": "/content/api/\n"}, "content/a.md", "[a](/blog/api/none/) [b](api/none.md) [c](none.md)", ["none.md"]),
        ({**HUGO, "package.json": '{"scripts": {"docs": "make-docs --out content/cli/ref"}}'}, "content/a.md", "[a](cli/ref/none.md) [b](cli/none.md)", ["cli/none.md"]),
        (HUGO, "content/a.md", '[a]({{< ref "none.md" >}}) [b]({{< relref "a.md" >}})', ["none.md"]),
        (HUGO, "README.md", '[a]({{< ref "none.md" >}})', []),
        ({**HUGO, "content/made/_content.gotmpl": ""}, "content/a.md", '[a]({{< ref "none.md" >}}) [b](/blog/made/none/)', []),
        (JEKYLL, "_posts/2024-05-01-a.md", "[a]({% post_url 2024-05-01-a %}) [b]({% post_url none %}) [c]({% link none.md %})", ["none", "none.md"]),
        (ELEVENTY, "posts/a.md", "[a]({% post_url none %}) [b]({% link none.md %})", []),
    ],
)  # fmt: skip
def test_links_and_references(
    tmp_path: Path, files: dict[str, str], path: str, text: str, expected: list[str]
) -> None:
    assert missed(tmp_path, files, path, "broken-local-link", text) == expected


@pytest.mark.parametrize(
    ("files", "path", "text", "expected"),
    [
        (HUGO, "README.md", "![a](none.png)", []),
        ({**HUGO, "static/a.png": ""}, "content/a.md", "![a](/blog/a.png) ![b](/blog/none.png) ![c](/none.png)", ["/blog/none.png"]),
        ({"hugo.toml": '[languages.en]\nweight = 1\n[languages.de]\nweight = 2\n', "static/a.png": ""}, "content/a.md", "![a](/de/a.png) ![b](/de/none.png)", ["/de/none.png"]),
        (MKDOCS, "docs/a.md", "![a](none.png) ![b](/none.png)", ["none.png"]),
        ({**MKDOCS, "mkdocs.yml": "site_name: a\ntheme: {name: material}\nplugins: [gen-files]\n"}, "docs/a.md", "![a](none.png)", []),
        (ASTRO, "src/content/blog/a.md", "![a](/pots/none.png) ![b](/kept.png) ![c](./none.png) ![d](@assets/none.png)", ["/pots/none.png", "./none.png"]),
    ],
)  # fmt: skip
def test_images(
    tmp_path: Path, files: dict[str, str], path: str, text: str, expected: list[str]
) -> None:
    assert missed(tmp_path, files, path, "missing-image-file", text) == expected


@pytest.mark.parametrize(
    "others",
    [
        {"content/b.md": "---\nslug: none\nurl: /:slug/\n---\n"},
        {"content/tags/_index.md": "---\ntitle: a\n---\n", "hugo.toml": HUGO["hugo.toml"] + "[permalinks.term]\ntags = '/none/:slug/'\n"},
    ],
)  # fmt: skip
def test_pages_whose_address_is_made_later_are_not_missed(
    tmp_path: Path, others: dict[str, str]
) -> None:
    files = {**HUGO, **others}
    text = "[a](/blog/none/) [b](/blog/never/)"
    assert missed(tmp_path, files, "content/a.md", "broken-local-link", text) == ["/blog/never/"]


def test_a_page_that_is_no_text_may_have_any_name_in_its_place(tmp_path: Path) -> None:
    write(tmp_path, {"content/x/old.md": ""})
    (tmp_path / "content/x/old.md").write_bytes(b"---\nslug: \xe9\n---\n")
    text = "[a](/blog/x/old/) [b](/blog/x/never/)"
    found = missed(tmp_path, HUGO, "content/a.md", "broken-local-link", text)
    assert found == ["/blog/x/never/"]


def test_a_gitignore_above_the_site_counts_up_to_the_repository(tmp_path: Path) -> None:
    write(tmp_path, {".git/HEAD": "", ".gitignore": "website/docs/api/\n"})
    text = "[a](./api/none.md) [b](./none.md)"
    found = missed(tmp_path / "website", DOCUSAURUS, "docs/a.md", "broken-local-link", text)
    assert found == ["./none.md"]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_accents_are_written_in_two_ways(tmp_path: Path, form: Literal["NFC", "NFD"]) -> None:
    name = unicodedata.normalize("NFD" if form == "NFC" else "NFC", "Kännchen")
    files = {**HUGO, f"static/{name}.png": ""}
    text = unicodedata.normalize(form, "![a](/blog/Kännchen.png) ![b](/blog/Kanne.png)")
    assert missed(tmp_path, files, "content/a.md", "missing-image-file", text) == [
        "/blog/Kanne.png"
    ]


def test_pages_that_a_netlify_redirect_answers_for(tmp_path: Path) -> None:
    files = {
        "hugo.toml": 'baseURL = "https://kettles.example/"\n',
        "netlify.toml": '[[redirects]]\nfrom = "/old"\nto = "/a/"\n'
        '[[redirects]]\nfrom = "/gone"\nto = "/"\nstatus = 410\n[[redirects]]\nto = "/"\n',
        "static/_redirects": "/was/* /a/:splat\n",
    }
    text = "[a](/old/) [b](/was/here/) [c](/gone/) [d](/never/)"
    found = missed(tmp_path, files, "content/a.md", "broken-local-link", text)
    assert found == ["/gone/", "/never/"]


ABOUT = {"content/about.md": "---\ntitle: About\n---\n", "static/a.pdf": ""}
AT_A_PATH = {"hugo.toml": 'baseURL = "https://kettles.example/teas/"\n', **ABOUT}
PATH_OF_ASTRO = {
    "astro.config.mjs": "export default { base: '/teas/' };\n",
    "package.json": '{"dependencies": {"astro": "5.0.0", "@astrojs/starlight": "0.30.0"}}',
    "src/content/docs/about.md": "---\ntitle: About\n---\n",
}
PATH_OF_JEKYLL = {"_config.yml": "baseurl: /teas\n", "about.md": FRONT}


@pytest.mark.parametrize(
    ("files", "path", "text", "expected"),
    [
        (AT_A_PATH, "content/a.md", "[a](/about/) [b](/none/) [c](/teas/about/) [d](/a.pdf) [e](/b.pdf)", ["/about/"]),
        (AT_A_PATH, "content/posts/a.md", "[a](/posts/) [b](/) [c](/teas/)", ["/posts/"]),
        ({**AT_A_PATH, "hugo.toml": AT_A_PATH["hugo.toml"] + "canonifyURLs = true"}, "content/a.md", "[a](/about/)", []),
        ({**AT_A_PATH, "hugo.toml": AT_A_PATH["hugo.toml"] + "theme = 'gone'"}, "content/a.md", "[a](/about/)", []),
        ({**AT_A_PATH, "layouts/_markup/render-link.html": ""}, "content/a.md", "[a](/about/)", []),
        (PATH_OF_ASTRO, "src/content/docs/a.md", "[a](/about/) [b](/none/) [c](/teas/about/)", ["/about/"]),
        (PATH_OF_JEKYLL, "a.md", "[a](/about.html) [b](/none.html) [c](/teas/about.html)", ["/about.html"]),
    ],
)  # fmt: skip
def test_paths_of_the_host_that_are_meant_as_the_sites(
    tmp_path: Path, files: dict[str, str], path: str, text: str, expected: list[str]
) -> None:
    assert missed(tmp_path, files, path, "broken-local-link", text) == expected
