"""Themes: what they add to a generator's front matter, and how a post tells that it is for one."""

from __future__ import annotations

from collections.abc import Iterable

from postlint.record import NamedTuple


class Theme(NamedTuple):
    """A theme of a generator.

    `names` are parts of the name by which a site's config asks for it (a folder or a module
    path). `owners` are the accounts that its own repository is or was below. `telling_keys` are
    keys that hardly any other theme reads. Both are in lower case. `shows_title_as_h1`: the post's
    title stands above it as the page's h1. `titles_from_text`: a title that is missing is taken
    from the first heading or the file's name.
    """

    name: str
    title: str
    generator: str
    names: tuple[str, ...]
    owners: tuple[str, ...] = ()
    telling_keys: frozenset[str] = frozenset()
    shows_title_as_h1: bool = True
    titles_from_text: bool = False

    def is_meant(self, name: str) -> bool:
        """Whether a folder or a module path names it, and no fork at another account."""
        lowered = name.lower()
        host, _, path = lowered.partition("/")
        is_fork = "." in host and path.partition("/")[0] not in self.owners
        return any(part in lowered for part in self.names) and not is_fork


_PAPERMOD_KEYS = frozenset(
    {"showbreadcrumbs", "showpostnavlinks", "showreadingtime", "showrssbuttoninsectiontermlist"}
    | {"usehugotoc", "hidesummary", "searchhidden", "disablehljs", "disableshare"}
    | {"showcodecopybuttons", "tocopen", "hidemeta", "showwordcount", "editpost"}
    | {"showcanonicallink", "canonicallinktext", "disableanchoredheadings"}
)

THEMES: dict[str, Theme] = {
    theme.name: theme
    for theme in (
        Theme("papermod", "PaperMod", "hugo", ("papermod",), ("adityatelange",), _PAPERMOD_KEYS),
        Theme(
            "ananke", "Ananke", "hugo", ("ananke",), ("thenewdynamic", "budparr", "gohugo-ananke")
        ),
        Theme("stack", "Stack", "hugo", ("hugo-theme-stack", "theme-stack"), ("caijimmy",)),
        Theme("blowfish", "Blowfish", "hugo", ("blowfish",), ("nunocoracao",)),
        Theme("congo", "Congo", "hugo", ("congo",), ("jpanther",)),
        Theme("loveit", "LoveIt", "hugo", ("loveit",), ("dillonzq",)),
        Theme("doit", "DoIt", "hugo", ("doit",), ("heige-pcloud",)),
        Theme("hextra", "Hextra", "hugo", ("hextra",), ("imfing",)),
        Theme("docsy", "Docsy", "hugo", ("docsy",), ("google",)),
        Theme(
            "book",
            "Book",
            "hugo",
            ("hugo-book",),
            ("alex-shpak",),
            shows_title_as_h1=False,
            titles_from_text=True,
        ),
        Theme("mainroad", "Mainroad", "hugo", ("mainroad",), ("vimux",)),
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
