from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

from postlint.diagnostic import Severity
from postlint.pattern import lazy
from postlint.rules.across import Across, Spot
from postlint.rules.rule import Rule
from postlint.rules.site._groups import Told, groups, outside_bundles
from postlint.source import Span

if TYPE_CHECKING:
    from postlint.document.post import Post
    from postlint.profile.site import Site

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
    by its branch. Folders that are years, months and days count as none. Drafts, what has
    expired, and the numbered pages of one post are left out.
    """

    id = "duplicate-title"
    severity: Severity = Severity.WARNING
    help = "Say in each title what the post is about that the other is not, or join the posts."

    def facts(self, post: Post) -> object:
        from postlint.document.habit import folder
        from postlint.rules.site._editions import edition
        from postlint.rules.site._published import is_published

        matter = post.front_matter
        entry = matter.entry("title") if matter is not None else None
        title = post.title
        if entry is None or title is None or _is_made(title) or not is_published(post):
            return None
        told = title if title.isascii() else normalize("NFC", title)
        return " ".join(told.split()), folder(post), edition(post), *entry.value.span

    def check_site(self, facts: Sequence[Told], site: Site) -> Iterator[Across]:
        for posts in groups(outside_bundles(facts, site), _compared):
            if _is_one_post(posts):
                continue
            title = posts[0][1][0]
            spots = (
                Spot(path, Span(*fact[3:]), "a post with the same title")
                for path, fact in reversed(posts)
            )
            yield self.across(
                spots,
                f"another post has the title “{title}” too",
                cause=f"the title “{title.casefold()}”",
            )


def _compared(fact: Any) -> tuple[str, str, str]:
    title, folder, edition, *_ = fact
    return title.casefold(), folder, edition


def _is_one_post(posts: Sequence[Told]) -> bool:
    """Whether all are the numbered pages of one: `guide/1/index.md`, `guide/2/index.md`."""
    return all(_NUMBERED.search(path) for path, _ in posts)


def _is_made(title: str) -> bool:
    """Whether a template makes a title: two of them may be written alike and read differently."""
    return "{{" in title or "{%" in title
