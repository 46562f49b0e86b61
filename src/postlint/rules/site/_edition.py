"""The version and the language that a post is of."""

from __future__ import annotations

from posixpath import dirname

from postlint.document.post import Post, derived
from postlint.profile.editions import of_folder
from postlint.rules.site._published import folder_and_language


@derived
def edition(post: Post) -> str:
    """What sets a post apart from those of other versions and languages."""
    path = post.place.path if post.place is not None else post.source.path
    language = folder_and_language(post)[1]
    return f"{language}:{of_folder(dirname(path))}"
