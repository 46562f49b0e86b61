"""What of a post would take too much to look through, counted before anything does."""

from __future__ import annotations

from postlint.document.post import Post

_FEW_TAGS = 600
_USUAL_DEPTH = 50
_WEIGHTS = {
    **dict.fromkeys("\n|[*_`&", 1),
    **dict.fromkeys("#=", 2),
    **dict.fromkeys(("<", "@"), 4),
    **dict.fromkeys(("://", "www."), 6),
}
"""The signs that Markdown and HTML are made of, and what each may cost against the others."""
MOST_MARKS = 150_000
"""How many of them the body of a post may have, by weight: a tag is four."""
MOST_LEVELS = 200_000
"""How many levels beyond the usual the elements of a post may stand in, all in all."""


def excess(post: Post) -> str | None:
    """What a post has too much of, in words; None where all of it may be looked through.

    What asks for the elements around each element takes as long as there are levels.
    """
    text = post.source.text
    if len(text) - post.body.start > MOST_MARKS // max(_WEIGHTS.values()):
        marks = sum(text.count(sign, post.body.start) * n for sign, n in _WEIGHTS.items())
        if marks > MOST_MARKS:
            return (
                f"its body has {marks:,} marks, a tag being four; postlint looks through "
                f"{MOST_MARKS:,} at most"
            )
    if text.count("<") < _FEW_TAGS:
        return None
    levels = post.tree.levels_beyond(_USUAL_DEPTH)
    if levels <= MOST_LEVELS:
        return None
    return (
        f"its elements stand in {levels:,} levels more than are usual; postlint looks through "
        f"{MOST_LEVELS:,} at most"
    )
