"""What was found in a post: all that passes from the linter, or the cache, to reporters."""

from __future__ import annotations

from typing import NamedTuple

from postlint.diagnostic import Diagnostic
from postlint.source import Source


class PostReport(NamedTuple):
    """What was found in one post. Diagnostics are sorted by offset, then by rule.

    `forgiven` are those that a baseline records: they are there, and do not count.
    """

    source: Source
    diagnostics: tuple[Diagnostic, ...]
    forgiven: tuple[Diagnostic, ...] = ()
