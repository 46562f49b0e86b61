"""HTML that Hugo leaves out has no faults but that."""

from __future__ import annotations

import pytest
from site_folder import put, said
from site_folder import site_folder as site_folder

pytestmark = pytest.mark.usefixtures("site_folder")
POST = "---\ntitle: A\n---\n\n![](lid.png)\n\n<iframe frameborder=0 src='https://a.example'></iframe>\n"
FRAME = ["missing-iframe-title", "obsolete-iframe-attribute"]


def _told(config: str, path: str = "content/a.md") -> list[str]:
    put("hugo.toml", f"baseURL = 'https://kettles.example/'\n{config}")
    put(path, POST)
    put("content/lid.png", "")
    return sorted(found["rule"] for found in said("--no-cache"))


def test_only_that_it_is_left_out_is_told() -> None:
    assert _told("") == ["missing-image-alt", "raw-html-dropped"]


def test_how_tags_nest_is_not_told_but_text_that_is_lost() -> None:
    put("hugo.toml", "baseURL = 'https://kettles.example/'\n")
    put(
        "content/a.md",
        "---\ntitle: A\n---\n<b id=x>a</b> <b id=x>b</b></i>\n\nSet <your-name> here.\n",
    )
    found = {one["rule"] for one in said("--no-cache")}
    assert found == {"raw-html-dropped", "unclosed-element"}


@pytest.mark.parametrize("config", ["[markup.goldmark.renderer]\nunsafe = true\n"])
def test_where_it_is_shown_it_is_told(config: str) -> None:
    assert _told(config) == sorted([*FRAME, "missing-image-alt"])
