"""What somebody meant who misspelt a name."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def suggest(name: str, known: Iterable[str]) -> str | None:
    """ "Did you mean …?" with the known name nearest to this one; None where none is near."""
    near = get_close_matches(name.lower(), list(known), 1, 0.6)
    return f"Did you mean `{near[0]}`?" if near else None
