"""What a generator makes of a value that is to be a date."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Literal

from postlint.record import NamedTuple

Fate = Literal["read", "moved", "lost", "refused"]


class Reading(NamedTuple):
    """The moment that a generator takes a value for, in UTC; a time without a zone counts as UTC.

    `fate` says what becomes of it: read as written; moved to another day, without a word; lost,
    so that the post is built as if the date were not there; or refused, and the build stops.
    The moment of the last two is None, as
    it is where no date was meant.
    """

    moment: datetime | None
    fate: Fate = "read"


UNSET = Reading(None)
"""No date, and none was meant."""
REFUSED = Reading(None, "refused")
LOST = Reading(None, "lost")

ReadDate = Callable[[object, bool], Reading]
"""From a value, as the generator's front matter reader gives it, and whether it was written plain
(without quotes, in YAML), to what it is as a date."""


def moment(year: int, month: int, day: int, seconds: float = 0, offset: int = 0) -> Reading | None:
    """The moment of a day, counted on from its first where the month has fewer days.

    `seconds` are those since midnight, `offset` those that its zone is ahead of UTC. None for a
    year that Python does not know. A month above 12 counts on into the next year.
    """
    try:
        first = datetime(year + (month - 1) // 12, (month - 1) % 12 + 1, 1, tzinfo=UTC)
        made = first + timedelta(days=day - 1, seconds=seconds)
        is_moved = (made.year, made.month, made.day) != (year, month, day)
        return Reading(made - timedelta(seconds=offset), "moved" if is_moved else "read")
    except (ValueError, OverflowError):
        return None
