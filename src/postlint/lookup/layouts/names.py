"""The keys of posts that a site itself gives a meaning: its templates read them, or its patterns
for new posts have them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from postlint.document.post import Post
from postlint.lookup.layouts import layouts_of
from postlint.pattern import lazy
from postlint.profile.site import Place, Site
from postlint.profile.site_files import SiteFiles

Folders = tuple[str, ...]
Name = tuple[str, ...]
"""The keys that lead to a value, in lower case."""

_SUFFIXES = (".html", ".xml", ".json", ".txt", ".md", ".js", ".css", ".ics", ".csv", ".njk")
_MORE_SUFFIXES = (".liquid", ".swig", ".ejs", ".rss", ".atom", ".toml", ".yaml", ".gotmpl", ".webc")
_MOST_FILES = 3000
_PARAMS = lazy(r"(?<!site)\.params\.(?P<path>\w[\w.-]*)", re.IGNORECASE)
_INDEXED = lazy(
    r"(?:(?:index|isset)\s+\(?[\w.$]*(?<!site)\.params\)?|\.param"
    r"|(?:where|sort)\s[^{}\"`]{0,100}|group\w*\s)"
    r"\s+[\"`]\.?(?:params\.)?(?P<path>[\w.-]+)[\"`]",
    re.IGNORECASE,
)
_RENAMED = lazy(r"\$(?P<name>\w+)\s*:?=\s*[\w.$]*(?<!site)\.params\b(?!\.)", re.IGNORECASE)
_TAG = lazy(
    r"\{[{%](?P<code>(?>(?:(?!\{[{%]|[%}]\})[\s\S])*))[%}]\}"
    r"|<%(?P<ejs>(?>(?:(?!<%|%>)[\s\S])*))%>"
)
_DOTTED = lazy(r"(?<![\w.\"'])(?P<path>[A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*|\[[\"'][\w-]+[\"']\])*)")
_QUOTED_NAME = lazy(
    r"\b(?:where|where_exp|map|sort|sort_natural|group_by|find|sum)\b[^\"']{0,40}"
    r"[\"'](?P<path>[\w.-]+)"
)
_BRACKETS = lazy(r"\[[\"']([\w-]+)[\"']\]")
_NOT_OF_PAGES = frozenset(
    {"site", "config", "theme", "layout", "forloop", "loop", "paginator", "jekyll", "hexo", "env"}
)
_KEY = lazy(
    r"(?P<indent>[ \t]*)(?P<quote>[\"']?)(?P<key>[\w-]+)(?P=quote)[ \t]*[:=]"
    r"[ \t]*(?P<value>[^\r\n]*)"
)
_TABLE = lazy(r"\[(?P<name>[\w.-]+)\]")


def is_own_name(post: Post, *path: str | int) -> bool:
    """Whether a site gives the value at a path of a post's front matter a meaning of its own.

    A template that reads what is in a mapping gives no meaning to a text that stands there.
    """
    return _holds(own_names, post, path)


def is_read(post: Post, *path: str | int) -> bool:
    """Whether a template of the site reads the value at a path of a post's front matter."""
    return _holds(read_names, post, path)


def pattern_with(post: Post, *path: str | int) -> str | None:
    """The site's pattern for new posts that a key at a path comes from; None without one."""
    place = post.place
    layouts = layouts_of(post.profile.generator.name)
    if place is None or layouts is None:
        return None
    if place.site.profile.generator != post.profile.generator:
        return None
    _, folders = layouts.own_folders(place)
    found = place.files.derived(_patterns, place.files, folders, below=folders)
    return found.get(_steps(path))


def _steps(path: tuple[str | int, ...]) -> Name:
    return tuple(str(step).lower() for step in path if isinstance(step, str))


def _holds(
    names_of: Callable[[Place], frozenset[Name]], post: Post, path: tuple[str | int, ...]
) -> bool:
    place = post.place
    generator = post.profile.generator.name
    steps = _steps(path)
    if place is None or not steps or place.site.profile.generator.name != generator:
        return False
    names = names_of(place)
    if any(steps[:length] in names for length in range(1, len(steps) + 1)):
        return True
    value = post.front_matter.value(*path) if post.front_matter else None
    return isinstance(value, dict) and any(name[: len(steps)] == steps for name in names)


