"""Jekyll: what has front matter, and lies in no folder with `_` but those of collections.

Posts without front matter are taken as well: Jekyll leaves them out without a word.

On GitHub Pages, Markdown needs no front matter: `jekyll-optional-front-matter` is on there.

Source: Jekyll, "Pages", "Posts", "Collections", `EntryFilter`; GitHub, "About GitHub Pages".
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from postlint.profile.config_files import Settings, setting, text_setting, texts
from postlint.profile.evidence import packages_of
from postlint.profile.pages import MARKDOWN, SUFFIXES, Pages, SiteConfig, folders, is_paper

_OPTIONAL = "jekyll-optional-front-matter"
_POSTS = frozenset({"_posts", "_drafts"})
_UNREAD = frozenset({".textile", ".adoc", ".asciidoc", ".rst", ".org"})
_EXCLUDED = ("/node_modules/", "/vendor/", "/.sass-cache/", "/.jekyll-cache/", "/gemfiles/")


def pages(site: SiteConfig) -> Pages:
    source = text_setting(site.settings, "source") or "."
    (folder,) = folders([source])
    kept = (
        _POSTS
        | {f"_{name}" for name in _collections(site.settings)}
        | set(_included(site.settings))
    )

    def skips(name: str) -> bool:
        return name.startswith(("_", ".", "#", "~")) and name not in kept

    takes_all = _makes_pages_of_all(site.root, site.settings)

    def is_plain(path: str) -> bool:
        names = path.split("/")
        if takes_all and names[-1].lower().endswith(MARKDOWN) and not is_paper(names[-1]):
            return False
        return not _POSTS.intersection(names[:-1])

    before = f"/{folder}/" if folder else "/"
    names = texts(setting(site.settings, "exclude"))
    excluded = (_pattern(name, before) for name in names)
    output = text_setting(site.settings, "destination")
    without = (*_EXCLUDED, *excluded, *((f"/{output.strip('./')}/",) if output else ()))
    return Pages(
        (folder,),
        (*SUFFIXES, ".mkdn"),
        skips,
        without,
        is_front_matter_asked=is_plain,
        closed=_demos(site.root / folder, names),
        unread=_UNREAD,
    )


def _demos(root: Path, excluded: tuple[str, ...]) -> frozenset[str]:
    """The folders of a copied theme's own site, where somebody's blog was made of all its files.

    The repository of the theme itself has no posts beside its demo.
    """
    if not excluded or not (root / "_posts").is_dir() or not any(root.glob("*.gemspec")):
        return frozenset()
    return frozenset(name.strip("/") for name in excluded)


def _makes_pages_of_all(root: Path, settings: Settings) -> bool:
    """Whether Markdown without front matter becomes pages as well, as GitHub Pages has it."""
    if _OPTIONAL in texts(setting(settings, "plugins")):
        return True
    gems = root / "Gemfile"
    if gems.is_file():
        return "github-pages" in packages_of(gems)
    theme = text_setting(settings, "theme") or ""
    is_of_github = theme.startswith("jekyll-theme-") or text_setting(settings, "remote_theme")
    return bool(is_of_github)


def _collections(settings: Settings) -> tuple[str, ...]:
    held = setting(settings, "collections")
    return tuple(map(str, held)) if isinstance(held, Mapping) else texts(held)


def _included(settings: Settings) -> tuple[str, ...]:
    return tuple(name.strip("/") for name in texts(setting(settings, "include")))


def _pattern(name: str, before: str) -> str:
    """A name that Jekyll leaves out as a line of `.gitignore`: `*` goes over slashes there."""
    name = name.strip().lstrip("/")
    return name if "*" in name else f"{before}{name}"
