from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from postlint.diagnostic import Severity
from postlint.rules.across import Across, Spot
from postlint.rules.rule import Rule
from postlint.rules.site._groups import Told, compared
from postlint.source import Span

if TYPE_CHECKING:
    from postlint.document.post import Post
    from postlint.profile.site import Site


class DuplicatePost(Rule):
    """Two posts have nearly the same text.

    One was most often copied to start the other, or written twice. Readers meet both, and search
    engines choose one of them, which need not be the better.

    ```markdown bad path=content/posts/kettle.md
    ---
    title: A kettle from a shed
    ---
    The kettle came from a shed sale in spring, black with soot and with a dent the size of a thumb.
    I left it in warm water with washing soda for two nights, and by the second morning the worst
    had floated off in flakes. What stayed went under a wooden spatula, never a steel one, since
    copper scratches like butter.
    ```

    ```markdown bad path=content/notes/copper.md
    ---
    title: Copper, cleaned
    ---
    The kettle came from a shed sale in spring, black with soot and with a dent the size of a thumb.
    I left it in warm water with washing soda for three nights, and by the third morning the worst
    had floated off in flakes. What stayed went under a wooden spatula, never a steel one, since
    copper scratches like butter.
    ```

    ```markdown good path=content/posts/kettle.md
    ---
    title: A kettle from a shed
    ---
    The kettle came from a shed sale in spring, black with soot and with a dent the size of a thumb.
    I left it in warm water with washing soda for two nights, and by the second morning the worst
    had floated off in flakes. What stayed went under a wooden spatula, never a steel one, since
    copper scratches like butter.
    ```

    ```markdown good path=content/notes/copper.md
    ---
    title: Copper, cleaned
    ---
    My spatula is of beech. Last spring it took the soot off an old kettle that had stood two nights
    in washing soda, and left no mark: steel would have gone into the copper as into butter.
    ```

    Told at the last of the posts by path. Compared are runs of four words, and characters in
    scripts without spaces, whatever the markup and the line ends. Posts of less than fifty
    words are left out, as are drafts, what has expired, examples, and what is alike on purpose:
    translations, versions of the docs, folders that hold the same files, and pages that each
    name their own matter all along, as do those of a reference, of yearly events and of
    releases, and reminders and reposts of an earlier one. What more than three posts have in
    common is their template, and does not count. What is found in several versions or languages
    is told once.
    """

    id = "duplicate-post"
    severity: Severity = Severity.WARNING
    help = "Keep one of them, and let the other's address lead to it, or say what sets them apart."

    #: How much of their runs of words two posts have to share, from 0 to 1.
    least_shared: float = 0.75

    def facts(self, post: Post) -> object:
        from postlint.document.samples import is_sample
        from postlint.rules.site._edition import edition
        from postlint.rules.site._published import is_compared
        from postlint.rules.site._sketch import sketch
        from postlint.rules.site._spots import title_span

        if not is_compared(post) or is_sample(post):
            return None
        made = sketch(block.text for block in post.blocks)
        if made is None:
            return None
        return edition(post), made, post.title or "", *title_span(post)

    def check_site(self, facts: Sequence[Told], site: Site) -> Iterator[Across]:
        from postlint.rules.site._editions import told_once

        by_edition: defaultdict[str, list[Told]] = defaultdict(list)
        for post in compared(facts, site):
            by_edition[post[1][0]].append(post)
        found = [group for posts in by_edition.values() for group in self._alike(posts, site)]
        for group, least in told_once(found, site):
            spots = [_spot(post) for post in reversed(group)]
            names = " ".join(spot.path for spot in reversed(spots))
            message = "another post has nearly the same text"
            yield self.across(spots, message, least=least, cause=f"one text: {names}")

    def _alike(self, posts: Sequence[Told], site: Site) -> Iterator[list[Told]]:
        """Posts of one edition that have nearly the same text, by no template and on no purpose."""
        from postlint.rules.site._sketch import alike
        from postlint.rules.site._trees import outside_of_trees
        from postlint.rules.site._twins import are_twins

        def named(at: int) -> tuple[str, str]:
            return posts[at][0], posts[at][1][2]

        pairs = alike([fact[1] for _, fact in posts], self.least_shared)
        for group in _groups(
            pair
            for pair in outside_of_trees(pairs, [path for path, _ in posts])
            if not are_twins(site, *map(named, pair))
        ):
            yield [posts[at] for at in sorted(group)]


def _spot(post: Told) -> Spot:
    path, (_, _, _, *span) = post
    return Spot(path, Span(*span), "a post with nearly the same text")


def _groups(pairs: Iterator[tuple[int, int]]) -> Iterator[set[int]]:
    """What hangs together by pairs."""
    group_of: dict[int, set[int]] = {}
    for one, other in pairs:
        joined = group_of.get(one, {one}) | group_of.get(other, {other})
        for member in joined:
            group_of[member] = joined
    seen: set[int] = set()
    for member, group in group_of.items():
        if member not in seen:
            seen |= group
            yield group
