"""Posts that only show what a theme can do."""

from __future__ import annotations

from postlint.document.post import Post

_FOLDERS = frozenset(
    {
        "test",
        "tests",
        "testing",
        "demo",
        "demos",
        "sample",
        "samples",
        "examplesite",
        "example-site",
    }
)


def is_in_drafts(post: Post) -> bool:
    """Whether a post lies in the folder where Jekyll and Hexo keep what is not finished."""
    return "_drafts" in post.source.path.split("/")[:-1]


def is_sample(post: Post) -> bool:
    """Whether a post lies in a folder of such posts."""
    return not _FOLDERS.isdisjoint(post.source.path.lower().split("/")[:-1])
