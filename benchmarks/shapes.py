"""How the posts of a benchmark lie in folders: in one site, in page bundles, in many sites."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

Place = Callable[[int, str], str]
"""Where the post of a number and a file name lies, as seen from the folder of all."""

_FOLDER_SIZE = 100
_SITE_SIZE = 200
_HUGO = ("hugo.toml", 'baseURL = "https://example.org/"\ntitle = "Kettles"\n', "content")
_SITES = (
    _HUGO,
    ("_config.yml", "title: Kettles\n", ""),
    ("mkdocs.yml", "site_name: Kettles\n", "docs"),
    ("eleventy.config.js", "export default function () {}\n", ""),
)
"""Config files with what they hold, and the folders that pages lie in."""


class Shape(NamedTuple):
    """Where posts lie, and which files beside them tell sites, by path."""

    place: Place
    configs: Callable[[int], dict[str, str]]

    def write_configs(self, folder: Path, posts: int) -> None:
        for path, text in self.configs(posts).items():
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")


def _in_hundreds(number: int, name: str) -> str:
    return f"{number // _FOLDER_SIZE:04}/{name}"


def _in_a_site(number: int, name: str) -> str:
    return f"content/{_in_hundreds(number, name)}"


def _in_bundles(_: int, name: str) -> str:
    stem, _, suffix = name.rpartition(".")
    return f"content/posts/{stem}/index.{suffix}"


def _in_sites(number: int, name: str) -> str:
    site = number // _SITE_SIZE
    _, _, folder = _SITES[site % len(_SITES)]
    return "/".join(filter(None, (f"site-{site:03}", folder, name)))


def _hugo(_: int) -> dict[str, str]:
    return {_HUGO[0]: _HUGO[1]}


def _configs_of_sites(posts: int) -> dict[str, str]:
    made = {}
    for site in range(-(-posts // _SITE_SIZE)):
        name, text, _ = _SITES[site % len(_SITES)]
        made[f"site-{site:03}/{name}"] = text
    return made


SHAPES = {
    "site": Shape(_in_a_site, _hugo),
    "bundles": Shape(_in_bundles, _hugo),
    "sites": Shape(_in_sites, _configs_of_sites),
    "plain": Shape(_in_hundreds, lambda _: {}),
}
"""By name; `plain` has no site at all."""
