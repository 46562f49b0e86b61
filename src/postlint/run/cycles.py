"""How rarely Python looks for cycles while many posts are linted."""

from __future__ import annotations

import gc

_OBJECTS_BETWEEN_COLLECTIONS = 10_000
"""Trees are cycles. With Python's own 700, a twentieth of the time goes into looking for them."""


def collect_from_here() -> None:
    """Lets Python look for the cycles that posts leave, and not in what is there already."""
    gc.freeze()
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
