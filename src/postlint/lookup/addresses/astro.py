"""The entries of Astro's collections, and its pages in Markdown.

The addresses of entries are made by code. Two of one collection with one id are told from it, and
the later one takes the place of the other.

Source: Astro, "Content collections", "The glob() loader"; "Pages".
"""

from __future__ import annotations

import re
from posixpath import splitext

from postlint.lookup.addresses.output import Output, Told
from postlint.profile.site_files import SiteFiles

KEYS = frozenset({"slug", "draft"})
_COLLECTIONS, _PAGES = "src/content/", "src/pages/"
_CONFIGS = tuple(
    f"src/content{sign}config.{end}" for sign in "./" for end in ("ts", "mts", "js", "mjs")
)
_STARLIGHT = "@astrojs/starlight"
_OWN_IDS = "generateId"
_NO_SLUG = re.compile(r"[^\w\s-]")


def output(told: Told) -> Output:
    path = told.place.path
    if told.values.get("draft") is True:
        return Output()
    if path.startswith(_PAGES):
        stem = splitext(path[len(_PAGES) :])[0]
        bare = stem.removesuffix("index") if f"/{stem}".endswith("/index") else f"{stem}/"
        return Output(f"/{bare}")
    collection, _, inner = path[len(_COLLECTIONS) :].partition("/")
    if not path.startswith(_COLLECTIONS) or not inner:
        return Output()
    if told.place.files.derived(_has_own_ids, told.place.files):
        return Output()
    slug = told.values.get("slug")
    own = str(slug) if slug not in (None, "") else _id(splitext(inner)[0])
    identity = f"{collection}: {own}"
    if collection == "docs" and told.place.files.derived(_has_starlight, told.place.files):
        return Output("/" if own == "index" else f"/{own}/", identity=identity)
    return Output(identity=identity)


def _has_starlight(files: SiteFiles) -> bool:
    """Whether the collection `docs` is what Starlight makes pages of, from the root on."""
    return _STARLIGHT in (files.text("package.json") or "")


def _has_own_ids(files: SiteFiles) -> bool:
    """Whether code of the site makes the ids, or loads what lies elsewhere."""
    return any(_OWN_IDS in (files.text(name) or "") for name in _CONFIGS)


def _id(path: str) -> str:
    parts = (_NO_SLUG.sub("", part.lower()).replace(" ", "-") for part in path.split("/"))
    return "/".join(parts).removesuffix("/index")
