"""The line that closes a run, for people."""

from __future__ import annotations

from collections.abc import Iterator

from postlint.reporters.reporter import Reporter
from postlint.reporters.summary import Summary


class Sentence(Reporter):
    """Writes one line: what was found, and what was fixed. Nothing where quiet is wanted."""

    for_programs = False

    def end(self, summary: Summary) -> Iterator[str]:
        if not self.style.quiet:
            yield summary.sentence() + "\n"
