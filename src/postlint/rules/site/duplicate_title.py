from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from posixpath import basename, dirname, splitext
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

from postlint.diagnostic import Severity
from postlint.pattern import lazy
from postlint.rules.across import Across, Spot
from postlint.rules.rule import Rule
from postlint.rules.site._groups import Told, compared, groups
from postlint.rules.site._trees import name_parts
from postlint.source import Span

if TYPE_CHECKING:
    from postlint.document.post import Post
    from postlint.profile.site import Site
    from postlint.rules.site._editions import Joined

_MOST = 20
"""A title that more posts have is the site's own, as that of its lists."""
_BESIDE = frozenset(
    {"parent", "grand_parent", "ancestor", "subtitle", "sub_title", "subheading", "sub_heading"}
)
"""Keys by which themes of docs file a post under others, and what they show below a title."""
_INDEXES = ("index.", "_index.")
_OF_CODE = lazy(r"`[^`]+`|[\w.$:#/]*[\w$]\(\)")
"""Names of code, which several things have: `.keys()`."""
_NUMBERED = lazy(r"(?:^|/)\d+/_?index\.\w+$")


class DuplicateTitle(Rule):
    """Two posts of a section have the same title.

    Lists, feeds and search results show them side by side, and nobody can tell which is which.

    ```markdown bad path=content/posts/copper.md
    ---
    title: Descaling a kettle
    ---
    Vinegar works overnight.
    ```

    ```markdown bad path=content/posts/steel.md
    ---
    title: Descaling a Kettle
    ---
    Citric acid works in an hour.
    ```

    ```markdown good path=content/posts/copper.md
    ---
    title: Descaling a copper kettle
    ---
    Vinegar works overnight.
    ```

    ```markdown good path=content/posts/steel.md
    ---
    title: Descaling a steel kettle
    ---
    Citric acid works in an hour.
    ```

    Told at the last of the posts by path. Compared without regard to case, in one language. Posts
    in different folders are not compared: an "Installation" in two branches of docs is told apart
    by its branch, and so is the "Overview" that is the page of each; the `parent` that themes of
    docs know is such a branch, and a `subtitle` tells posts apart. Folders that are years, months
    and days count as none. Left out are drafts, what has expired, examples and tests, names of code
    (`.keys()`), lists that a layout makes, the numbered pages of one post, posts of one series, as
    the events of each year (`2023-05-01-picnic`, `2024-05-02-picnic`), and titles that posts of the
    same names share in several folders. What is found in several versions or languages is told
    once. Of posts that have nearly the same text, `duplicate-post` speaks.
    """

    id = "duplicate-title"
    symptom_of = ("duplicate-post",)
    severity: Severity = Severity.WARNING
    help = "Say in each title what the post is about that the other is not, or join the posts."

    def facts(self, post: Post) -> object:
        from postlint.document.habit import folder
        from postlint.rules.site._edition import edition
        from postlint.rules.site._published import is_compared

        matter = post.front_matter
        entry = matter.entry("title") if matter is not None else None
        title = post.title
        if matter is None or entry is None or not title or not title.strip() or _is_made(title):
            return None
        if not is_compared(post) or _is_list(post):
            return None
        told = title if title.isascii() else normalize("NFC", title)
        above = folder(post)
        if not _BESIDE.isdisjoint(matter.root.folded):
            above = " ".join((above, *filter(None, map(matter.text, sorted(_BESIDE)))))
        return " ".join(told.split()), above, edition(post), *entry.value.span

    def check_site(self, facts: Sequence[Told], site: Site) -> Iterator[Across]:
        from postlint.rules.site._editions import told_once

        posts = compared(facts, site)
        found = list(groups(posts, _key))
        sections = _sections(posts) if found else frozenset()
        own = (_outside(sections, group) for group in found)
        slips = (group for group in own if _is_slip(group, site))
        for group, least in _outside_patterns(list(told_once(slips, site))):
            title = group[-1][1][0]
            spots = (
                Spot(path, Span(*fact[3:]), "a post with the same title")
                for path, fact in reversed(group)
            )
            message = f"another post has the title “{title}” too"
            cause = f"the title “{title.casefold()}”"
            yield self.across(spots, message, least=least, cause=cause)


def _is_slip(posts: Sequence[Told], site: Site) -> bool:
    """Whether a title that posts share is not the way of the site."""
    from postlint.rules.site._series import are_series

    if not 1 < len(posts) <= _MOST or _OF_CODE.fullmatch(posts[0][1][0]):
        return False
    if all(_NUMBERED.search(path) for path, _ in posts):
        return False
    return not are_series([site.page(path) for path, _ in posts], posts[0][1][0])


def _sections(posts: Sequence[Told]) -> frozenset[str]:
    """The folders that hold more posts than their own."""
    return frozenset(dirname(_section(path) or path) for path, _ in posts)


def _section(path: str) -> str | None:
    """The folder whose own page a post is; None where it is that of none."""
    is_index = name_parts(path)[-1] != splitext(basename(path))[0]
    return dirname(path) if is_index else None


def _outside(sections: frozenset[str], posts: Sequence[Told]) -> list[Told]:
    """The posts that are no pages of sections: each "Overview" is of what is in its own."""
    return [post for post in posts if _section(post[0]) not in sections]


def _outside_patterns(found: Sequence[Joined]) -> Iterator[Joined]:
    """The groups whose posts do not have one title, under the same names, in other folders too."""
    named = Counter(pair for group in found for pair in _pairs_of_names(group.posts))
    for group in found:
        if all(named[pair] == 1 for pair in _pairs_of_names(group.posts)):
            yield group


def _pairs_of_names(posts: Sequence[Told]) -> Iterator[tuple[str, str]]:
    names = {name_parts(path)[-1] for path, _ in posts}
    return combinations(sorted(names), 2)


def _key(fact: Any) -> tuple[str, str, str]:
    title, folder, edition, *_ = fact
    return title.casefold(), folder, edition


def _is_list(post: Post) -> bool:
    """Whether a post is a list without a text: the page of a folder that a layout makes all of, or
    one that is there for a feed of Quarto's.
    """
    name, matter = post.source.path.rpartition("/")[2], post.front_matter
    if matter is None:
        return False
    if "listing" in matter.root.folded:
        is_list = matter.value("listing", "feed") is not None
    else:
        is_list = name.startswith(_INDEXES) and bool(matter.value("layout"))
    return is_list and not post.source.slice(post.body).strip()


def _is_made(title: str) -> bool:
    """Whether a template makes a title: two of them may be written alike and read differently."""
    return "{{" in title or "{%" in title
