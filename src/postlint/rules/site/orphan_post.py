from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from posixpath import basename, dirname, join, normpath
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from postlint.diagnostic import Severity
from postlint.document.mask import is_dynamic
from postlint.pattern import lazy
from postlint.profile.need import CONFIG, FILES
from postlint.rules.across import Across, Spot
from postlint.rules.rule import Rule
from postlint.rules.site._groups import Told
from postlint.rules.site._trees import name_parts
from postlint.source import Span

if TYPE_CHECKING:
    from postlint.document.post import Post
    from postlint.profile.site import Place, Site

_SUFFIX = lazy(r"(?:/?index)?\.(?:html?|mdx?|markdown)$")
_NAMED = lazy(r"[\w./-]+")
_FILENAME = lazy(r"[{|]filename[}|](?P<path>[^#?]+)")
"""Pelican's way to lead to a source file."""
_CALL = lazy(
    r"""\{\{-?\s*(?:["'](?=/)|site\.(?:base)?url\s*-?\}\})(?P<path>/[^"'\s{}()#?]*)""",
)
"""An address behind the base of the site, or handed to a filter: `{{ '/a/' | relative_url }}`."""
_FROM_ROOT = {"@/": "content/", "@site/": ""}
"""What stands for the root of the sources in the links of some generators."""
_INDEXES = ("index", "_index", "readme")
_NO_POSTS = ("/", "/404", "/search", "/archives")


class OrphanPost(Rule):
    """No other post leads to this one.

    Readers find it by lists and search alone.

    ```markdown bad site=hugo path=content/posts/bell.md
    ---
    title: The bell
    ---
    See [the rope](/posts/rope/).
    ```

    ```markdown bad site=hugo path=content/posts/rope.md
    ---
    title: The rope
    ---
    Hemp, and as long as the tower.
    ```

    ```markdown good site=hugo path=content/posts/bell.md
    ---
    title: The bell
    ---
    See [the rope](/posts/rope/).
    ```

    ```markdown good site=hugo path=content/posts/rope.md
    ---
    title: The rope
    ---
    Hemp, and as long as the tower of [the bell](../bell/).
    ```

    Links are followed by address, alias, file name, and the calls that name a post. Posts whose
    address is not known are left out. Menus and lists do not count: most sites list all posts. So
    nothing is said in a folder where most posts are found by its lists alone, as in most blogs. A
    post that is there in several versions or languages is told in the one that is read most.
    """

    id = "orphan-post"
    default = False
    needs = (CONFIG, FILES)
    severity: Severity = Severity.INFO
    help = "Lead to it from a post on the same matter, or leave it to the lists."

    def facts(self, post: Post) -> object:
        from postlint.lookup.addresses import output_of
        from postlint.rules.site._published import is_published
        from postlint.rules.site._spots import title_span

        output = output_of(post)
        place = post.place
        if output is None or place is None:
            return None
        own: tuple[str, ...] = ()
        if output.address is not None and is_published(post):
            told = (output.address, *output.redirects)
            own = (*map(_address, told), _source(place.path), _name(place.path))
        led_to = () if post.is_draft else _links(post, place, output.address)
        links = tuple(dict.fromkeys(led_to))
        if not own and not links:
            return None
        return own, links, *title_span(post)

    def check_site(self, facts: Sequence[Told], site: Site) -> Iterator[Across]:
        from postlint.rules.site._editions import most_read

        from_where: dict[str, str | None] = {}
        for path, (_, links, *_) in facts:
            for link in links:
                is_known = from_where.setdefault(link, path) == path
                from_where[link] = path if is_known else None
        posts = [post for post in facts if post[1][0] and post[1][0][0] not in _NO_POSTS]
        orphans = [
            (path, fact)
            for path, fact in posts
            if all(from_where.get(key, path) == path for key in fact[0])
        ]
        told_of = most_read((path for path, _ in posts), site) if orphans else frozenset()
        for path, (own, _, *span) in _where_few(orphans, posts):
            if path in told_of:
                spot = Spot(path, Span(*span), "")
                yield self.across([spot], "no other post leads to this one", least=1, cause=own[0])


def _where_few(orphans: Sequence[Told], posts: Sequence[Told]) -> Iterator[Told]:
    """The orphans in folders where most posts are none."""
    counts = Counter(_folder(path) for path, _ in posts)
    alone = Counter(_folder(path) for path, _ in orphans)
    for post in orphans:
        folder = _folder(post[0])
        if 2 * alone[folder] <= counts[folder]:
            yield post


def _folder(path: str) -> str:
    return "/".join(name_parts(path)[:-1])


def _links(post: Post, place: Place, address: str | None) -> Iterator[str]:
    """What a post leads to: addresses, source files and names, as `own` of others has them."""
    from postlint.lookup.address import local_address

    for element in post.elements("a", "area"):
        written = element.attribute("href")
        if not written:
            continue
        yield from _in_words_of_the_site(written, post.source.slice(element.value_span("href")))
        found = local_address(written, place)
        if found is None or not found.path:
            continue
        if found.is_rooted:
            yield _address(f"/{found.path}")
            yield _source(found.path)
            continue
        for mark, folder in _FROM_ROOT.items():
            if found.path.startswith(mark):
                yield _source(f"{folder}{found.path[len(mark) :]}")
        yield _source(normpath(join(dirname(place.path), found.path)))
        yield _address(urljoin(address or "/", found.path))
    for call in post.calls:
        if call.name in place.site.generator.references:
            for word in _NAMED.findall(post.source.slice(call.span)):
                yield _name(word)


def _in_words_of_the_site(written: str, source: str) -> Iterator[str]:
    """What a link leads to that only the generator makes an address of."""
    if named := _FILENAME.match(written):
        yield _name(named["path"])
    elif is_dynamic(written):
        yield from (_address(call["path"]) for call in _CALL.finditer(source))


def _address(address: str) -> str:
    return _SUFFIX.sub("", address.casefold()).rstrip("/") or "/"


def _source(path: str) -> str:
    return f"file {_SUFFIX.sub('', path)}"


def _name(path: str) -> str:
    """What `ref` and its like call a post: the last part of its path that is no index."""
    stem = basename(path).partition(".")[0]
    if stem.lower() in _INDEXES:
        stem = basename(dirname(path))
    return f"name {stem.casefold()}"
