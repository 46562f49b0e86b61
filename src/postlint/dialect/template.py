"""Which stretches of a post are template code and not content."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from postlint.dialect.shortcode import Shortcodes
from postlint.dialect.tags import Tags


@dataclass(frozen=True, slots=True, eq=False)
class Templates:
    """The template syntax that a generator runs in posts.

    `delimiters` are the pairs that enclose a call, `shortcodes` the calls that are known.
    `closer` is what comes before a paired call's name in its closing one. `apart` are the opening
    delimiters of calls whose inner text is no part of the Markdown around it, known or not.
    `includes` are the calls that run the file they name.
    `tags` are those at which the build may stop, `tags_from` says whose plugins bring further ones.
    """

    delimiters: tuple[tuple[str, str], ...] = ()
    shortcodes: Shortcodes = field(default_factory=dict)
    closer: str = "/"
    apart: frozenset[str] = frozenset()
    includes: frozenset[str] = frozenset()
    tags: Tags | None = None
    tags_from: Literal["", "jekyll", "hexo"] = ""


BRACES = (("{%", "%}"), ("{{", "}}"))
BRACES_AND_COMMENTS = (*BRACES, ("{#", "#}"))
NO_TEMPLATES = Templates()
