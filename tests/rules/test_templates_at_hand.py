"""What rules about the front matter take from the templates that lie in a site."""

from __future__ import annotations

import pytest
from site_folder import put, said
from site_folder import site_folder as site_folder

pytestmark = pytest.mark.usefixtures("site_folder")


def _lines(rule: str) -> list[int]:
    return [found["start"]["line"] for found in said("--no-cache", "--select", rule)]


def test_a_switch_that_a_template_compares_with_text() -> None:
    put(".eleventy.js", "module.exports = {dir: {input: 'src'}}\n")
    put("src/_includes/page.webc", "<footer webc:if=\"showFooter != 'false'\"></footer>\n")
    put("src/a.md", '---\ntitle: A\nshowFooter: "false"\nshowSide: "false"\n---\n')
    assert _lines("ambiguous-scalar") == [4]


def test_an_image_that_no_template_reads() -> None:
    put("hugo.toml", "baseURL = 'https://kettles.example/'\n")
    put("layouts/_default/single.html", "<img src='{{ .Params.thumbnail }}'>{{ .Content }}\n")
    put("static/a.png", "")
    put("content/a.md", "---\ntitle: A\nthumbnail: /b.png\nimage: /c.png\nimages: [/d.png]\n---\n")
    assert _lines("missing-image-file") == [3, 5]


def test_an_image_of_a_theme_that_is_not_at_hand() -> None:
    put("hugo.toml", "baseURL = 'https://kettles.example/'\n")
    put("static/a.png", "")
    put("content/a.md", "---\ntitle: A\nthumbnail: /b.png\nimage: /c.png\n---\n")
    assert _lines("missing-image-file") == [3, 4]


def test_an_image_that_a_theme_may_bring_that_is_not_at_hand() -> None:
    put("hugo.toml", "baseURL = 'https://kettles.example/'\ntheme = 'kontor'\n")
    put("static/img/a.png", "")
    put("content/a.md", "---\ntitle: A\nimage: img/default.png\n---\n\n![A pot](/img/b.png)\n")
    assert _lines("missing-image-file") == [6]


def test_an_output_of_a_theme_that_is_not_at_hand() -> None:
    put("content/a.md", "---\ntitle: A\noutputs: [kontor_config]\n---\n")
    for theme, told in (("theme = 'kontor'\n", []), ("", [3])):
        put("hugo.toml", f"baseURL = 'https://kettles.example/'\n{theme}")
        assert _lines("schema-violation") == told


@pytest.mark.parametrize(
    ("theme", "told"), [("theme = 'kontor'\n", []), ("theme = 'papermod'\n", [3]), ("", [3])]
)
def test_a_category_that_an_unknown_theme_may_read(theme: str, told: list[int]) -> None:
    put("hugo.toml", f"baseURL = 'https://kettles.example/'\n{theme}")
    put("content/a.md", "---\ntitle: A\ncategory: [pots]\n---\n")
    assert _lines("ineffective-key") == told
