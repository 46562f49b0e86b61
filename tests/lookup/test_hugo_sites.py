"""Whole sites as authors have them, built by the real Hugo: what is there, and what is not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urljoin

import pytest
from hugo_site import build, lint_file, needs_hugo, write

BASE = 'baseURL = "https://kettles.example/"\ntheme = "steam"\n'
UNSAFE = "[markup.goldmark.renderer]\nunsafe = true\n"
RULES = "missing-image-file", "broken-local-link", "broken-anchor", "raw-html-dropped"
FIGURE = '<figure><img src="{{ .Get "file" }}" alt="{{ .Get "says" }}"></figure>'
SITE = {
    "static/images/kettle.jpg": "",
    "static/files/manual.pdf": "",
    "assets/images/processed.jpg": "",
    "themes/steam/hugo.toml": '[[module.mounts]]\nsource = "pictures"\ntarget = "static/pictures"\n'
    '[[module.mounts]]\nsource = "static"\ntarget = "static"\n'
    '[[module.mounts]]\nsource = "layouts"\ntarget = "layouts"\n',
    "themes/steam/pictures/steam.jpg": "",
    "themes/steam/static/steam.svg": "",
    "content/posts/spout.md": "---\ntitle: Spout\nslug: the-spout\naliases: [/old/spout/]\n---\n",
    "content/posts/lid/lid.jpg": "",
    "content/posts/lid/close/up.jpg": "",
    "content/posts/lid/index.md": "",
    "content/docs/_index.md": "---\ntitle: Docs\n---\n",
    "content/docs/care.md": "---\ntitle: Care\n---\n",
}
POST = "content/posts/lid/index.md"
GOOD = """---
title: Lid
cover: lid.jpg
---

## Why it rattles

![The lid](lid.jpg) ![Close up](close/up.jpg) ![All](/images/kettle.jpg)

![Steam](/pictures/steam.jpg) ![Steam](/steam.svg) ![On top](../lid/lid.jpg)

