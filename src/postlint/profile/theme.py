"""Themes: what they add to a generator's front matter, and how a post tells that it is for one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Theme(NamedTuple):
    """A theme of a generator.

    `names` are parts of the name by which a site's config asks for it (a folder or a module
    path). `telling_keys` are keys that hardly any other theme reads, in lower case.
    `shows_title_as_h1`: the post's title stands above it as the page's h1.
    """

    name: str
    title: str
    generator: str
    names: tuple[str, ...]
    telling_keys: frozenset[str] = frozenset()
    shows_title_as_h1: bool = True


_PAPERMOD_KEYS = frozenset(
    {"showbreadcrumbs", "showpostnavlinks", "showreadingtime", "showrssbuttoninsectiontermlist"}
    | {"usehugotoc", "hidesummary", "searchhidden", "disablehljs", "disableshare"}
    | {"showcodecopybuttons", "tocopen", "hidemeta", "showwordcount", "editpost"}
    | {"showcanonicallink", "canonicallinktext", "disableanchoredheadings"}
)

THEMES: dict[str, Theme] = {
    theme.name: theme
    for theme in (
        Theme("papermod", "PaperMod", "hugo", ("papermod",), _PAPERMOD_KEYS),
        Theme("ananke", "Ananke", "hugo", ("ananke",)),
        Theme("stack", "Stack", "hugo", ("hugo-theme-stack", "theme-stack")),
        Theme("blowfish", "Blowfish", "hugo", ("blowfish",)),
        Theme("congo", "Congo", "hugo", ("congo",)),
        Theme("loveit", "LoveIt", "hugo", ("loveit",)),
        Theme("doit", "DoIt", "hugo", ("doit",)),
        Theme("hextra", "Hextra", "hugo", ("hextra",)),
        Theme("docsy", "Docsy", "hugo", ("docsy",)),
        Theme("book", "Book", "hugo", ("hugo-book",), shows_title_as_h1=False),
        Theme("mainroad", "Mainroad", "hugo", ("mainroad",)),
        Theme("starlight", "Starlight", "astro", ("@astrojs/starlight",)),
    )
}

_TOLD_BY_KEYS = tuple(theme for theme in THEMES.values() if theme.telling_keys)
_ENOUGH_KEYS = 2


def theme_of_keys(keys: Iterable[str]) -> Theme | None:
    """The theme that a post's keys give away: two that only this theme reads."""
    lowered = {key.lower() for key in keys}
    for theme in _TOLD_BY_KEYS:
        if len(lowered & theme.telling_keys) >= _ENOUGH_KEYS:
            return theme
    return None
