"""Names that have to stand in a second file of the site: authors, tags, categories, taxonomies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from posixpath import dirname, join

from postlint.document.front_matter import FrontMatter, Scalar, Sequence
from postlint.document.front_matter import Mapping as MappingNode
from postlint.document.post import Post
from postlint.files.data import parsed
from postlint.lookup.local_files import clamped
from postlint.pattern import lazy
from postlint.profile.config_files import plugins, setting, texts
from postlint.profile.site import Place
from postlint.profile.site_files import SiteFiles
from postlint.record import NamedTuple
from postlint.source import Span

_CONFIGS = tuple(f"docusaurus.config.{suffix}" for suffix in ("js", "ts", "mjs", "cjs"))
_AUTHORS = lazy(r"authorsMapPath\s*:\s*[\"'](?P<path>[^\"']+)[\"']")
_INLINE = lazy(r"onInlineTags\s*:\s*[\"'](?P<told>\w+)[\"']")
_NO_TAGS = lazy(r"\btags\s*:\s*(?:false|null)\b")
_TAGS = lazy(r"\btags\s*:\s*[\"'](?P<path>[^\"']+\.ya?ml)[\"']")

_TERMS_OF_PLUGINS = {"blog": "categories", "tags": "tags"}


class UnknownTerm(NamedTuple):
    """A name that is not in `where`, which has the names `known`; some only are warned of."""

    span: Span
    name: str
    where: str
    known: tuple[str, ...]
    stops_build: bool = True


def unknown_terms(post: Post) -> Iterator[UnknownTerm]:
    """The names in a post's front matter that its site does not have, and the build reports."""
    matter, place = post.front_matter, post.place
    if matter is None or matter.error is not None or place is None:
        return
    for second_file in post.profile.generator.second_files:
        yield from _FINDERS[second_file](matter, place)


def _docusaurus(matter: FrontMatter, place: Place) -> Iterator[UnknownTerm]:
    code = _code(place)
    named = _AUTHORS.search(code)
    yield from _listed(matter, place, "authors", named["path"] if named else "authors.yml", "")
    told = {found["told"] for found in _INLINE.finditer(code)} or {"warn"}
    if told <= {"warn", "throw"}:
        for term in _listed(matter, place, "tags", _tags_name(code), ""):
            yield term._replace(stops_build="throw" in told)


def _code(place: Place) -> str:
    return next(filter(None, map(place.files.text, _CONFIGS)), "")


def _tags_name(code: str) -> str:
    """The name of the files that list tags; empty where there are none."""
    found = _TAGS.search(code)
    if found is not None:
        return found["path"]
    return "" if _NO_TAGS.search(code) else "tags.yml"


def file_of_tags(place: Place) -> str | None:
    """The file of Docusaurus that lists the tags of the post at a place; None where none does."""
    name = _tags_name(_code(place))
    return _nearest(place, name) if name else None


def listed_tags(files: SiteFiles, path: str) -> tuple[str, ...]:
    """The tags that a file lists; none where it cannot be read."""
    return _keys(files.text(path), "") or ()


def _material(matter: FrontMatter, place: Place) -> Iterator[UnknownTerm]:
    yield from _listed(matter, place, "authors", ".authors.yml", "authors")
    for plugin, options in plugins(place.site.settings):
        key = _TERMS_OF_PLUGINS.get(plugin, "")
        allowed = texts(setting(options, f"{key}_allowed"))
        where = f"{key}_allowed in mkdocs.yml"
        yield from _missing(matter, key, allowed, where) if allowed else ()


def _zola(matter: FrontMatter, place: Place) -> Iterator[UnknownTerm]:
    listed = setting(place.site.settings, "taxonomies")
    names = tuple(str(setting(one, "name")) for one in (listed if isinstance(listed, list) else ()))
    held = matter.entry("taxonomies")
    if held is not None and isinstance(held.value, MappingNode):
        for entry in held.value.entries:
            if entry.key not in names:
                yield UnknownTerm(entry.key_span, entry.key, "taxonomies of the config", names)


_FINDERS = {"docusaurus": _docusaurus, "material": _material, "zola": _zola}


def _listed(
    matter: FrontMatter, place: Place, key: str, name: str, below: str
) -> Iterator[UnknownTerm]:
    """The names at a key that are none of the nearest file of a name, above the post."""
    path = _nearest(place, name) if name else None
    known = None if path is None else _keys(place.files.text(path), below)
    if path is not None and known is not None:
        yield from _missing(matter, key, known, path)


def _nearest(place: Place, name: str) -> str | None:
    """The file of a name in a folder that a post is in, the nearest."""
    folder = dirname(place.path)
    while True:
        path = clamped(join(folder, name))
        if place.files.is_file(path):
            return path
        if not folder:
            return None
        folder = dirname(folder)


def _keys(text: str | None, below: str) -> tuple[str, ...] | None:
    """The keys of a file in YAML, or of a mapping in it; None where it cannot be read."""
    try:
        held = parsed(text or "", ".yaml")
    except ValueError:
        return None
    held = setting(held, below) if below else held
    return tuple(map(str, held)) if isinstance(held, Mapping) else None


def _missing(
    matter: FrontMatter, key: str, known: tuple[str, ...], where: str
) -> Iterator[UnknownTerm]:
    entry = matter.entry(key)
    node = entry.value if entry else None
    nodes = node.items if isinstance(node, Sequence) else (node,)
    for one in nodes:
        if isinstance(one, Scalar) and isinstance(one.value, str) and one.value not in known:
            yield UnknownTerm(one.span, one.value, where, known)
