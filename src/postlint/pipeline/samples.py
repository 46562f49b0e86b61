"""What posts show on purpose: markup as it looks, in themes' style guides and demos."""

from __future__ import annotations

from postlint.diagnostic import Diagnostic
from postlint.document.post import Post

_GROUPS = frozenset({"headings", "images", "links", "embeds"})
_RULES = frozenset({"obsolete-element", "obsolete-attribute"})


def without_shown(found: list[Diagnostic], post: Post) -> list[Diagnostic]:
    """The diagnostics of a post but those of markup that it only shows."""
    if not any(map(is_of_markup, found)):
        return found
    from postlint.document.samples import shows_markup  # most posts have no fault in their body

    if not shows_markup(post):
        return found
    return [diagnostic for diagnostic in found if not is_of_markup(diagnostic)]


def is_of_markup(diagnostic: Diagnostic) -> bool:
    """Whether a diagnostic is about what the markup of a body makes."""
    return diagnostic.group in _GROUPS or diagnostic.rule in _RULES
