"""Fingerprints that are each diagnostic's own, as code scanners tell results apart by them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from postlint.diagnostic import Diagnostic
from postlint.report import PostReport
from postlint.results.fingerprint import fingerprint


class Numbering:
    """Numbers the diagnostics of a run that share a fingerprint.

    Those that are written alike in one post do, and what is told once a site where the run is about
    several sites.
    """

    def __init__(self) -> None:
        self._of_sites: Counter[str] = Counter()

    def fingerprinted(self, report: PostReport) -> Iterator[tuple[Diagnostic, str]]:
        """Each diagnostic of a post with a fingerprint that no other of the run has."""
        of_post: Counter[str] = Counter()
        for diagnostic in report.diagnostics:
            shared = fingerprint(diagnostic, report.source)
            is_of_site = diagnostic.cause is not None and diagnostic.cause.of_site
            seen = self._of_sites if is_of_site else of_post
            seen[shared] += 1
            yield diagnostic, f"{shared}:{seen[shared]}"