See [why](#why-it-rattles), [care]({{< relref "docs/care.md" >}}), [the spout]({{< ref "spout" >}}).

[Manual](/files/manual.pdf) [Docs](/docs/) [Old](/old/spout/) [Spout](/posts/the-spout/) [Tags](/tags/)
"""
BAD = """---
title: Lid
cover: none.jpg
---

## Why it rattles

![The lid](none.jpg)

![All](/images/none.jpg)

![Steam](/pictures/none.jpg)

See [why](#why-it-rattled).

[Manual](/files/none.pdf)

[Docs](/none/)

[Spout](/posts/spuot/)
"""
NONE = [
    *("none.jpg", "/images/none.jpg"),
    *("#why-it-rattled", "/files/none.pdf", "/posts/spuot/"),
]
"""What is reported. A theme with mounts of its own may bring folders that the site has not, and no layout reads `cover`."""
LANGUAGES = "[languages.en]\nweight = 1\n[languages.de]\nweight = 2\n"


class Settings(NamedTuple):
    """A site's settings, and where its default language and the page of POST are published."""

    text: str = ""
    root: str = "/"
    page: str = "/posts/lid/"

    def __str__(self) -> str:
        return self.text.partition("\n")[0] or "plain"


ALL = [
    Settings(),
    Settings("uglyURLs = true\n", page="/posts/lid.html"),
    Settings(LANGUAGES),
    Settings(
        f"defaultContentLanguage = 'en'\ndefaultContentLanguageInSubdir = true\n{LANGUAGES}",
        root="/en/",
        page="/en/posts/lid/",
    ),
    Settings("[permalinks]\nposts = '/:section/:slugorfilename/'\n"),
]


def _site(root: Path, settings: Settings, post: str, **files: str) -> Path:
    config = BASE + settings.text + ("" if "[mark" in settings.text else UNSAFE)
    return write(root, {"hugo.toml": config, **SITE, POST: post, **files})


def _addresses(html: str) -> Iterator[str]:
    for found in re.finditer(r"(?:src|href)=(?:\"([^\"]*)\"|([^\s>]+))", html):
        yield found[1] or found[2]


def _is_published(public: Path, settings: Settings, address: str, html: str) -> bool:
    """Whether a built site has what an address in the page leads to."""
    address, _, fragment = address.partition("#")
    if fragment:
        return f'id="{fragment}"' in html or f"id={fragment}" in html
    full = unquote(urljoin(f"https://kettles.example{settings.page}", address))
    path = full.removeprefix("https://kettles.example/")
    found = (public / path, public / settings.root.strip("/") / path)
    ugly = tuple(place.with_suffix(".html") for place in found)
    return any((place / "index.html").is_file() or place.is_file() for place in (*found, *ugly))


def _page(public: Path, settings: Settings) -> str:
    path = public / settings.page.strip("/")
    return (path / "index.html" if path.is_dir() else path).read_text("utf-8")


@needs_hugo
@pytest.mark.parametrize("settings", ALL, ids=str)
def test_nothing_that_is_there_is_said_to_be_missing(tmp_path: Path, settings: Settings) -> None:
    _site(tmp_path, settings, GOOD)
    assert build(tmp_path) is None
    html = _page(tmp_path / "public", settings)
    addresses = list(_addresses(html))
    assert len(addresses) == GOOD.count("](")
    if not settings.text.startswith("uglyURLs"):  # a page's own files stand in no folder of it then
        lost = [a for a in addresses if not _is_published(tmp_path / "public", settings, a, html)]
        assert lost == []
    assert [lint_file(tmp_path, POST, rule) for rule in RULES] == [()] * len(RULES)


@needs_hugo
@pytest.mark.parametrize("settings", ALL, ids=str)
def test_all_that_is_not_there_is_missing(tmp_path: Path, settings: Settings) -> None:
    _site(tmp_path, settings, BAD)
    assert build(tmp_path) is None
    html = _page(tmp_path / "public", settings)
    for address in _addresses(html):
        assert not _is_published(tmp_path / "public", settings, address, html)
    found = [one for rule in RULES for one in lint_file(tmp_path, POST, rule)]
    said = sorted(BAD[slice(*diagnostic.span)] for diagnostic in found)
    assert len(said) == len(NONE)
    assert all(
        one in two for one, two in zip(sorted(NONE), sorted(said, key=_address), strict=True)
    )


def _address(written: str) -> str:
    """The address in `[text](address)`, or what is no link."""
    found = re.search(r"\]\(([^)]*)\)", written)
    return found[1] if found else written


@needs_hugo
def test_raw_html_is_dropped_in_a_whole_site(tmp_path: Path) -> None:
    post = GOOD + "\nA <kbd>lid</kbd>.\n"
    _site(tmp_path, Settings("[markup.goldmark.renderer]\nunsafe = false\n"), post)
    assert build(tmp_path) is None
    assert "raw HTML omitted" in _page(tmp_path / "public", ALL[0])
    (dropped,) = lint_file(tmp_path, POST, "raw-html-dropped")
    assert post[slice(*dropped.span)] == "<kbd>"


@needs_hugo
@pytest.mark.parametrize(
    "template",
    [
        "layouts/shortcodes/figure.html",
        "layouts/_shortcodes/figure.html",
        "themes/steam/layouts/shortcodes/figure.html",
    ],
)
def test_a_figure_of_the_sites_own_is_not_hugos(tmp_path: Path, template: str) -> None:
    post = '---\ntitle: Lid\n---\n\n{{< figure src="none.jpg" file="lid.jpg" says="A lid" >}}\n'
    _site(tmp_path, ALL[0], post)
    assert build(tmp_path) is None
    assert "none.jpg" in _page(tmp_path / "public", ALL[0])
    assert lint_file(tmp_path, POST, "missing-image-file")
    assert lint_file(tmp_path, POST, "missing-image-alt")
    write(tmp_path, {template: FIGURE})
    assert build(tmp_path) is None
    assert "none.jpg" not in _page(tmp_path / "public", ALL[0])
    assert lint_file(tmp_path, POST, "missing-image-file") == ()
    assert lint_file(tmp_path, POST, "missing-image-alt") == ()
