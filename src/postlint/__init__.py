"""postlint: a linter and validator for the posts of static sites."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__all__ = [
    "Across",
    "Applicability",
    "Diagnostic",
    "Edit",
    "Element",
    "Fix",
    "Habit",
    "Post",
    "Related",
    "Rule",
    "Severity",
    "Span",
    "Spot",
    "__version__",
    "faq",
    "lint",
]

if TYPE_CHECKING:
    from postlint.config.model import Config
    from postlint.diagnostic import Applicability, Diagnostic, Edit, Fix, Related, Severity
    from postlint.document.faq import faq
    from postlint.document.habit import Habit
    from postlint.document.html import Element
    from postlint.document.post import Post
    from postlint.report import PostReport
    from postlint.rules.across import Across, Spot
    from postlint.rules.rule import Rule
    from postlint.source import Span
    from postlint.version import __version__

_HOMES = {
    **dict.fromkeys(
        ("Applicability", "Diagnostic", "Edit", "Fix", "Related", "Severity"),
        "postlint.diagnostic",
    ),
    "faq": "postlint.document.faq",
    "Across": "postlint.rules.across",
    "Element": "postlint.document.html",
    "Habit": "postlint.document.habit",
    "Post": "postlint.document.post",
    "Rule": "postlint.rules.rule",
    "Span": "postlint.source",
    "Spot": "postlint.rules.across",
    "__version__": "postlint.version",
}


def lint(text: str, path: str = "post.md", config: Config | None = None) -> PostReport:
    """Lints a post's text as if it stood at `path`; its suffix says whether it is HTML.

    Reads no files. Returns a report with `source` and `diagnostics`.
    """
    from postlint.config.model import Config
    from postlint.pipeline.linter import lint as lint_source
    from postlint.profile.profile import Profile
    from postlint.source import Source

    settings = config or Config()
    return lint_source(
        Source(path, text),
        settings.profile(Profile()),
        settings.rules(settings.scope(path)),
        catalogue=settings.catalogue,
    )


def __getattr__(name: str) -> Any:
    """Imports the public names when they are first used: a cold start pays for none of them."""
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'postlint' has no attribute {name!r}")
