from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
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

_SHORTEST = 10
_SERIES = lazy(
    r"\b(?:series|part of|episodes?|serie[sn]?|série|saga)\b"
    r"|시리즈|씨리즈|系列|シリーズ|连载|серия|цикл",
    re.IGNORECASE,
)
"""What names a series, whose posts have one description."""


class DuplicateDescription(Rule):
    """Two posts have the same description.

    Search results and shared links show it below the title: it should say what this post has that
    the other has not.

    ```markdown bad path=content/posts/copper.md
    ---
    title: Copper kettles
    description: How to get lime out of an old kettle, with what is in the kitchen.
    ---
    ```

    ```markdown bad path=content/posts/steel.md
    ---
    title: Steel kettles
    description: How to get lime out of an old kettle, with what is in the kitchen.
    ---
    ```

    ```markdown good path=content/posts/copper.md
    ---
    title: Copper kettles
    description: How to get lime out of a copper kettle, with what is in the kitchen.
    ---
    ```

    ```markdown good path=content/posts/steel.md
    ---
    title: Steel kettles
    description: How to get lime out of a steel kettle, with what is in the kitchen.
    ---
    ```

    Told at the last of the posts by path. Compared without regard to case and line ends, in one
    language and one version of the docs. Files of one name in several folders may have one
    description, as branches of docs do, and so may the posts of a series: the parts of a tutorial,
    the events of each year, and those whose description names the series. Descriptions of a few
    letters are left out, as are those of drafts, of examples and of what has expired. What is found
    in several versions or languages is told once. Of posts that have nearly the same text,
    `duplicate-post` speaks.
    """

    id = "duplicate-description"
    symptom_of = ("duplicate-post",)
    severity: Severity = Severity.WARNING
    help = "Say in each what that post is about, or take it out: most themes then show its start."

    def facts(self, post: Post) -> object:
        from postlint.rules.site._edition import edition
        from postlint.rules.site._published import is_compared

        matter = post.front_matter
        entry = matter.entry("description") if matter is not None else None
        text = matter.text("description") if matter is not None and entry is not None else None
        if entry is None or text is None or len(text) < _SHORTEST or not is_compared(post):
            return None
        if "{{" in text or "{%" in text or _SERIES.search(text):
            return None
        told = " ".join((text if text.isascii() else normalize("NFC", text)).split())
        return told, edition(post), *entry.value.span

    def check_site(self, facts: Sequence[Told], site: Site) -> Iterator[Across]:
        from postlint.rules.site._editions import told_once

        found = groups(compared(facts, site), _key)
        slips = (same for same in found if _is_slip(same, site))
        for posts, least in told_once(slips, site):
            spots = (
                Spot(path, Span(*fact[2:]), "a post with the same description")
                for path, fact in reversed(posts)
            )
            message = "another post has the same description"
            cause = f"the description “{posts[-1][1][0].casefold()}”"
            yield self.across(spots, message, least=least, cause=cause)


def _key(fact: Any) -> tuple[str, str]:
    told, edition, *_ = fact
    return told.casefold(), edition


def _is_slip(posts: Sequence[Told], site: Site) -> bool:
    """Whether a description that posts share is not the way of the site: of a series, or of a name
    that they have in folders of their own.
    """
    from postlint.rules.site._series import are_numbered_alike, are_series

    paths = [site.page(path) for path, _ in posts]
    names = Counter(name_parts(path)[-1].casefold() for path in paths)
    if 2 * max(names.values()) > len(paths):
        return False
    return not are_series(paths) and not are_numbered_alike(paths)
