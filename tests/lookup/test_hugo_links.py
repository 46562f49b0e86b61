"""The pages that the real Hugo makes, and the links that are said to be broken."""

from __future__ import annotations

from pathlib import Path

import pytest
from hugo_site import build, lint_file, needs_hugo, write

BASE = 'baseURL = "https://kettles.example/"\n'

CONTENT = {
    "content/about.md": "---\ntitle: About\n---\n",
    "content/posts/Old Kettles & Pots.md": "---\ntitle: Old\n---\n",
    "content/posts/slugged.md": "---\ntitle: Slugged\nslug: Über-uns\n---\n",
    "content/posts/placed.md": "---\ntitle: Placed\nurl: /else/where/\n---\n",
    "content/posts/moved.md": "---\ntitle: Moved\naliases: [/was/here/, beside]\n---\n",
    "content/posts/bundle/index.md": "---\ntitle: Bundle\n---\n",
    "content/posts/bundle/notes.txt": "Notes.",
    "content/posts/v1.2.md": "---\ntitle: Version\ntags: [Copper Pots]\n---\n",
    "content/docs/_index.md": "---\ntitle: Docs\n---\n",
    "content/docs/deep/_index.md": "---\ntitle: Deep\n---\n",
    "content/docs/deep/page.md": "---\ntitle: 'Deep: a page!'\ndate: 2024-05-01\n---\n",
    "content/plain/only.md": "---\ntitle: Only\n---\n",
    "static/files/manual.pdf": "pdf",
    "static/old/index.html": "old",
    "static/page.html": "page",
}
SETTINGS = [
    "",
    "uglyURLs = true",
    "[permalinks]\nposts = '/:section/:slugorfilename/'\ndocs = '/:year/:month/:title/'",
    "[permalinks.page]\ndocs = '/d/:sections/:contentbasename/'",
    "[permalinks]\ndocs = '/:weekdayname/:slug'",
    "[taxonomies]\nmetal = 'metals'\ntag = 'tags'",
    "defaultContentLanguage = 'en'\ndefaultContentLanguageInSubdir = true\n"
    "[languages.en]\nweight = 1\n[languages.de]\nweight = 2",
    "disablePathToLower = true",
    "removePathAccents = true",
]
GONE = [
    "/posts/none/", "/abuot/", "/else/here/", "/docs/deep/none/", "/posts/bundle/none.pdf",
    "/files/none.pdf", "/plain/none/", "/nowhere/", "/posts/placed-not/", "none.md",
]  # fmt: skip


def _addresses(public: Path) -> list[str]:
    """The addresses of all HTML pages in a built site, and of other files in it."""
    files = (path.relative_to(public).as_posix() for path in sorted(public.rglob("*.*")))
    return ["/" + file.removesuffix("index.html") for file in files]


@needs_hugo
@pytest.mark.parametrize("settings", SETTINGS)
def test_no_page_of_the_site_is_missing(tmp_path: Path, settings: str) -> None:
    write(tmp_path, {"hugo.toml": BASE + settings, **CONTENT})
    assert build(tmp_path) is None
    addresses = _addresses(tmp_path / "public")
    assert len(addresses) > 12
    links = "\n".join(f'<a href="{address}">x</a>' for address in addresses)
    write(tmp_path, {"content/posts/linking.html": links})
    broken = lint_file(tmp_path, "content/posts/linking.html", "broken-local-link")
    assert [links[slice(*diagnostic.span)] for diagnostic in broken] == []


@needs_hugo
@pytest.mark.parametrize("settings", SETTINGS)
def test_what_the_site_lacks_is_missing(tmp_path: Path, settings: str) -> None:
    write(tmp_path, {"hugo.toml": BASE + settings, **CONTENT})
    assert build(tmp_path) is None
    assert not set(GONE) & set(_addresses(tmp_path / "public"))
    links = "\n".join(f'<a href="{address}">x</a>' for address in GONE)
    write(tmp_path, {"content/posts/linking.html": links})
    broken = lint_file(tmp_path, "content/posts/linking.html", "broken-local-link")
    assert [links[slice(*diagnostic.span)] for diagnostic in broken] == GONE


