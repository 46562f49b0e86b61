"""Names that have to stand in a second file of the site: authors, tags, categories, taxonomies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from posixpath import dirname, join
from typing import NamedTuple

from postlint.document.front_matter import FrontMatter, Scalar, Sequence
from postlint.document.front_matter import Mapping as MappingNode
from postlint.document.post import Post
from postlint.files.data import parsed
from postlint.lookup.local_files import clamped
from postlint.pattern import lazy
from postlint.profile.config_files import plugins, setting, texts
from postlint.profile.site import Place
from postlint.source import Span

_CONFIGS = tuple(f"docusaurus.config.{suffix}" for suffix in ("js", "ts", "mjs", "cjs"))
_AUTHORS = lazy(r"authorsMapPath\s*:\s*[\"'](?P<path>[^\"']+)[\"']")
_THROWS = lazy(r"onInlineTags\s*:\s*[\"']throw[\"']")
_TAGS = lazy(r"\btags\s*:\s*[\"'](?P<path>[^\"']+\.ya?ml)[\"']")

_TERMS_OF_PLUGINS = {"blog": "categories", "tags": "tags"}


class UnknownTerm(NamedTuple):
    """A name that is not in `where`, which has the names `known`."""

    span: Span
    name: str
    where: str
    known: tuple[str, ...]


def unknown_terms(post: Post) -> Iterator[UnknownTerm]:
    """The names in a post's front matter that its site does not have, and stops the build for."""
    matter, place = post.front_matter, post.place
    if matter is None or matter.error is not None or place is None:
        return
    for second_file in post.profile.generator.second_files:
        yield from _FINDERS[second_file](matter, place)


def _docusaurus(matter: FrontMatter, place: Place) -> Iterator[UnknownTerm]:
    code = next(filter(None, map(place.files.text, _CONFIGS)), "")
    named = _AUTHORS.search(code)
    yield from _listed(matter, place, "authors", named["path"] if named else "authors.yml", "")
    if _THROWS.search(code):
        tags = _TAGS.search(code)
        yield from _listed(matter, place, "tags", tags["path"] if tags else "tags.yml", "")


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
    folder = dirname(place.path)
    while True:
        path = clamped(join(folder, name))
        if place.files.is_file(path):
            break
        if not folder:
            return
        folder = dirname(folder)
    known = _keys(place.files.text(path), below)
    if known is not None:
        yield from _missing(matter, key, known, path)


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
