"""The places in a page that links can lead to, as its generator makes them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from posixpath import dirname, splitext
from urllib.parse import unquote

from postlint.document.headings import TAGS
from postlint.document.html import Element
from postlint.document.mask import DYNAMIC, is_dynamic
from postlint.document.post import Post, derived
from postlint.lookup.anchors.engines import brings_more, ids_of
from postlint.lookup.anchors.ids import Ids, Taken
from postlint.lookup.anchors.layouts import may_come_from_layouts
from postlint.lookup.anchors.slugs import loose
from postlint.lookup.anchors.unknown import may_make_any
from postlint.lookup.build_code import build_code
from postlint.pattern import lazy
from postlint.profile.site import Place
from postlint.profile.site_files import SiteFiles
from postlint.record import NamedTuple

_MADE = lazy(f"{DYNAMIC}+")
_SPELT_OUT = lazy(r"[^\x00-\x7f]+")
_ATTRIBUTES = lazy(r"\{:?[^{}\n]{0,200}?#([^\s{}#\"'=]+)[^{}\n]{0,200}\}")
_NAMED = lazy(r"""\b(?:id|name|anchor)\s*[=:]\s*\{?["'`]([^"'`{}<>\n]{1,200})["'`]""")
_BRACES_AT_END = lazy(r"(?<!\\)\{[^{}#.=:\n]{0,200}\}[ \t#]*$")
"""What stands where a heading's attributes may, and which parsers of Markdown take differently."""

_SETS_ID = lazy(
    r"""\.(?:id|hProperties)\s*=(?!=)|\bset(?:Attribute|_attribute)?\(\s*["']id["']"""
    r"""|\battr(?:s|Set|Push)?\(\s*\[?["']id["']\s*,|["']id["']\]\s*=(?!=)"""
    r"""|\bid=(?:\\?["'])?(?:\#\{|\$\{|["']\s*\+|%s|\{)|\{:\#"""
)
"""Code of a build that gives an element an id: JavaScript, Ruby, Python."""

_MOST_SECTIONS = 20
"""Of a page that is made of posts."""


class Anchors(NamedTuple):
    """The places of a page: their `names`, those known `loosely`, and `patterns` of others.

    `spelt_out` are patterns of what is known loosely but for letters and signs that the engine
    spells out in a way that is not known.
    """

    names: frozenset[str]
    loosely: frozenset[str] = frozenset()
    spelt_out: tuple[re.Pattern[str], ...] = ()
    patterns: tuple[re.Pattern[str], ...] = ()

    def may_have(self, fragment: str) -> bool:
        """Whether there may be a place of a name. `fragment` is decoded, without `#`."""
        if fragment in self.names or any(one.fullmatch(fragment) for one in self.patterns):
            return True
        if not (self.loosely or self.spelt_out):
            return False
        name = loose(fragment)
        forms = name, name.rstrip("0123456789")
        return any(form in self.loosely for form in forms) or any(
            one.fullmatch(name) for one in self.spelt_out
        )


def missing_anchor(fragment: str, post: Post) -> bool:
    """Whether a post certainly has no place of a name. `fragment` is decoded, without `#`."""
    place = post.place
    if not fragment or place is None or is_dynamic(fragment):
        return False
    return is_missing(fragment, anchors(post), place) and not _is_section(fragment, post, place)


def _is_section(name: str, post: Post, place: Place) -> bool:
    """Whether a post beside has that name, so that a layout may show both in one page.

    Posts with dates have pages of their own, and so have the many of a folder.
    """
    if post.front_matter is not None and post.front_matter.entry("date") is not None:
        return False
    folder = dirname(place.path) or "."
    return name.lower() in place.files.derived(_sections, place.files, folder)


def _sections(files: SiteFiles, folder: str) -> frozenset[str]:
    names = files.names(folder)
    few = names if len(names) <= _MOST_SECTIONS else ()
    return frozenset(splitext(name)[0].lower() for name in few)


def near_anchor(fragment: str, post: Post) -> str | None:
    """The only place of a post whose name has the letters and digits of another name, in order."""
    return _by_letters(post).get(loose(fragment))


@derived
def _by_letters(post: Post) -> Mapping[str, str]:
    known = anchors(post)
    names = sorted(known.names) if known is not None else ()
    several = Counter(map(loose, names))
    return {loose(name): name for name in names if several[loose(name)] == 1}


def may_have_place(name: str, post: Post) -> bool:
    """Whether a page may have an element of an id, around the post or in it.

    Where nobody knows how headings are named, any id that reads like one may be theirs.
    """
    if post.place is not None:
        known = anchors(post)
        if known is None or known.may_have(name):
            return True
        return may_come_from_layouts(name, post.place)
    if post.calls or may_make_any(post):
        return True
    return loose(name) in _likely_ids(post) or name in _written_ids(post)


@derived
def _likely_ids(post: Post) -> frozenset[str]:
    """The letters and digits of headings, by which they may be named."""
    headings = (heading for heading in post.elements(*TAGS) if heading.is_markdown)
    return frozenset(loose(heading.raw_text) for heading in headings)


@derived
def _written_ids(post: Post) -> frozenset[str | None]:
    return frozenset(element.attribute("id") for element in post.elements())


def is_missing(fragment: str, known: Anchors | None, place: Place) -> bool:
    """Whether a page whose places are known certainly has none of a name."""
    if known is None or known.may_have(fragment):
        return False
    return not may_come_from_layouts(fragment, place)


@derived
def anchors(post: Post) -> Anchors | None:
    """The places in a post; None where there may be any."""
    place = post.place
    generator = post.profile.generator
    if place is None or generator is not place.site.profile.generator or not generator.heading_ids:
        return None
    if may_make_any(post) or brings_more(generator.heading_ids, post) or _are_set(place):
        return None
    text = post.source.text
    names = {found[1] for found in _ATTRIBUTES.finditer(text, post.body.start)}
    names |= {found[1] for found in _NAMED.finditer(text, post.body.start)}
    patterns: list[re.Pattern[str]] = []
    for element in post.elements():
        for value in filter(None, (element.attribute("id"), element.attribute("name"))):
            if not value.strip(DYNAMIC):
                return None
            names.add(value)
            if is_dynamic(value):
                patterns.append(re.compile(".*".join(map(re.escape, _MADE.split(value)))))
    return _with_headings(post, place, names, tuple(patterns))


def _are_set(place: Place) -> bool:
    """Whether code of a site gives elements ids, of any name."""
    return _SETS_ID.search(build_code(place)) is not None


def _with_headings(
    post: Post, place: Place, names: set[str], patterns: tuple[re.Pattern[str], ...]
) -> Anchors | None:
    ids = ids_of(post.profile.generator.heading_ids, place)
    loosely: set[str] = set()
    spelt_out: list[re.Pattern[str]] = []
    for name in () if ids is None else heading_ids(post, ids):
        if name.is_sure:
            names.add(name.text)
        elif name.is_spelt_out:
            spelt_out.append(re.compile(name.text))
        elif not name.text:
            return None
        else:
            loosely.add(name.text)
    all_names = frozenset(names | set(map(unquote, names)))
    return Anchors(all_names, frozenset(loosely), tuple(spelt_out), patterns)


class HeadingId(NamedTuple):
    """The id of a heading; where it is not sure the letters and digits of it, if there are any.

    `is_spelt_out`: these as a pattern, as those beyond ASCII become others.
    """

    text: str
    is_sure: bool = True
    is_spelt_out: bool = False
    heading: Element | None = None


def heading_ids(post: Post, ids: Ids) -> Iterator[HeadingId]:
    """The ids that an engine gives to the headings of a post, in document order."""
    taken: Taken = {}
    for heading in post.elements(*ids.tags):
        given = heading.attribute("id")
        if given is not None:
            if ids.counts_given:
                taken[given] = 0
            yield HeadingId(given, heading=heading)
        elif heading.is_markdown:
            for name in _of_heading(heading, post, ids, taken):
                yield name._replace(heading=heading)


def named_headings(post: Post) -> dict[str, Element]:
    """The headings of a post by their ids, as far as these are sure."""
    kind, place = post.profile.generator.heading_ids, post.place
    ids = ids_of(kind, place) if kind and place is not None else None
    names = heading_ids(post, ids) if ids is not None else ()
    return {one.text: one.heading for one in names if one.is_sure and one.heading is not None}


def _of_heading(heading: Element, post: Post, ids: Ids, taken: Taken) -> Iterator[HeadingId]:
    raw = heading.raw_text
    name = None if is_dynamic(raw) else ids.name(heading, post)
    if name is not None:
        yield HeadingId(ids.prefix + ids.repeated(name, taken))
    if name is None or not ids.is_sure or _BRACES_AT_END.search(raw):
        text = "".join(raw.split(DYNAMIC)) if not is_dynamic(raw) else ""
        if name is None and not text.isascii():
            parts = map(re.escape, map(loose, _SPELT_OUT.split(text)))
            yield HeadingId(".*".join(parts) + "[0-9]*", is_sure=False, is_spelt_out=True)
            return
        yield HeadingId(loose(text), is_sure=False)
        yield HeadingId(loose(_BRACES_AT_END.sub("", text)) or loose(text), is_sure=False)