@needs_hugo
@pytest.mark.parametrize(
    "target",
    [
        "about", "about.md", "/about", "/about.md", "posts/moved.md", "moved.md", "moved", "./moved.md",
        "../about.md", "bundle", "bundle/index.md", "posts/bundle", "/docs", "docs/_index.md",
        "docs/deep/page", "page.md", "deep/page.md", "none.md", "posts/none.md", "/moved.md",
        "../moved.md", "Moved.md", "placed.md#there", "posts/Old Kettles & Pots.md", "/else/where",
        "only", "v1.2", "v1.2.md",
    ],
)  # fmt: skip
def test_references_are_broken_where_hugo_says_so(tmp_path: Path, target: str) -> None:
    post = "content/posts/linking.md"
    text = f'---\ntitle: Linking\n---\n\n[a]({{{{< ref "{target}" >}}}})\n'
    write(tmp_path, {"hugo.toml": BASE, **CONTENT, post: text})
    said = build(tmp_path)
    assert said is None or "REF_NOT_FOUND" in said
    if lint_file(tmp_path, post, "broken-local-link"):
        assert said is not None


@needs_hugo
@pytest.mark.parametrize("post", ["posts/linking/index.md", "posts/deep/_index.md"])
@pytest.mark.parametrize(
    "target", ["./slugged", "slugged", "../slugged", "./bundle", "../docs/deep", "/about", "./none"]
)
def test_references_from_a_bundle_are_broken_where_hugo_says_so(
    tmp_path: Path, post: str, target: str
) -> None:
    text = f'---\ntitle: Linking\n---\n\n[a]({{{{< ref "{target}" >}}}})\n'
    write(tmp_path, {"hugo.toml": BASE, **CONTENT, f"content/{post}": text})
    said = build(tmp_path)
    assert said is None or "REF_NOT_FOUND" in said
    if lint_file(tmp_path, f"content/{post}", "broken-local-link"):
        assert said is not None


@needs_hugo
def test_a_reference_that_breaks_the_build_is_found(tmp_path: Path) -> None:
    post = "content/posts/linking.md"
    text = '---\ntitle: Linking\n---\n\n[a]({{< relref "posts/none.md#there" >}})\n'
    write(tmp_path, {"hugo.toml": BASE, **CONTENT, post: text})
    assert "REF_NOT_FOUND" in (build(tmp_path) or "")
    (broken,) = lint_file(tmp_path, post, "broken-local-link")
    assert text[slice(*broken.span)] == "posts/none.md#there"


RELATIVE = [
    "../moved/", "../bundle/", "../../about/", "bundle/", "/posts/bundle", "../page/2/", "./",
    "../../docs/deep/page/#top", "?q=1", "#top", "../../files/manual.pdf", "moved.md", "bundle/index.md",
    "https://kettles.example/about/", "https://other.example/none/", "mailto:a@b.example", "/tags/copper-pots/",
    "/index.xml", "/posts/index.xml", "/sitemap.xml", "{{< param x >}}", "/de/about/",
]  # fmt: skip


def test_relative_links_are_left_alone_where_they_may_lead_somewhere(tmp_path: Path) -> None:
    links = "\n\n".join(f"[x]({address})" for address in RELATIVE)
    settings = BASE + "[languages.de]\nweight = 2\n"
    write(tmp_path, {"hugo.toml": settings, **CONTENT, "content/posts/linking.md": links})
    assert lint_file(tmp_path, "content/posts/linking.md", "broken-local-link") == ()


@pytest.mark.parametrize(
    "files",
    [
        {"hugo.toml": BASE + 'theme = "gone"'},
        {"hugo.toml": BASE + '[module]\n[[module.imports]]\npath = "example.org/gone"'},
        {"content/_content.gotmpl": ""},
        {"static/_redirects": "/nowhere/* /about/ 301\n/* /404.html 404"},
        {"netlify.toml": '[[redirects]]\nfrom = "/nowhere/:page"\nto = "/about/"'},
        {"vercel.json": '{"redirects": [{"source": "/nowhere/(.*)", "destination": "/about/"}]}'},
    ],
)
def test_what_may_bring_a_page_silences(tmp_path: Path, files: dict[str, str]) -> None:
    post = {"content/posts/linking.md": "[x](/nowhere/)"}
    write(tmp_path, {"hugo.toml": BASE, **CONTENT, **post})
    assert lint_file(tmp_path, "content/posts/linking.md", "broken-local-link")
    write(tmp_path, files)
    assert lint_file(tmp_path, "content/posts/linking.md", "broken-local-link") == ()
