"""What a run found, in numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from postlint.diagnostic import Severity
from postlint.linter import PostReport


@dataclass
class Summary:
    """Counts of posts and of their diagnostics; grows as reports go by."""

    posts: int = 0
    severities: Counter[Severity] = field(default_factory=Counter)
    rules: Counter[str] = field(default_factory=Counter)
    fixable: int = 0

    def counting(self, reports: Iterable[PostReport]) -> Iterator[PostReport]:
        """The same reports, counted as they pass."""
        for report in reports:
            self.posts += 1
            for diagnostic in report.diagnostics:
                self.severities[diagnostic.severity] += 1
                self.rules[diagnostic.rule] += 1
                self.fixable += diagnostic.fix is not None
            yield report

    @property
    def worst(self) -> Severity | None:
        """The highest severity that was met."""
        return max(self.severities, default=None)

    def sentence(self) -> str:
        """The line that closes a run."""
        posts = counted(self.posts, "post")
        total = sum(self.severities.values())
        if not total:
            return f"No problems in {posts}."
        parts = [
            counted(self.severities[severity], word)
            for severity, word in (
                (Severity.ERROR, "error"),
                (Severity.WARNING, "warning"),
                (Severity.INFO, "note"),
            )
            if self.severities[severity]
        ]
        listed = parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
        return f"Found {listed} in {posts}."


def counted(number: int, word: str) -> str:
    """A number with its noun: "1 post", "2,550 posts"."""
    return f"{number:,} {word}{'' if number == 1 else 's'}"
