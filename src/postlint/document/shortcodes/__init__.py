"""Shortcodes, tags and includes as the content that they make."""

from postlint.document.shortcodes.elements import QUESTION
from postlint.document.shortcodes.expansion import expanded

__all__ = ["QUESTION", "expanded"]
