"""What linting a file gives."""

from __future__ import annotations

from collections.abc import Mapping

from postlint.record import NamedTuple
from postlint.report import PostReport
from postlint.results.cache import Entry
from postlint.results.kept import NO_ITEMS, WrittenFacts


class Result(NamedTuple):
    """The report of a file, and what is to be kept of it, if anything."""

    report: PostReport
    entry: Entry | None = None
    costs: Mapping[str, float] | None = None
    """The seconds that rules took, by their ids, where that was asked for."""
    facts: WrittenFacts | None = None
    asked: str = NO_ITEMS
    """What rules asked about the site's other posts, and what they were told, as JSON."""
