"""How it is shown for people what can be mended."""

from __future__ import annotations

from postlint.diagnostic import Applicability, Diagnostic

MARKS = {Applicability.SAFE: "[*]", Applicability.UNSAFE: "[~]"}
"""What stands beside a rule whose diagnostic has a fix, by what the fix may do."""


def mark(diagnostic: Diagnostic) -> str:
    """The mark of a diagnostic's fix, with a space before it; empty where there is none."""
    return f" {MARKS[diagnostic.fix.applicability]}" if diagnostic.fix is not None else ""
