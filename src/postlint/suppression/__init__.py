"""Comments in a post that silence rules: read, obeyed, held against what they silence."""

from __future__ import annotations

from postlint.suppression.comments import Suppression, suppressions, unsilenced
from postlint.suppression.faults import Suppressed, faults

__all__ = ["Suppressed", "Suppression", "faults", "suppressions", "unsilenced"]
