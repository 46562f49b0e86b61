"""Links that a generator makes of the name of a source file, and refuses to build without it."""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import basename, dirname, join, normpath

from postlint.document.post import Post
from postlint.lookup.hugo_folders import hugo_folders
from postlint.lookup.hugo_pages import taxonomies, terms
from postlint.lookup.hugo_paths import content_path, languages, page_folder
from postlint.lookup.keys import key
from postlint.lookup.local_files import clamped
from postlint.lookup.made_later import may_be_made
from postlint.pattern import lazy
from postlint.profile.config_files import text_setting
from postlint.profile.site import Place, Site
from postlint.profile.site_files import SiteFiles
from postlint.source import Span

_REF = lazy(
    r"\{\{[<%]\s*(?:rel)?ref\s+(?:path\s*=\s*)?([\"`]?)(?P<target>[^\"`\s>%]+)\1\s*/?[>%]\}\}"
)
_POST_URL = lazy(r"\{%-?\s*post_url\s+(?P<target>[\w./-]+)\s*-?%\}")
_LINK = lazy(r"\{%-?\s*link\s+(?P<target>[\w./-]+)\s*-?%\}")
_SUFFIX = lazy(r"\.(?:md|markdown|html|org|adoc|rst)$")


def broken_references(post: Post) -> Iterator[tuple[Span, str]]:
    """The names of source files that the site certainly lacks: where they stand, and what they are.

    Hugo's `ref` and `relref`, Jekyll's `post_url` and `link`.
    """
    place = post.place
    if place is None:
        return
    known = place.site.profile.generator.references
    for call in post.calls:
        if call.name not in known:
            continue
        if call.name in ("ref", "relref"):
            found, lacks = _REF.match(post.source.slice(call.span)), _hugo_lacks
        elif call.name == "post_url":
            found, lacks = _POST_URL.match(post.source.slice(call.span)), _jekyll_lacks_post
        else:
            found, lacks = _LINK.match(post.source.slice(call.span)), _jekyll_lacks
        if found and lacks(found["target"], place):
            start, end = found.span("target")
            yield Span(call.span.start + start, call.span.start + end), f"post `{found['target']}`"


def _hugo_lacks(target: str, place: Place) -> bool:
    folders = hugo_folders(place)
    page = content_path(place.path, folders)
    path = _SUFFIX.sub("", target.partition("#")[0].partition("?")[0].rstrip("/"))
    if page is None or not path:
        return False
    if not folders.is_whole or ":" in path:
        return False
    below = folders.content_folders
    known = place.files.derived(_content_keys, place.site, place.files, below=below)
    if known is None:
        return False
    bases = ("", dirname(page), page_folder(page, languages(place.site)))
    wanted = {key(clamped(join(base, path.lstrip("/")))) for base in bases}
    wanted |= {
        key(clamped(join(base, dirname(path.lstrip("/"))))) for base in bases if _is_index(path)
    }
    by_name = set() if "/" in path.strip("/") else {f"*{key(path)}"}
    if (wanted | by_name) & known:
        return False
    lists = terms(place) if key(path).partition("/")[0] in map(key, taxonomies(place.site)) else ()
    if lists is None or key(path) in lists:
        return False
    tails = (mount.source(clamped(join(base, path))) for base in bases for mount in folders.content)
    return not may_be_made(place, (f"{tail}.md" for tail in tails if tail))


def _is_index(path: str) -> bool:
    return basename(path) in ("index", "_index")


def _content_keys(site: Site, files: SiteFiles) -> frozenset[str] | None:
    """The keys of all posts and folders of the content, and after `*` those of their names."""
    folders = hugo_folders(Place(site, files, ""))
    found: set[str] = {""}
    try:
        for mount in folders.content:
            for path in files.walk(mount.folder):
                page = content_path(path, folders)
                if page is None or basename(page).startswith("_content."):
                    return None
                folder = page_folder(page, languages(site))
                found.update((key(folder), f"*{key(basename(folder))}", key(_SUFFIX.sub("", page))))
                while folder := dirname(folder):
                    found.update((key(folder), f"*{key(basename(folder))}"))
    except OverflowError:
        return None
    return frozenset(found)


def _source(place: Place) -> str:
    return normpath(text_setting(place.site.settings, "source") or ".")


def _jekyll_lacks(target: str, place: Place) -> bool:
    collections = text_setting(place.site.settings, "collections_dir") or ""
    bases = (_source(place), join(_source(place), collections))
    return not any(place.files.is_file(join(base, clamped(target))) for base in bases)


def _jekyll_lacks_post(target: str, place: Place) -> bool:
    source = _source(place)
    posts = place.files.derived(_posts, place.files, source, below=(source,))
    return posts is not None and _SUFFIX.sub("", basename(target)) not in posts


def _posts(files: SiteFiles, source: str) -> frozenset[str] | None:
    """The names, without their suffixes, of all files in folders of posts."""
    try:
        paths = list(files.walk(source))
    except OverflowError:
        return None
    return frozenset(
        _SUFFIX.sub("", basename(path)) for path in paths if "_posts/" in path or "_drafts/" in path
    )
