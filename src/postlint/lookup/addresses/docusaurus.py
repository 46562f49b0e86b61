"""The routes that Docusaurus makes of docs, blog posts and pages.

Two routes that differ in their last slash alone are two to it, unless `trailingSlash` is set.

Source: `docs.ts`, `slug.ts`, `numberPrefix.ts`, `blogUtils.ts` and `pages` of Docusaurus 3.10.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from posixpath import basename, dirname, join, normpath, splitext

from postlint.files.globs import patterns
from postlint.lookup.addresses._docusaurus_plugins import Config, Plugin, config
from postlint.lookup.addresses.output import Copy, Output, Told
from postlint.pattern import lazy
from postlint.profile.site import Place, Site
from postlint.record import NamedTuple

KEYS = frozenset({"slug", "id", "draft", "parse_number_prefixes"})
_SLASHES = re.compile(r"/{2,}")
_NO_NUMBER = lazy(r"\d+[-_.]\d+")
_NUMBERED = lazy(r"\d+\s*[-_.]+\s*(?P<rest>[^-_.\s].*)")
_DATED = lazy(
    r"(?P<folder>.*)(?P<date>\d{4}[-/]\d{1,2}[-/]\d{1,2})[-/]?(?P<text>.*?)(?:/index)?\.mdx?"
)
_INDEX = lazy(r"(?:^|/)index$", re.IGNORECASE)
_VERSIONED = lazy(r"(?:(?P<id>[^/]+)_)?versioned_docs/version-(?P<version>[^/]+)/(?P<path>.+)")
_LOCALIZED = lazy(
    r"i18n/(?P<locale>[^/]+)/docusaurus-plugin-content-(?P<kind>docs|blog|pages)(?:-(?P<id>[^/]+))?"
    r"/(?P<path>.+)"
)
_CODE = (".js", ".jsx", ".ts", ".tsx")


class _Source(NamedTuple):
    """Whose a file is: its plugin, its path in it, its version and its language (or empty)."""

    plugin: Plugin
    path: str
    version: str
    locale: str


def output(told: Told) -> Output:
    place = told.place
    found = place.files.derived(config, place.files)
    source = _source(place, found) if found is not None else None
    if found is None or source is None or _is_excluded(source):
        return Output()
    if source.locale and not place.files.is_file(_translated(source)):
        return Output(rendered=False)
    is_draft = told.values.get("draft") is True
    slug = told.values.get("slug")
    slug = str(slug) if slug not in (None, "") else None
    if source.plugin.kind == "docs":
        return _doc(told, source, found, slug, is_draft=is_draft)
    if is_draft:
        return Output()
    own = _blog_slug(source.path) if source.plugin.kind == "blog" else _page_slug(source.path)
    return Output(_route(found, source, "", slug if slug is not None else own))


def _source(place: Place, found: Config) -> _Source | None:
    path, version, locale = place.path, "current", ""
    kind, named = None, None
    if localized := _LOCALIZED.fullmatch(path):
        locale, kind, path = localized["locale"], localized["kind"], localized["path"]
        named = localized["id"] or "default"
        if kind == "docs":
            version, _, path = path.partition("/")
            version = version.removeprefix("version-")
    elif versioned := _VERSIONED.fullmatch(path):
        kind, named = "docs", versioned["id"] or "default"
        version, path = versioned["version"], versioned["path"]
    for plugin in sorted(found.plugins, key=lambda plugin: -len(plugin.folder)):
        if kind is not None:
            if (plugin.kind, plugin.id) == (kind, named):
                return _Source(plugin, path, version, locale)
        elif path.startswith(f"{plugin.folder}/"):
            return _Source(plugin, path[len(plugin.folder) + 1 :], version, locale)
    return None


def _translated(source: _Source) -> str:
    """The file that a file of another language stands for: without it, there is no page."""
    plugin = source.plugin
    if plugin.kind == "docs" and source.version != "current":
        named = "" if plugin.id == "default" else f"{plugin.id}_"
        return f"{named}versioned_docs/version-{source.version}/{source.path}"
    return f"{plugin.folder}/{source.path}"


def _is_excluded(source: _Source) -> bool:
    globs = tuple(f"/{glob}" for glob in source.plugin.excluded)
    return bool(globs) and bool(patterns(globs, deep=True).verdict(source.path))


def _doc(told: Told, source: _Source, found: Config, slug: str | None, *, is_draft: bool) -> Output:
    plugin = source.plugin
    if told.values.get("parse_number_prefixes") is False:
        plugin = plugin._replace(strips_numbers=False)
    stem = splitext(basename(source.path))[0]
    folders = [_bare(part, plugin) for part in dirname(source.path).split("/") if part]
    named = told.values.get("id")
    own = str(named) if named not in (None, "") else _bare(stem, plugin)
    key = "/".join((*folders, own))
    identity = f"{source.locale}:{plugin.id}:{source.version}:{key}"
    version = dict(plugin.paths).get(source.version)
    if is_draft or version is None:
        return Output(identity=identity)
    above = f"/{'/'.join(folders)}/" if folders else "/"
    if slug is not None and slug.startswith("/"):
        path = slug
    elif slug is None and _is_index(stem, source.path):
        path = above
    else:
        written = slug if slug is not None else own
        path = normpath(join(above, written)) + ("/" if written.endswith("/") else "")
    return Output(_route(found, source, version, path), identity=identity)


def _is_index(stem: str, path: str) -> bool:
    """Whether a doc is the page of the folder that it lies in."""
    return stem.lower() in ("index", "readme", basename(dirname(path)).lower())


def _bare(name: str, plugin: Plugin) -> str:
    """A name without the number that it is sorted by."""
    if not plugin.strips_numbers or _NO_NUMBER.match(name):
        return name
    found = _NUMBERED.fullmatch(name)
    return found["rest"] if found else name


def _blog_slug(path: str) -> str:
    found = _DATED.fullmatch(path)
    if found is not None:
        return f"/{found['date'].replace('-', '/')}/{found['folder']}{found['text']}"
    return f"/{splitext(path)[0].removesuffix('/index')}"


def _page_slug(path: str) -> str:
    return f"/{_INDEX.sub('/', splitext(path)[0])}"


def _route(found: Config, source: _Source, version: str, path: str) -> str:
    whole = f"/{source.locale}/{source.plugin.route}/{version}/{path}"
    route = _SLASHES.sub("/", whole)
    if found.ends is None or route == "/":
        return route
    return route.rstrip("/") + found.ends


def lists(site: Site, outputs: Sequence[Output]) -> Iterator[Copy]:  # noqa: ARG001
    """The pages that are code, and the lists that blogs have."""
    files = site.files
    found = config(files) if files is not None else None
    if files is None or found is None:
        return
    for plugin in found.plugins:
        if plugin.kind == "blog" and files.is_folder(plugin.folder):
            source = _Source(plugin, "", "", "")
            top = _route(found, source, "", "")
            if found.ends is None:
                top = top.rstrip("/") or "/"
            yield Copy(top, "the list of the blog")
            yield Copy(_route(found, source, "", "archive"), "the archive of the blog")
        elif plugin.kind == "pages":
            yield from _pages_of_code(site, plugin, found)


def _pages_of_code(site: Site, plugin: Plugin, found: Config) -> Iterator[Copy]:
    assert site.files is not None
    try:
        paths = tuple(site.files.walk(plugin.folder))
    except OverflowError:
        return
    for path in paths:
        inner = path[len(plugin.folder) + 1 :]
        hidden = any(part.startswith(("_", "__tests__")) for part in inner.split("/"))
        if inner.endswith(_CODE) and not hidden and not inner.endswith((".d.ts", ".test.js")):
            source = _Source(plugin, inner, "", "")
            yield Copy(_route(found, source, "", _page_slug(inner)), f"the page {path}")
