"""The addresses of Zola's pages, sections and aliases.

Zola writes other letters in ASCII, by tables of its own: what has any is left out.

Source: Zola, "Page", "Section", "Multilingual sites", `slugify` of its configuration.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from posixpath import basename, dirname

from postlint.lookup.addresses.output import Output, Told, listed
from postlint.pattern import lazy
from postlint.profile.config_files import Settings, setting, text_setting

KEYS = frozenset({"slug", "path", "aliases", "draft", "render"})
_CONTENT = "content/"
_DATED = lazy(r"\d{4}-\d{2}-\d{2}(?:T[^_]*)?[-_](?P<rest>.+)")
_PLAIN_FOLDERS = lazy(r"(?:[a-z0-9-]+/)*")
_NO_WORD = re.compile(r"[^a-z0-9]+")


def output(told: Told) -> Output:
    path, values, settings = told.place.path, told.values, told.place.site.settings
    if not path.startswith(_CONTENT) or values.get("draft") is True:
        return Output()
    folder = dirname(path[len(_CONTENT) :])
    folder = f"{folder}/" if folder else ""
    name = basename(path).rpartition(".")[0]
    stem, _, language = name.partition(".")
    if language and setting(settings, "languages", language) is None:
        stem, language = name, ""
    above = "" if language in ("", _default(settings)) else f"{language}/"
    redirects = tuple(_redirect(str(alias)) for alias in listed(values.get("aliases")))
    if values.get("render") is False:
        return Output(redirects=redirects)
    own = _path(values, settings, folder, stem)
    if own is None:
        return Output(redirects=redirects)
    return Output(f"/{above}{own}/" if own else f"/{above}", redirects)


def _path(values: Mapping[str, object], settings: Settings, folder: str, stem: str) -> str | None:
    """The path of a page; None where it takes more to tell."""
    written = values.get("path")
    if isinstance(written, str) and stem != "_index":
        return written.strip().strip("/")
    if not _PLAIN_FOLDERS.fullmatch(folder):
        return None
    if stem == "_index":
        return folder.strip("/")
    slug = values.get("slug")
    if stem == "index" and folder:
        folder, _, stem = folder.rstrip("/").rpartition("/")
        folder = f"{folder}/" if folder else ""
    made = _slug(str(slug), settings) if slug else _slug(_without_date(stem, settings), settings)
    return None if made is None else f"{folder}{made}"


def _without_date(stem: str, settings: Settings) -> str:
    if setting(settings, "slugify", "paths_keep_dates") is True:
        return stem
    found = _DATED.fullmatch(stem)
    return found["rest"] if found else stem


def _slug(text: str, settings: Settings) -> str | None:
    strategy = text_setting(settings, "slugify", "paths") or "on"
    if strategy == "off":
        return text.strip("/")
    if strategy != "on" or not text.isascii():
        return None
    return _NO_WORD.sub("-", text.lower()).strip("-")


def _default(settings: Settings) -> str:
    return text_setting(settings, "default_language") or "en"


def _redirect(alias: str) -> str:
    path = alias.strip("/")
    return f"/{path}" if path.endswith(".html") else f"/{path}/"
