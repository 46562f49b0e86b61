"""How many places a diagnostic stands for, in words."""

from __future__ import annotations

from postlint.diagnostic import Diagnostic
from postlint.reporters.summary import counted


def message(diagnostic: Diagnostic) -> str:
    """What is wrong, with the number of places where there are several."""
    if diagnostic.places == 1:
        return diagnostic.message
    return f"{diagnostic.message} ({counted(diagnostic.places, 'place')})"
