"""The places in a page that links can lead to, by generator."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from unicodedata import category, normalize

from postlint.document.headings import TAGS
from postlint.document.html import Element
from postlint.document.mask import is_dynamic
from postlint.document.post import Post, derived
from postlint.pattern import lazy
from postlint.profile.config_files import setting, text_setting

_ATTRIBUTES = lazy(r"\{:?[^{}\n]{0,200}?#([\w:.-]+)[^{}\n]{0,200}\}")
_NO_ATTRIBUTES = lazy(r"\{[^{}#.=:\n]{0,200}\}[ \t#]*$", re.MULTILINE)
"""What stands where a heading's attributes may, and which parsers of Markdown take differently."""
_DASHES = re.compile(r"-{2,3}")
_NOT_WORD = lazy(r"[^\w\- \t]")
_ASCII_LETTER = re.compile(r"[a-zA-Z]")
_BY_LAYOUTS = lazy(
    r"(?:top|main|content|contents|comments?|respond|footer|header|toc|nav|menu|search|page|about"
    r"|tableofcontents|disqus_thread|comment-?\d*|share|related|author|newsletter|subscribe"
    r"|[\w-]*(?:-content|-top|-footer|-nav)|:~:.*|/.*|!.*)",
    re.IGNORECASE,
)
"""What layouts and scripts name, which a post cannot know."""
_PLAIN_CALLS = frozenset(
    {"ref", "relref", "figure", "youtube", "vimeo", "gist", "highlight", "x", "tweet", "instagram"}
    | {"param", "qr", "post_url", "link"}
)
"""Template calls that make no place to link to."""

Slug = Callable[[str], str]


def missing_anchor(fragment: str, post: Post) -> bool:
    """Whether a post certainly has no place of a name. `fragment` is decoded, without `#`."""
    if not fragment or _BY_LAYOUTS.fullmatch(fragment) or is_dynamic(fragment):
        return False
    known = anchors(post)
    return known is not None and fragment not in known


@derived
def anchors(post: Post) -> frozenset[str] | None:
    """The names of all places in a post; None where they are not all known."""
    slugs = _slugs(post)
    if not slugs or any(call.name not in _PLAIN_CALLS for call in post.calls):
        return None
    if any(is_dynamic(heading.raw_text) for heading in post.elements(*TAGS)):
        return None
    if _NO_ATTRIBUTES.search(post.source.text, post.body.start):
        return None
    if next(post.elements("script", "template", "object"), None) is not None:
        return None
    names = {found[1] for found in _ATTRIBUTES.finditer(post.source.text, post.body.start)}
    for element in post.elements():
        names.update(filter(None, (element.attribute("id"), element.attribute("name"))))
    for slug in slugs:
        names.update((*_of_headings(post, slug, _text), *_of_headings(post, slug, _plain_text)))
    return frozenset(names)


def _of_headings(post: Post, slug: Slug, text: Callable[[Element], str]) -> Iterator[str]:
    """The names that a generator gives to headings: one that is taken gets a number."""
    taken: set[str] = set()
    for heading in post.elements(*TAGS):
        made = heading.attribute("id") or slug(text(heading)) or "heading"
        name, number = made, 0
        while name in taken and heading.attribute("id") is None:
            number += 1
            name = f"{made}-{number}"
        taken.add(name)
        yield name


def _text(element: Element) -> str:
    """A heading's text, its images' alternatives in their places."""
    parts = (
        child if isinstance(child, str) else child.attribute("alt") or _text(child)
        for child in element.children
    )
    return "".join(parts)


def _plain_text(element: Element) -> str:
    """The same as Hugo takes it: without bare addresses, and dashes that its typographer makes."""
    parts: list[str] = []
    for child in element.children:
        if isinstance(child, str):
            parts.append(_DASHES.sub("–", child))
        elif child.tag == "code":
            parts.append(child.raw_text)
        elif not _is_bare_address(child):
            parts.append(child.attribute("alt") or _plain_text(child))
    return "".join(parts)


def _is_bare_address(element: Element) -> bool:
    address = element.attribute("href")
    return element.tag == "a" and address is not None and address.endswith(element.raw_text)


def _slugs(post: Post) -> tuple[Slug, ...]:
    """The ways in which a site's generator may make a name of a heading's text."""
    place = post.place
    generator = post.profile.generator
    if place is None or generator is not place.site.profile.generator:
        return ()
    settings = place.site.settings
    if generator.heading_ids == "kramdown":
        is_kramdown = (text_setting(settings, "markdown") or "kramdown").lower() == "kramdown"
        return (github, kramdown) if is_kramdown and not setting(settings, "kramdown") else ()
    if generator.heading_ids == "github":
        return (github,)
    if generator.heading_ids != "goldmark":
        return ()
    parser = setting(settings, "markup", "goldmark", "parser")
    if setting(parser, "autoHeadingID") is False:
        return ()
    kind = text_setting(parser, "autoHeadingIDType") or text_setting(parser, "autoIDType")
    made = {None: hugo, "github": hugo, "github-ascii": hugo_ascii}.get(kind and kind.lower())
    return (made,) if made else ()


def hugo(text: str) -> str:
    """A heading's id as Hugo makes it by default.

    Source: Hugo's markup/goldmark/autoid.go. Of a heading over several lines the last counts.
    """
    last = text.rpartition("\n")[2].strip()
    return "".join(
        "-" if char in "- " else char.lower()[0]
        for char in last
        if char in "- _" or category(char)[0] == "L" or category(char) == "Nd"
    )


def hugo_ascii(text: str) -> str:
    """The same with `autoHeadingIDType` "github-ascii": accents removed, the rest left out."""
    plain = "".join(c for c in normalize("NFD", text) if category(c) != "Mn")
    return "".join(char for char in hugo(normalize("NFC", plain)) if char.isascii())


def github(text: str) -> str:
    """As GitHub, kramdown's GFM parser and github-slugger do."""
    return re.sub(r"[ \t]", "-", _NOT_WORD.sub("", text.strip().lower()))


def kramdown(text: str) -> str:
    """As kramdown does without its GFM parser."""
    first = _ASCII_LETTER.search(text)
    kept = re.sub(r"[^a-zA-Z0-9 -]", "", text[first.start() :]) if first else ""
    return kept.replace(" ", "-").lower() or "section"
