from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import itemgetter
from posixpath import dirname
from typing import TYPE_CHECKING

from postlint.diagnostic import Severity
from postlint.profile.need import CONFIG, FILES
from postlint.rules.across import Across, Spot
from postlint.rules.rule import Rule
from postlint.rules.site._groups import Told, groups
from postlint.source import Span

if TYPE_CHECKING:
    from postlint.document.post import Post
    from postlint.profile.site import Site


class DuplicateUrl(Rule):
    """Two posts have one address.

    The build writes both into one file, and one of them is gone without a word. Which one may
    differ from build to build.

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

    For Hugo, where the site's config is found. What `permalinks` say of a section takes its posts
    out, unless they have a `url`. Drafts, and posts that have expired or are not rendered, make no
    page, unless the site's settings build them; languages are apart where their addresses are.

    Source: Hugo, "URL management".
    """

    id = "duplicate-url"
    needs = (CONFIG, FILES)
    severity: Severity = Severity.ERROR
    help = (
        "The build writes both into one file, and one is lost: give one of them another `slug` or "
        "`url`, or join them."
    )

    def facts(self, post: Post) -> object:
        place = post.place
        if place is None or not post.profile.generator.has_bundles:
            return None
        from postlint.document.front_matter.nodes import data
        from postlint.lookup.hugo_addresses import page_of
        from postlint.lookup.hugo_folders import hugo_folders
        from postlint.lookup.hugo_paths import content_path

        page = content_path(place.path, hugo_folders(place))
        if page is None:
            return None
        if not _is_built(post):
            return page, None, None, 0, 0
        values, span = {}, Span(0, 0)
        for key in ("title", "slug", "url", "outputs"):
            entry = post.front_matter.entry(key) if post.front_matter is not None else None
            if entry is not None:
                values[key] = data(entry.value)
                span = entry.value.span if key != "outputs" else span
        return page, *page_of(place.site, place.path, page, values), *span

    def check_site(self, facts: Sequence[Told], site: Site) -> Iterator[Across]:  # noqa: ARG002
        bundles = {dirname(fact[0]) for _, fact in facts if "/index." in fact[0]}
        pages = facts
        if bundles:
            pages = [(path, fact) for path, fact in facts if not _is_in(fact[0], bundles)]
        same = list(groups(pages, itemgetter(1)))
        for posts in same:
            yield self.across(
                _spots(posts),
                "Hugo takes this file and another for one page, and builds only one of them",
                help="Delete one of them, or give it another name.",
                cause=f"one page: {posts[0][1][1]}",
            )
        lost = {path for posts in same for path, _ in posts[1:]}
        left = [post for post in pages if post[0] not in lost] if lost else pages
        for posts in groups(left, itemgetter(2)):
            address = posts[0][1][2].removesuffix("index.html")
            yield self.across(_spots(posts), f"another post has the address {address} too")


def _is_built(post: Post) -> bool:
    from postlint.rules.site._published import has_expired, is_headless, is_rendered, tells

    if post.is_draft and not _builds(post, "buildDrafts"):
        return False
    if not tells(post):
        return True
    if has_expired(post) and not _builds(post, "buildExpired"):
        return False
    return is_rendered(post) and not is_headless(post)


def _builds(post: Post, setting_name: str) -> bool:
    """Whether the site's settings have built what is left out otherwise."""
    from postlint.profile.config_files import setting

    return post.place is not None and setting(post.place.site.settings, setting_name) is True


def _is_in(page: str, bundles: set[str]) -> bool:
    """Whether a file lies in the bundle of another page, and so makes none itself."""
    folder = dirname(page)
    if "/index." in page:
        folder = dirname(folder)
    while folder:
        if folder in bundles:
            return True
        folder = dirname(folder)
    return False


def _spots(posts: Sequence[Told]) -> Iterator[Spot]:
    for path, fact in reversed(posts):
        address = (fact[2] or fact[1]).removesuffix("index.html")
        yield Spot(path, Span(*fact[3:]), f"the post at {address}")
