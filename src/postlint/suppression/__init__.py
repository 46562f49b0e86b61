"""Comments in a post that silence rules: read, obeyed, held against what they silence."""

from __future__ import annotations

from postlint.suppression.comments import Suppression, suppressions, unsilenced
from postlint.suppression.faults import Suppressed, faults
from postlint.suppression.markdownlint import of_markdownlint

__all__ = ["Suppressed", "Suppression", "faults", "of_markdownlint", "suppressions", "unsilenced"]
