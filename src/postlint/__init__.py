"""postlint: a linter and validator for the posts of static sites."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = ["Diagnostic", "Rule", "Severity", "lint"]

if TYPE_CHECKING:
    from postlint.config import Config
    from postlint.diagnostic import Diagnostic, Severity
    from postlint.linter import PostReport
    from postlint.rules.rule import Rule

_HOMES = {
    "Diagnostic": "postlint.diagnostic",
    "Severity": "postlint.diagnostic",
    "Rule": "postlint.rules.rule",
}


def lint(text: str, path: str = "post.md", config: Config | None = None) -> PostReport:
    """Lints a post's text as if it stood at `path`; its suffix says whether it is HTML.

    Reads no files. Returns a report with `source` and `diagnostics`.
    """
    from postlint.config import Config
    from postlint.linter import lint as lint_source
    from postlint.profile.profile import Profile
    from postlint.source import Source

    settings = config or Config()
    return lint_source(Source(path, text), settings.profile(Profile()), settings.rules())


def __getattr__(name: str) -> Any:
    """Imports the public names when they are first used: a cold start pays for none of them."""
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'postlint' has no attribute {name!r}")
