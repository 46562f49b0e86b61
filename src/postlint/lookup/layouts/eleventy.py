"""The layouts that a page of Eleventy goes through.

Source: Eleventy, "Layouts", "Directory specific data files" and "Directory for includes".
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from posixpath import basename, dirname, join, normpath, splitext

from postlint.document.post import Post
from postlint.lookup.layouts import pages
from postlint.lookup.layouts.template import NOT_THERE, Page
from postlint.pattern import lazy
from postlint.profile.config_files import text_setting
from postlint.profile.site import Place

_CONFIGS = (".eleventy.js", *(f"eleventy.config.{end}" for end in ("js", "mjs", "cjs", "ts")))
_FOLDER = lazy(r"\b(?P<key>input|includes|layouts)[\"']?\s*:\s*[\"'](?P<folder>[^\"']*)[\"']")
_SETTER = lazy(r"set(?P<key>Input|Includes|Layouts)Directory\(\s*[\"'](?P<folder>[^\"']*)[\"']")
_ALIAS = lazy(r"addLayoutAlias\(\s*[\"'](?P<name>[^\"']+)[\"']\s*,\s*[\"'](?P<file>[^\"']+)[\"']")
_LAYOUT = lazy(r"\blayout[\"']?\s*:\s*[\"'](?P<name>[^\"']+)[\"']")
_COMPUTED = lazy(r"\blayout[\"']?\s*(?::|=)\s*(?![\s\"'])")
_SUFFIXES = ("", ".njk", ".liquid", ".html", ".md")
_DATA = (".json", ".11tydata.json", ".11tydata.js", ".11tydata.cjs", ".11tydata.mjs")


def page(post: Post, place: Place) -> Page | None:
    """What lays out a post; None where code decides that."""
    config = "\n".join(filter(None, map(place.files.text, _CONFIGS)))
    folders = _folders(config)
    find = partial(_found, place, folders)
    own = post.front_matter.value("layout") if post.front_matter else None
    name = str(own) if own else _of_data(place, folders["input"])
    aliases = {found["name"]: found["file"] for found in _ALIAS.finditer(config)}
    if name is None:
        return None
    values = post.front_matter.data if post.front_matter else {}
    loader = pages.Loader(place.files, find)
    layouts = loader.chain(name, lambda name: find(aliases.get(name, name)))
    parts = (NOT_THERE if path.startswith("!") else path for path in layouts)
    return pages.page(parts, loader, {**values, "title": post.title})


def own_folders(place: Place) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Where a site's own templates lie, and its patterns for new posts."""
    folders = _folders("\n".join(filter(None, map(place.files.text, _CONFIGS))))
    return tuple(sorted({folders["includes"], folders["layouts"]})), ()


def _folders(config: str) -> dict[str, str]:
    """The folders of pages, includes and layouts, from the site's root."""
    told = {"input": ".", "includes": "_includes"}
    for pattern in (_FOLDER, _SETTER):
        told |= {found["key"].lower(): found["folder"] for found in pattern.finditer(config)}
    told.setdefault("layouts", told["includes"])
    below = {key: normpath(join(told["input"], told[key])) for key in ("includes", "layouts")}
    return {"input": normpath(told["input"]), **below}


def _found(place: Place, folders: dict[str, str], name: str) -> str | None:
    for folder in (folders["layouts"], folders["includes"]):
        for suffix in _SUFFIXES:
            path = normpath(join(folder, name + suffix))
            if place.files.is_file(path):
                return path
    return None


def _of_data(place: Place, input_folder: str) -> str | None:
    """The layout that data files beside a post or above it name, the nearest first."""
    stem = splitext(place.path)[0]
    for path in (stem, *_data_stems(dirname(place.path), input_folder)):
        for suffix in _DATA:
            text = place.files.text(path + suffix)
            if text is None:
                continue
            found = _LAYOUT.search(text)
            if found is not None:
                return found["name"]
            if not suffix.endswith(".json") and _COMPUTED.search(text):
                return None
    return _of_all(place, input_folder)


def _data_stems(folder: str, top: str) -> Iterator[str]:
    while folder:
        yield join(folder, basename(folder))
        if normpath(folder) == top:
            return
        folder = dirname(folder)


def _of_all(place: Place, input_folder: str) -> str | None:
    """The layout that the site's data give all pages."""
    for name in ("layout.json", "eleventyComputed.json"):
        text = place.files.text(normpath(join(input_folder, "_data", name)))
        if text:
            try:
                told = json.loads(text)
            except (ValueError, RecursionError):
                return None
            return told if isinstance(told, str) else text_setting(told, "layout")
    return None
