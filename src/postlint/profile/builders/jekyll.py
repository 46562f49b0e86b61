"""Jekyll: what has front matter, and lies in no folder with `_` but those of collections.

Posts without front matter are taken as well: Jekyll leaves them out without a word.

Source: Jekyll, "Pages", "Posts", "Collections", `EntryFilter`.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from postlint.profile.config_files import Settings, setting, text_setting, texts
from postlint.profile.pages import SUFFIXES, Pages, folders

_POSTS = frozenset({"_posts", "_drafts"})
_EXCLUDED = ("/node_modules/", "/vendor/", "/.sass-cache/", "/.jekyll-cache/", "/gemfiles/")


def pages(root: Path, settings: Settings, code: str) -> Pages:  # noqa: ARG001
    source = text_setting(settings, "source") or "."
    (folder,) = folders([source])
    kept = _POSTS | {f"_{name}" for name in _collections(settings)} | set(_included(settings))

    def skips(name: str) -> bool:
        return name.startswith(("_", ".", "#", "~")) and name not in kept

    def is_plain(path: str) -> bool:
        return not _POSTS.intersection(path.split("/")[:-1])

    before = f"/{folder}/" if folder else "/"
    excluded = (_pattern(name, before) for name in texts(setting(settings, "exclude")))
    output = text_setting(settings, "destination")
    without = (*_EXCLUDED, *excluded, *((f"/{output.strip('./')}/",) if output else ()))
    return Pages((folder,), (*SUFFIXES, ".mkdn"), skips, without, is_front_matter_asked=is_plain)


def _collections(settings: Settings) -> tuple[str, ...]:
    held = setting(settings, "collections")
    return tuple(map(str, held)) if isinstance(held, Mapping) else texts(held)


def _included(settings: Settings) -> tuple[str, ...]:
    return tuple(name.strip("/") for name in texts(setting(settings, "include")))


def _pattern(name: str, before: str) -> str:
    """A name that Jekyll leaves out as a line of `.gitignore`: `*` goes over slashes there."""
    name = name.strip().lstrip("/")
    return name if "*" in name else f"{before}{name}"
