"""The addresses that Eleventy writes files for.

Source: Eleventy, "Permalinks", "Data Cascade"; `TemplatePermalink.js`, `TemplateFileSlug.js`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from posixpath import basename, dirname, join, normpath

from postlint.files.data import parsed
from postlint.lookup.addresses.output import Output, Told, address_of
from postlint.lookup.front_matter import front_matter_in
from postlint.pattern import lazy
from postlint.profile.config_files import setting
from postlint.profile.site import Place, Site
from postlint.profile.site_files import SiteFiles
from postlint.record import NamedTuple

KEYS = frozenset(
    {"permalink", "pagination", "draft", "layout", "title", "slug", "date", "eleventycomputed"}
)
_CONFIGS = tuple(
    f"{name}.{end}" for name in ("eleventy.config", ".eleventy") for end in ("js", "mjs", "cjs")
)
_DATA_ENDS = (".json", ".11tydata.json", ".11tydata.js", ".11tydata.cjs", ".11tydata.mjs")
_LAYOUT_ENDS = ("", ".njk", ".liquid", ".html", ".md", ".webc", ".hbs", ".ejs")
_DATED = lazy(r"\d{4}-\d{2}-\d{2}-(.*)")
_VALUE = re.compile(r"\{\{-?\s*(?P<name>[\w.]+)\s*(?P<filters>(?:\|[^{}|]+)*?)\s*-?\}\}")
_IN_CODE = {
    key: lazy(rf"""\b{key}["']?\s*:\s*(["'`])(?P<value>[^"'`$\n]*)\1""")
    for key in ("permalink", "layout")
}
_WORD = "permalink"
_LAYOUT = "layout"
_DEEPEST = 8
_HEAD = 2000
"""Characters at the start of a layout that may say something of a permalink."""
_SLUGS = ("| slugify", "| slug")
_PLAIN = lazy(r"[A-Za-z0-9]+(?:[ -]+[A-Za-z0-9]+)*")
_CAMEL = lazy(r"[a-z0-9][A-Z]|[A-Z]{2}[a-z]")
_UNKNOWN = object()


def output(told: Told) -> Output:
    """What Eleventy writes of a post; nothing where code decides it.

    A permalink that filters make of what the post says is only an identity: posts that say the
    same have the same.
    """
    values = told.values
    if values.get("draft") is True or "pagination" in values or "eleventycomputed" in values:
        return Output()
    names = _names(told.place)
    if names is None:
        return Output()
    permalink = values[_WORD] if _WORD in values else _of_data(told)
    if permalink is None:
        return Output(address_of(names.usual))
    if not isinstance(permalink, str):
        return Output()
    if "{" not in permalink:
        return Output(address_of(_file(permalink)))
    made, is_known = _filled(permalink, values, names)
    if made is None:
        return Output()
    return Output(address_of(_file(made))) if is_known else Output(identity=f"permalink {made}")


class _Names(NamedTuple):
    """What follows from the place of a post: `usual` is the file without any permalink."""

    usual: str
    slug: str
    stem: str


def _names(place: Place) -> _Names | None:
    pages = place.site.pages
    inner = pages.inner(place.path) if pages is not None else None
    if inner is None:
        return None
    folder, name = dirname(inner), basename(inner).rpartition(".")[0]
    is_index = name == "index" or name == basename(folder)
    usual = join(folder, "" if is_index else name, "index.html")
    bare = _without_date(name)
    slug = _without_date(basename(folder)) if bare == "index" else bare
    return _Names(usual, slug, f"/{join(folder, bare)}")


def _without_date(name: str) -> str:
    found = _DATED.search(name)
    return found[1] if found else name


def _file(permalink: str) -> str:
    path = normpath(f"/{permalink}").lstrip("/")
    return join(path, "index.html") if permalink.endswith("/") else path


def _filled(permalink: str, values: Mapping[str, object], names: _Names) -> tuple[str | None, bool]:
    """A permalink with its values filled in, and whether no filter was left standing in it."""
    own = {"page.fileSlug": names.slug, "page.filePathStem": names.stem}
    made, end, is_known = [], 0, True
    for found in _VALUE.finditer(permalink):
        value = own.get(found["name"], values.get(found["name"].lower()))
        if not isinstance(value, str | int) or isinstance(value, bool):
            return None, False
        filters = " ".join(found["filters"].split())
        if filters in _SLUGS and (slug := _slug(str(value))):
            value, filters = slug, ""
        is_known = is_known and not filters
        made += [permalink[end : found.start()], f"{value} {filters}" if filters else str(value)]
        end = found.end()
    made.append(permalink[end:])
    whole = "".join(made)
    return (None, False) if "{{" in whole or "{%" in whole else (whole, is_known)


def _slug(text: str) -> str | None:
    """The slug of a text of plain words; None where its signs would take more to tell."""
    if _PLAIN.fullmatch(text) and not _CAMEL.search(text):
        return "-".join(re.split("[ -]+", text)).lower()
    return None


def _of_data(told: Told) -> object:
    """The permalink that data files or layouts give to a post; None where they give none."""
    place = told.place
    root = (place.site.pages.folders or ("",))[0] if place.site.pages is not None else ""
    found = _in_data(place, root, _WORD)
    if found is not None:
        return found
    layout = told.values.get(_LAYOUT)
    if layout is None:
        layout = _in_data(place, root, _LAYOUT)
    if layout is _UNKNOWN:
        return _UNKNOWN
    if isinstance(layout, str):
        found = place.files.derived(_of_layout, place.site, place.files, layout, root)
        if found is not None:
            return found
    return _UNKNOWN if place.files.derived(_code_tells, place, root) else None


def _in_data(place: Place, root: str, key: str) -> object:
    """What the data files of a template say under a key, or those of the folders above it."""
    found = place.files.derived(_of_file, place.files, place.path.rpartition(".")[0], key)
    if found is None:
        found = place.files.derived(_of_folder, place.files, dirname(place.path), root, key)
    return found


def _of_folder(files: SiteFiles, folder: str, root: str, key: str) -> object:
    while True:
        name = basename(folder) if folder else ""
        found = _of_file(files, join(folder, name), key) if name else None
        if found is not None or folder == root or not folder:
            return found
        folder = dirname(folder)


def _of_file(files: SiteFiles, stem: str, key: str) -> object:
    """What the data files of a template or a folder say under a key."""
    found: object = None
    for end in _DATA_ENDS:
        path = f"{stem}{end}"
        text = files.text(path) if files.is_file(path) else None
        if text is None or key not in text:
            continue
        if not end.endswith(".json"):
            in_code = _IN_CODE[key].search(text) if text.count(key) == 1 else None
            found = in_code["value"] if in_code else _UNKNOWN
            continue
        try:
            data = parsed(text, ".json")
        except ValueError:
            return _UNKNOWN
        if isinstance(data, Mapping) and "eleventyComputed" in data:
            return _UNKNOWN
        value = setting(data, key)
        found = value if value is not None else found
    return found


def _of_layout(
    site: Site, files: SiteFiles, layout: str, root: str, depth: int = _DEEPEST
) -> object:
    """The permalink that a layout gives, or one that lies around it."""
    for text in _layouts(files, layout, root):
        matter = front_matter_in(text, site.profile)
        found, outer = matter.get(_WORD), matter.get(_LAYOUT)
        if found is None and isinstance(outer, str) and depth:
            found = _of_layout(site, files, outer, root, depth - 1)
        if found is not None or _WORD not in text[:_HEAD]:
            return found
        return _UNKNOWN
    return None


def _layouts(files: SiteFiles, layout: str, root: str) -> Iterator[str]:
    for folder in (join(root, "_includes"), join(root, "_layouts")):
        for end in _LAYOUT_ENDS:
            path = normpath(join(folder, f"{layout}{end}"))
            if files.is_file(path):
                text = files.text(path)
                yield _WORD if text is None else text


def _code_tells(place: Place, root: str) -> bool:
    """Whether the config or global data may give a permalink to all."""
    if any(_WORD in (place.files.text(name) or "") for name in _CONFIGS):
        return True
    names = place.files.names(join(root, "_data"))
    return any(name.partition(".")[0] in (_WORD, "eleventyComputed") for name in names)
