from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, cast

from postlint.diagnostic import Severity
from postlint.profile.need import CONFIG, FILES
from postlint.record import NamedTuple
from postlint.rules.across import Across, Spot
from postlint.rules.rule import Rule
from postlint.rules.site._groups import Told
from postlint.source import Span

if TYPE_CHECKING:
    from postlint.document.front_matter import FrontMatter
    from postlint.document.post import Post
    from postlint.profile.site import Site

_KEYS = ("aliases", "redirect_from")


_Redirect = tuple[str, int, int]
"""An old address, and where it is written."""


class _Post(NamedTuple):
    """The address of a post and its place in the content, where known, and its old addresses."""

    address: str
    page: str
    redirects: tuple[_Redirect, ...] = ()


class AliasConflict(Rule):
    """An old address of a post is the address of another, or an old address of another too.

    The build writes the redirect and the page into one file, or two redirects: one of them is
    lost, and which one may differ from build to build. Zola stops.

    ```markdown bad site=hugo path=content/posts/copper.md
    ---
    title: Copper kettles
    aliases: [/posts/steel/]
    ---
    ```

    ```markdown bad site=hugo path=content/posts/steel.md
    ---
    title: Steel kettles
    ---
    ```

    ```markdown good site=hugo path=content/posts/copper.md
    ---
    title: Copper kettles
    aliases: [/posts/kettles/]
    ---
    ```

    ```markdown good site=hugo path=content/posts/steel.md
    ---
    title: Steel kettles
    ---
    ```

    For `aliases` of Hugo and Zola, and `redirect_from` of Jekyll where its plugin is there. Lists
    that the generator makes by itself count as posts. Drafts have no aliases yet, nor have posts
    that have expired or are still to come. An alias that is the post's own address does no harm.
    Aliases that were copied with a version of the docs are told once.

    Source: Hugo, "URL management"; Zola, "Page"; jekyll-redirect-from.
    """

    id = "alias-conflict"
    needs = (CONFIG, FILES)
    severity: Severity = Severity.ERROR
    help = "Both are written into one file, and one is lost: take the alias out, or change it."

    def facts(self, post: Post) -> object:
        from postlint.lookup.addresses import output_of

        output = output_of(post)
        if output is None or not (output.address or output.redirects):
            return None
        spans = _spans(post.front_matter) if output.redirects else ()
        if len(spans) != len(output.redirects):
            spans = (spans[0],) * len(output.redirects) if spans else ()
        redirects = zip(output.redirects, spans, strict=True) if spans else ()
        told = tuple((to, *at) for to, at in redirects if to and to != output.address)
        own = output.address or "", output.page or ""
        return (*own, told) if told else "\t".join(own)

    def check_site(self, facts: Sequence[Told], site: Site) -> Iterator[Across]:
        if all(isinstance(fact, str) for _, fact in facts):
            return
        posts = [(path, _read(fact)) for path, fact in facts]
        claims: defaultdict[str, dict[str, Spot]] = defaultdict(dict)
        for path, post in posts:
            for address, start, end in post.redirects:
                spot = Spot(path, Span(start, end), f"the alias {address}")
                claims[address].setdefault(path, spot)
        pages: defaultdict[str, list[Spot]] = defaultdict(list)
        for path, post in posts:
            if post.address in claims:
                spot = Spot(path, Span(0, 0), f"the post at {post.address}")
                pages[post.address].append(spot)
        lists = _lists(site, posts)
        of_versions = [
            (address, aliases)
            for address, aliases in claims.items()
            if address not in pages and _are_versions(aliases)
        ]
        yield from self._told_of_versions(of_versions)
        told = {address for address, _ in of_versions}
        for address, aliases in claims.items():
            if address in told:
                continue
            if len(aliases) + len(pages[address]) > 1:
                yield self._told(address, list(aliases.values()), pages[address])
            elif address in lists:
                message = f"the alias {address} is the address of {lists[address]}"
                yield self.across(aliases.values(), message, least=1)

    def _told_of_versions(self, found: Sequence[tuple[str, dict[str, Spot]]]) -> Iterator[Across]:
        """What was copied with a version of the docs is one slip, however many aliases it has."""
        if found:
            address, _ = found[0]
            more = f", and so are {len(found) - 1} more" if len(found) > 1 else ""
            yield self.across(
                (spot for _, aliases in found for spot in reversed(aliases.values())),
                f"the alias {address} is that of the same post in another version too{more}",
                least=len(found) + 1,
                help="An old address can lead to one version: take it out of the others.",
                cause=f"aliases of several versions: {address}",
            )

    def _told(self, address: str, aliases: Sequence[Spot], pages: Sequence[Spot]) -> Across:
        whose = "address" if pages else "alias"
        message = f"the alias {address} is the {whose} of another post too"
        return self.across((*reversed(aliases), *pages), message)


def _are_versions(aliases: Mapping[str, Spot]) -> bool:
    """Whether several posts, by path, are one in several versions of the docs."""
    from postlint.profile.editions import without_edition

    return len(aliases) > 1 and len(set(map(without_edition, aliases))) == 1


def _read(kept: object) -> _Post:
    """What `facts` gave: one text of posts without old addresses, as most have none."""
    if isinstance(kept, str):
        address, _, page = kept.partition("\t")
        return _Post(address, page)
    return _Post(*cast("tuple[str, str, tuple[_Redirect, ...]]", kept))


def _lists(site: Site, posts: Sequence[tuple[str, _Post]]) -> dict[str, str]:
    """What the generator makes besides, by address."""
    from postlint.lookup.addresses import Output, lists

    outputs = [Output(post.address, page=post.page) for _, post in posts]
    return {copy.address: copy.what for copy in lists(site, outputs)}


def _spans(matter: FrontMatter | None) -> tuple[Span, ...]:
    """Where old addresses are written, in their order."""
    from postlint.document.front_matter import Sequence as Items

    for key in _KEYS:
        entry = matter.entry(key) if matter is not None else None
        if entry is not None:
            node = entry.value
            return (
                tuple(item.span for item in node.items) if isinstance(node, Items) else (node.span,)
            )
    return ()
