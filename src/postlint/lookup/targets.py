"""The posts of the site that a post's links lead to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from posixpath import splitext
from urllib.parse import unquote, urljoin

from postlint.document.html import Element
from postlint.document.mask import is_dynamic
from postlint.document.post import Post, derived
from postlint.lookup.address import Address, local_address
from postlint.lookup.addresses import output_of
from postlint.lookup.base_paths import is_repaired
from postlint.lookup.pages import source_at
from postlint.lookup.references import references, source_of
from postlint.lookup.sources import SUFFIXES, sources
from postlint.profile.config_files import setting
from postlint.profile.site import Place
from postlint.record import NamedTuple
from postlint.source import Span

_PAGES = ("", ".html", ".htm")


class Target(NamedTuple):
    """A link to another post: where it is written, the post's file, and the place in its page.

    `stops_the_build`: a call names the file, without which the generator makes no pages.
    """

    span: Span
    path: str
    fragment: str
    stops_the_build: bool = False


@derived
def targets(post: Post) -> tuple[Target, ...]:
    """The links of a post that certainly lead to another post of its site."""
    place = post.place
    if place is None or not place.site.profile.is_known:
        return ()
    found = (*_of_links(post, place), *_of_references(post, place))
    return tuple(one for one in found if one.path != place.path)


def _of_links(post: Post, place: Place) -> Iterator[Target]:
    for link in post.elements("a", "area"):
        written = link.attribute("href")
        if written is None or written.startswith("#") or is_dynamic(written):
            continue
        address = local_address(written.strip(), place)
        if address is None or not address.path or not _is_link(link):
            continue
        if not (address.is_rooted and _goes_by_language(link, place)):
            path = source(address, post, place)
            if path is not None:
                yield Target(link.value_span("href"), path, address.fragment)


def _goes_by_language(link: Element, place: Place) -> bool:
    """Whether the page is looked for among those of the post's language, which is not the site's.

    Source: Hugo, "Link render hooks": it has one of its own where a site has several languages.
    Docusaurus, "i18n": what is in `i18n/LOCALE/` is built as a site of its own.
    """
    if place.path.startswith("i18n/"):
        return True
    site = place.site
    several = setting(site.settings, "languages") if site.generator.has_mounts else None
    if not isinstance(several, Mapping) or len(several) < 2:
        return False
    default = site.languages.default or "en"
    return (site.languages.of(place.path) or default) != default and is_repaired(link, place)


def _is_link(link: Element) -> bool:
    return link.attribute("download") is None


def _of_references(post: Post, place: Place) -> Iterator[Target]:
    for reference in references(post):
        path = source_of(reference, place)
        if path is not None:
            yield Target(reference.span, path, unquote(reference.fragment), stops_the_build=True)


def source(address: Address, post: Post, place: Place) -> str | None:
    """The file of the post that an address leads to; None where it is none, or not known."""
    suffix = splitext(address.path.rstrip("/"))[1].lower()
    if suffix in SUFFIXES or address.path.startswith("@"):
        found = sources(address, place) or ()
        return next((path for path in found if place.files.is_file(path)), None)
    if suffix not in _PAGES and not address.path.endswith("/"):
        return None
    path = page_path(address, post)
    return None if path is None else source_at(place, path)


def page_path(address: Address, post: Post) -> str | None:
    """The path of a page from the site's root; None where that of the post is not known."""
    if address.is_rooted:
        return address.path
    own = output_of(post)
    if own is None or own.address is None:
        return None
    return urljoin(own.address, address.path.replace(":", "%3A"))
