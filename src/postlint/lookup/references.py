"""Links that a generator makes of the name of a source file, and refuses to build without it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
from postlint.record import NamedTuple
from postlint.source import Span, Spans

_REF = lazy(
    r"\{\{[<%]\s*(?:rel)?ref\s+(?:path\s*=\s*)?([\"`]?)(?P<target>[^\"`\s>%]+)\1\s*/?[>%]\}\}"
)
_POST_URL = lazy(r"\{%-?\s*post_url\s+(?P<target>[\w./-]+)\s*-?%\}")
_LINK = lazy(r"\{%-?\s*link\s+(?P<target>[\w./-]+)\s*-?%\}")
_BEHIND = lazy(r"#([^\s)\"'<>\]#]+)")
_SUFFIX = lazy(r"\.(?:md|markdown|html|org|adoc|rst)$")


class Reference(NamedTuple):
    """A call that names the source file of a post: where the name stands, and what it names.

    `fragment` is the place in its page, that stands in the name or behind the call.
    """

    call: str
    span: Span
    target: str
    fragment: str


def references(post: Post) -> Iterator[Reference]:
    """The calls of a post that name source files: Hugo's `ref`, Jekyll's `post_url` and `link`."""
    known = post.profile.generator.references
    comments = _comments(post.source.text) if known and post.calls else Spans(())
    for call in post.calls if known else ():
        if call.name not in known or call.kind != "call":
            continue
        found = _FORMS[call.name].match(post.source.slice(call.span))
        if found:
            start, end = found.span("target")
            span = Span(call.span.start + start, call.span.start + end)
            target, _, fragment = found["target"].partition("#")
            behind = _BEHIND.match(post.source.text, call.span.end)
            if comments.overlap(call.span):
                fragment, behind = "", None
            yield Reference(call.name, span, target, fragment or (behind[1] if behind else ""))


def _comments(text: str) -> Spans:
    """Where HTML comments stand: calls in them run, and nobody sees what they make."""
    found: list[Span] = []
    start = text.find("<!--")
    while start >= 0 and (end := text.find("-->", start)) >= 0:
        found.append(Span(start, end))
        start = text.find("<!--", end)
    return Spans(found)


def broken_references(post: Post) -> Iterator[tuple[Span, str]]:
    """The names of source files that the site certainly lacks: where they stand, and what they are.

    A `ref` of Hugo's keeps the place in its page.
    """
    place = post.place
    if place is None:
        return
    for reference in references(post):
        if _LACKS[reference.call](reference.target, place):
            yield reference.span, f"post `{post.source.slice(reference.span)}`"


def source_of(reference: Reference, place: Place) -> str | None:
    """The post that a reference names; None where there is none, or more than one."""
    target = reference.target
    if reference.call == "link":
        return next(filter(place.files.is_file, _jekyll_paths(target, place)), None)
    if reference.call == "post_url":
        known = place.files.derived(_posts, place.files, _source(place), below=(_source(place),))
        return None if known is None else known.get(_SUFFIX.sub("", basename(target)))
    return _hugo_source(target, place)


def _hugo_source(target: str, place: Place) -> str | None:
    folders = hugo_folders(place)
    page = content_path(place.path, folders)
    path = _SUFFIX.sub("", target.partition("?")[0].rstrip("/"))
    below = folders.content_folders
    known = place.files.derived(_content_keys, place.site, place.files, below=below)
    if page is None or not path or known is None:
        return None
    bases = ("",) if path.startswith("/") else (_folder_around(page), dirname(page), "")
    for base in bases:
        inner = dirname(path) if _is_index(path) else path
        found = known.get(key(clamped(join(base, inner.lstrip("/")))))
        if found is not None:
            return found or None
    return (known.get(f"*{key(path)}") or None) if "/" not in path.strip("/") else None


def _hugo_lacks(target: str, place: Place) -> bool:
    folders = hugo_folders(place)
    page = content_path(place.path, folders)
    path = _SUFFIX.sub("", target.partition("?")[0].rstrip("/"))
    if page is None or not path:
        return False
    if not folders.is_whole or ":" in path:
        return False
    below = folders.content_folders
    known = place.files.derived(_content_keys, place.site, place.files, below=below)
    if known is None:
        return False
    own = page_folder(page, languages(place.site))
    bases = ("", dirname(page), own, _folder_around(page))
    wanted = {key(clamped(join(base, path.lstrip("/")))) for base in bases}
    wanted |= {
        key(clamped(join(base, dirname(path.lstrip("/"))))) for base in bases if _is_index(path)
    }
    by_name = set() if "/" in path.strip("/") else {f"*{key(path)}"}
    if not known.keys().isdisjoint(wanted | by_name):
        return False
    lists = terms(place) if key(path).partition("/")[0] in map(key, taxonomies(place.site)) else ()
    if lists is None or key(path) in lists:
        return False
    tails = (mount.source(clamped(join(base, path))) for base in bases for mount in folders.content)
    made = (f"{tail}{end}" for tail in tails if tail for end in (".md", "/_index.md", "/index.md"))
    return not may_be_made(place, made)


def _folder_around(page: str) -> str:
    """The folder from which Hugo sees the names in a page: around that of a leaf bundle."""
    folder, name = dirname(page), basename(page)
    return dirname(folder) if name.startswith("index.") else folder


def _is_index(path: str) -> bool:
    return basename(path) in ("index", "_index")


def _content_keys(site: Site, files: SiteFiles) -> Mapping[str, str] | None:
    """The posts and folders of the content by their keys, and by their names' keys after a `*`.

    Of a folder, and of a key that several posts have, the value is "": no post is meant.
    """
    folders = hugo_folders(Place(site, files, ""))
    found: dict[str, str] = {"": ""}
    try:
        for mount in folders.content:
            for path in files.walk(mount.folder):
                page = content_path(path, folders)
                if page is None or basename(page).startswith("_content."):
                    return None
                folder = page_folder(page, languages(site))
                names = (key(folder), f"*{key(basename(folder))}", key(_SUFFIX.sub("", page)))
                for name in dict.fromkeys(names):
                    found[name] = "" if found.get(name, path) != path else path
                while folder := dirname(folder):
                    found.setdefault(key(folder), "")
                    found.setdefault(f"*{key(basename(folder))}", "")
    except OverflowError:
        return None
    return found


def _source(place: Place) -> str:
    return normpath(text_setting(place.site.settings, "source") or ".")


def _jekyll_paths(target: str, place: Place) -> tuple[str, ...]:
    collections = text_setting(place.site.settings, "collections_dir") or ""
    bases = (_source(place), join(_source(place), collections))
    return tuple(normpath(join(base, clamped(target))) for base in bases)


def _jekyll_lacks(target: str, place: Place) -> bool:
    return not any(map(place.files.is_file, _jekyll_paths(target, place)))


def _jekyll_lacks_post(target: str, place: Place) -> bool:
    source = _source(place)
    posts = place.files.derived(_posts, place.files, source, below=(source,))
    return posts is not None and _SUFFIX.sub("", basename(target)) not in posts


def _posts(files: SiteFiles, source: str) -> Mapping[str, str] | None:
    """All files in folders of posts, by their names without their suffixes."""
    try:
        paths = list(files.walk(source))
    except OverflowError:
        return None
    return {
        _SUFFIX.sub("", basename(path)): path
        for path in paths
        if "_posts/" in path or "_drafts/" in path
    }


_FORMS = {"ref": _REF, "relref": _REF, "post_url": _POST_URL, "link": _LINK}
_LACKS = {
    "ref": _hugo_lacks,
    "relref": _hugo_lacks,
    "post_url": _jekyll_lacks_post,
    "link": _jekyll_lacks,
}
