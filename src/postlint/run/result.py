"""What linting a file gives."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from postlint.profile.shared import Question
from postlint.report import PostReport
from postlint.results.cache import Entry


class Result(NamedTuple):
    """The report of a file, and what is to be kept of it, if anything."""

    report: PostReport
    entry: Entry | None = None
    costs: Mapping[str, float] | None = None
    """The seconds that rules took, by their ids, where that was asked for."""
    asked: Mapping[Question, bool] | None = None
    """What rules asked about the site's other posts, and what they were told."""
