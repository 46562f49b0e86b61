"""Places that layouts, themes and scripts make around a post."""

from __future__ import annotations

import re
from collections.abc import Iterator
from posixpath import splitext

from postlint.lookup.anchors.slugs import loose
from postlint.pattern import lazy
from postlint.profile.site import Place
from postlint.profile.site_files import SiteFiles
from postlint.record import NamedTuple

_USUAL = lazy(
    r"_?(?:top|main|content|contents|comments?|respond|footer|header|toc|nav|menu|search|page"
    r"|tableofcontents|markdown-toc|disqus_thread|comment[-_]?\d*|c?\d{2,3}|c?\d{5,}|c\d{4}|(?!(?:19|20)\d\d)\d{4}|share|related|author|newsletter"
    r"|subscribe|about|(?:li|l|p|faq|note|ref|cite|tab|fig|tbl|eq|sec|line)-?\d+"
    r"|[\w-]*(?:-content|-top|-footer|-nav)|:~:.*|/.*|!.*|__.*|(?:user-content-)?fn(?:ref)?\W?.*)",
    re.IGNORECASE,
)
"""What layouts and scripts name, which a post cannot know, and what engines name footnotes."""
_ID = lazy(r"""\b(?:id|name)\s*=\s*(?:"([^"\n]{1,200})"|'([^'\n]{1,200})'|([^\s"'<>=]{1,200}))""")
_MADE = lazy(r"\{\{.*?\}\}|<%.*?%>|\{%.*?%\}|\$?\{[^{}]*\}")
_READ = lazy(r"\breadFile\s+[\"`]/?([^\"`\n]{1,200}\.(?:md|markdown|html))[\"`]")
"""A post that a layout of Hugo's puts into a page."""
_SECTION = lazy(r"^layouts/(?!_|partials/|shortcodes/)([^/]+)/[^/_]+$")
"""A template of Hugo's for the pages of one section."""
_HEADING = lazy(r"^#{1,6}[ \t]+(.+)", re.MULTILINE)
_SUFFIXES = frozenset(
    {".html", ".htm", ".njk", ".liquid", ".hbs", ".ejs", ".pug", ".swig", ".webc", ".astro"}
    | {".jsx", ".tsx", ".js", ".ts", ".vue", ".svelte", ".md", ".mdx"}
)
_MOST_FILES = 2_000
_LEAST = 2
"""How many letters of an id have to be written, for the rest to be made."""


def may_come_from_layouts(fragment: str, place: Place) -> bool:
    """Whether something around a post may have a place of a name."""
    if _USUAL.fullmatch(fragment):
        return True
    below = tuple(filter(place.files.is_folder, place.site.profile.generator.layout_folders))
    made = place.files.derived(_layout_ids, place.files, below, below=below) if below else _NONE
    if made is None or any(pattern.fullmatch(fragment) for pattern in made.ids):
        return True
    if made.sections and not made.sections.isdisjoint(place.path.split("/")[:-1]):
        return True
    return bool(made.headings) and loose(fragment) in made.headings


class _Ids(NamedTuple):
    """What ids in the templates of a site are like, and the letters of headings that they read."""

    ids: tuple[re.Pattern[str], ...] = ()
    headings: frozenset[str] = frozenset()
    sections: frozenset[str] = frozenset()
    """Those whose own templates make whole ids, of data mostly."""


_NONE = _Ids()


def _layout_ids(files: SiteFiles, folders: tuple[str, ...]) -> _Ids | None:
    """What the templates of a site make; None where not all can be read."""
    found: set[str] = set()
    read: set[str] = set()
    sections: set[str] = set()
    try:
        for path in _templates(files, folders):
            text = files.text(path)
            if text is not None and "=" in text:
                ids = {next(filter(None, one.groups())) for one in _ID.finditer(text)}
                found.update(ids)
                if any(not _is_told(one) and "{" in one for one in ids):
                    sections.update(_SECTION.findall(path))
            if text is not None and "readFile" in text:
                read.update(_READ.findall(text))
    except OverflowError:
        return None
    headings = (one for path in sorted(read) for one in _HEADING.findall(files.text(path) or ""))
    patterns = tuple(map(_pattern, sorted(filter(_is_told, found))))
    return _Ids(patterns, frozenset(map(loose, headings)), frozenset(sections))


def _templates(files: SiteFiles, folders: tuple[str, ...]) -> Iterator[str]:
    count = 0
    for folder in folders:
        for path in files.walk(folder):
            if splitext(path)[1].lower() in _SUFFIXES:
                count += 1
                if count > _MOST_FILES:
                    raise OverflowError(folder)
                yield path


def _is_told(written: str) -> bool:
    return len(_MADE.sub("", written).strip("-_ {}")) >= _LEAST


def _pattern(written: str) -> re.Pattern[str]:
    return re.compile(".*".join(map(re.escape, _MADE.split(written))))
