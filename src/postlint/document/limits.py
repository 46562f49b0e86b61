"""What of a post would take too much to look through, counted before anything does."""

from __future__ import annotations

from postlint.document.post import Post

_FEW_TAGS = 600
_USUAL_DEPTH = 50
MOST_LEVELS = 200_000
"""How many levels beyond the usual the elements of a post may stand in, all in all."""


def excess(post: Post) -> str | None:
    """What a post has too much of, in words; None where all of it may be looked through.

    What asks for the elements around each element takes as long as there are levels.
    """
    if post.source.text.count("<") < _FEW_TAGS:
        return None
    levels = post.tree.levels_beyond(_USUAL_DEPTH)
    if levels <= MOST_LEVELS:
        return None
    return (
        f"its elements stand in {levels:,} levels more than are usual; postlint looks through "
        f"{MOST_LEVELS:,} at most"
    )
