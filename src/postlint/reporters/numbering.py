"""Fingerprints that are each diagnostic's own, as code scanners tell results apart by them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from postlint.diagnostic import Diagnostic
from postlint.report import PostReport
from postlint.results.fingerprint import fingerprint


def fingerprinted(report: PostReport) -> Iterator[tuple[Diagnostic, str]]:
    """Each diagnostic of a post with a fingerprint; those that are written alike are numbered."""
    seen: Counter[str] = Counter()
    for diagnostic in report.diagnostics:
        shared = fingerprint(diagnostic, report.source)
        seen[shared] += 1
        yield diagnostic, f"{shared}:{seen[shared]}"
