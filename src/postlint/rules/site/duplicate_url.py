from __future__ import annotations

from collections.abc import Iterator, Sequence
from posixpath import basename, dirname
from typing import TYPE_CHECKING

from postlint.diagnostic import Severity
from postlint.profile.need import CONFIG, FILES
from postlint.profile.pages import MARKDOWN
from postlint.record import NamedTuple
from postlint.rules.across import Across, Spot
from postlint.rules.rule import Rule
from postlint.rules.site._groups import Told, groups
from postlint.source import Span

if TYPE_CHECKING:
    from postlint.document.post import Post
    from postlint.profile.site import Site

_KEYS = ("url", "permalink", "slug", "id", "title")
"""What an address may come from, the most telling first."""


_KINDS = {"index": 0, "_index": 1}


class _Fact(NamedTuple):
    """What is written of a post, and where that is told in it."""

    address: str | None
    start: int
    end: int
    identity: str | None
    page: str | None
    terms: tuple[str, ...]
    rendered: bool


class DuplicateUrl(Rule):
    """Two posts have one address.

    The build writes both into one file, and one of them is gone without a word, or it stops. Which
    one is lost may differ from build to build.

    ```markdown bad site=hugo path=content/posts/copper.md
    ---
    title: Copper kettles
    slug: kettles
    ---
    ```

    ```markdown bad site=hugo path=content/posts/kettles.md
    ---
    title: All about kettles
    ---
    ```

    ```markdown good site=hugo path=content/posts/copper.md
    ---
    title: Copper kettles
    slug: copper-kettles
    ---
    ```

    ```markdown good site=hugo path=content/posts/kettles.md
    ---
    title: All about kettles
    ---
    ```

    Addresses are made as the site's generator makes them, by its settings: for Hugo, Jekyll,
    Eleventy, Docusaurus, Zola, MkDocs, Hexo, Pelican and Astro, where the site's config is found. A
    post whose address takes more to tell is left out, as is what makes no page today: drafts, posts
    that have expired or that are still to come. Lists that the generator makes by itself count as
    well, and files that it copies.

    Addresses of Jekyll that differ in case alone are a warning: where file names are compared
    without case, one is lost there too.

    Source: the generators' own pages on addresses; Jekyll, `jekyll doctor`.
    """

    id = "duplicate-url"
    needs = (CONFIG, FILES)
    severity: Severity = Severity.ERROR
    help = (
        "The build writes both into one file, and one is lost, or it stops: give one of them "
        "another address, or join them."
    )

    def facts(self, post: Post) -> object:
        from postlint.document.samples import is_filled
        from postlint.lookup.addresses import output_of

        output = None if is_filled(post) else output_of(post)
        if output is None or not (output.address or output.page or output.identity):
            return None
        matter = post.front_matter
        entry = matter.first(_KEYS) if matter is not None else None
        span = entry.value.span if entry is not None else Span(0, 0)
        identity, page, terms, rendered = output[2:]
        return _Fact(output.address, *span, identity, page, terms, rendered)

    def check_site(self, facts: Sequence[Told], site: Site) -> Iterator[Across]:
        posts = [(path, _Fact(*fact)) for path, fact in facts]
        pages = _outside_bundles(posts)
        lost: set[str] = set()
        for same in groups(pages, lambda fact: fact.identity):
            if _is_one_lost(same):
                lost |= {path for path, _ in same[1:]}
                yield self._same_page(same, site)
        left = [post for post in pages if post[0] not in lost] if lost else pages
        for same in groups(left, lambda fact: fact.address):
            address = _address(same[0])
            yield self.across(_spots(same), f"another post has the address {address} too")
        yield from self._over_lists(left, site)
        if site.generator.tells_apart_by_case_alone:
            yield from self._by_case_alone(left)

    def _same_page(self, posts: Sequence[Told], site: Site) -> Across:
        title = site.generator.title
        return self.across(
            _spots(posts),
            f"{title} takes this file and another for one page, and builds at most one of them",
            help="Delete one of them, or give it another name.",
            cause=f"one page: {posts[0][1].identity}",
        )

    def _over_lists(self, posts: Sequence[Told], site: Site) -> Iterator[Across]:
        from postlint.lookup.addresses import Output, lists

        outputs = [Output(f.address, (), f.identity, f.page, f.terms) for _, f in posts]
        written = {copy.address: copy.what for copy in lists(site, outputs)}
        for post in posts if written else ():
            what = written.get(post[1].address)
            if what is not None:
                message = f"{what} has the address {_address(post)} too"
                yield self.across(_spots([post]), message, least=1)

    def _by_case_alone(self, posts: Sequence[Told]) -> Iterator[Across]:
        for same in groups(posts, lambda fact: fact.address and fact.address.lower()):
            if len({fact.address for _, fact in same}) > 1:
                yield self.across(
                    _spots(same),
                    f"the address {_address(same[-1])} differs from another post's in case alone",
                    help="Where file names are compared without case, one of the two is lost.",
                    severity=Severity.WARNING,
                    cause=f"in another case: {same[0][1].address.lower()}",
                )


def _is_one_lost(posts: Sequence[Told]) -> bool:
    """Whether posts that are taken for one page cost one: files of Hugo's that are not built do so
    where one is a bundle, or where they are the ones that it takes.
    """
    if posts[0][1].page is None:
        return True
    facts = [fact for _, fact in posts]
    built = sum(fact.address is not None for fact in facts)
    drafts = any(fact.address is None and fact.rendered for fact in facts)
    if built != 1 or (drafts and any(_is_bundle(fact.page or "") for fact in facts)):
        return built > 0
    return min(facts, key=_place).address is None


def _place(fact: _Fact) -> tuple[bool, bool, int, int, str]:
    """Which of several files Hugo takes for one page: that with the least of these."""
    language, _, page = (fact.page or "").partition(":")
    name = basename(page).lower()
    suffix = name.rpartition(".")[2]
    kind = _KINDS.get(name.partition(".")[0], len(_KINDS))
    tells_language = f".{language}." in name
    return f".{suffix}" not in MARKDOWN, not tells_language, kind, len(suffix), page


def _outside_bundles(posts: list[tuple[str, _Fact]]) -> list[tuple[str, _Fact]]:
    """The posts that lie in no bundle of another, where they would make no page."""
    bundles = {dirname(fact.page) for _, fact in posts if fact.page and _is_bundle(fact.page)}
    if not bundles:
        return posts
    return [post for post in posts if not _is_in(post[1].page or "", bundles)]


def _is_bundle(page: str) -> bool:
    """Whether a page is a folder of its own: `index.md` and `index.de.md`, not `index.old.md`."""
    language, _, path = page.partition(":")
    if "/index." not in path:
        return False
    _, *others, _ = basename(path).split(".")
    return others in ([], [language])


def _is_in(page: str, bundles: set[str]) -> bool:
    folder = dirname(page)
    if _is_bundle(page):
        folder = dirname(folder)
    while folder:
        if folder in bundles:
            return True
        folder = dirname(folder)
    return False


def _spots(posts: Sequence[Told]) -> Iterator[Spot]:
    for post in reversed(posts):
        yield Spot(post[0], Span(*post[1][1:3]), f"the post at {_address(post)}")


def _address(post: Told) -> str:
    return str(post[1].address or post[1].identity)