def own_names(place: Place) -> frozenset[Name]:
    """The names that a site's templates read, and those in its patterns for new posts."""
    layouts = layouts_of(place.site.profile.generator.name)
    if layouts is None:
        return frozenset()
    _, patterns = layouts.own_folders(place)
    names = place.files.derived(_patterns, place.files, patterns, below=patterns)
    return read_names(place) | names.keys()


def read_names(place: Place) -> frozenset[Name]:
    """The names that a site's templates read."""
    layouts = layouts_of(place.site.profile.generator.name)
    if layouts is None:
        return frozenset()
    templates, _ = layouts.own_folders(place)
    return place.files.derived(_names, place.site, place.files, templates, below=templates)


def own_templates(place: Place) -> tuple[str, ...]:
    """The texts of a site's own templates, and of those of a theme that lies in it."""
    layouts = layouts_of(place.site.profile.generator.name)
    if layouts is None:
        return ()
    folders, _ = layouts.own_folders(place)
    return place.files.derived(_read, place.files, folders, below=folders)


def _read(files: SiteFiles, folders: Folders) -> tuple[str, ...]:
    return tuple(text for _, text in _texts(files, folders))


def _names(site: Site, files: SiteFiles, templates: Folders) -> frozenset[Name]:
    read = _read_by_go if site.profile.generator.name == "hugo" else _read_by_braces
    return frozenset(name for _, text in _texts(files, templates) for name in read(text))


def _patterns(files: SiteFiles, folders: Folders) -> dict[Name, str]:
    """The keys in a site's patterns for new posts, each with the file that has it first."""
    found: dict[Name, str] = {}
    for path, text in _texts(files, folders):
        for name in _keys(text):
            found.setdefault(name, path)
    return found


def _texts(files: SiteFiles, folders: Folders) -> Iterator[tuple[str, str]]:
    count = 0
    for folder in folders:
        try:
            for path in files.walk(folder):
                if path.lower().endswith((*_SUFFIXES, *_MORE_SUFFIXES)):
                    count += 1
                    if count > _MOST_FILES:
                        return
                    yield path, files.text(path) or ""
        except OverflowError:
            return


def _read_by_go(text: str) -> Iterator[Name]:
    """The params of pages that a template of Go's reads; those of the site are no keys of posts."""
    for pattern in (_PARAMS, _INDEXED):
        for found in pattern.finditer(text):
            yield _name(found["path"])
    for renamed in _RENAMED.finditer(text):
        held = re.compile(rf"\${re.escape(renamed['name'])}\.(\w[\w.-]*)", re.IGNORECASE)
        yield from map(_name, held.findall(text))


def _read_by_braces(text: str) -> Iterator[Name]:
    """What a template's tags read of a page: whatever stands before the first dot is the page."""
    for tag in _TAG.finditer(text):
        code = tag["code"] or tag["ejs"] or ""
        for found in _DOTTED.finditer(code):
            path = _name(_BRACKETS.sub(r".\1", found["path"]))
            if path[0] not in _NOT_OF_PAGES:
                yield from (path[start:] for start in range(min(len(path), 3)) if path[start:])
        for found in _QUOTED_NAME.finditer(code):
            yield _name(found["path"])


def _keys(text: str) -> Iterator[Name]:
    """The keys of a pattern for new posts; of one that holds others, those."""
    table: Name = ()
    outer: Name = ()
    found = [(line, _KEY.match(line)) for line in text.splitlines()]
    for (line, key), (_, below) in zip(found, [*found[1:], ("", None)], strict=True):
        header = _TABLE.match(line)
        if header is not None:
            table = outer = _name(header["name"])
        elif key is not None and key["indent"]:
            yield (*outer, key["key"].lower())
        elif key is not None:
            outer = (*table, key["key"].lower())
            if below is None or not below["indent"] or key["value"].strip():
                yield outer


def _name(path: str) -> Name:
    return tuple(path.lower().strip(".").split("."))
