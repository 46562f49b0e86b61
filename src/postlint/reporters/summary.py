"""What a run found, in numbers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Literal

from postlint.diagnostic import FAILED, Applicability, Severity
from postlint.report import PostReport
from postlint.reporters.fix_marks import MARKS

if TYPE_CHECKING:
    from postlint.pipeline.costs import Costs


class Summary:
    """Counts of posts and of their diagnostics; grows as reports go by.

    `forgiven` are those that a baseline records, `gone` what it records and is no longer there, by
    rule. `fixes_of` counts fixes by rule. `costs` are what rules took, where that is asked for.
    """

    def __init__(self) -> None:
        self.posts = 0
        self.severities: Counter[Severity] = Counter()
        self.rules: Counter[str] = Counter()
        self.fixes_of: defaultdict[str, Counter[Applicability]] = defaultdict(Counter)
        self.fixes: Literal["made", "shown"] | None = None
        self.fixed: Counter[str] = Counter()
        self.fixed_posts = 0
        self.forgiven = 0
        self.gone: Counter[str] = Counter()
        self.costs: Costs | None = None

    def counting(self, reports: Iterable[PostReport]) -> Iterator[PostReport]:
        """The same reports, counted as they pass."""
        for report in reports:
            self.posts += 1
            for diagnostic in report.diagnostics:
                self.severities[diagnostic.severity] += 1
                self.rules[diagnostic.rule] += 1
                if (fix := diagnostic.fix) is not None:
                    self.fixes_of[diagnostic.rule][fix.applicability] += 1
            yield report

    def absorb(self, other: Summary) -> None:
        """Counts what another one counted of other posts as well."""
        self.posts += other.posts
        self.severities += other.severities
        self.rules += other.rules
        for rule, fixes in other.fixes_of.items():
            self.fixes_of[rule] += fixes

    @property
    def has_failed(self) -> bool:
        """Whether a rule failed on a post."""
        return self.rules[FAILED] > 0

    @property
    def fixable(self) -> int:
        """How many have a fix."""
        return sum(fixes.total() for fixes in self.fixes_of.values())

    @property
    def safely_fixable(self) -> int:
        """How many have a safe one."""
        return sum(fixes[Applicability.SAFE] for fixes in self.fixes_of.values())

    def count_fixed(self, rules: Counter[str]) -> None:
        """Counts a post whose fixes were made, or shown: how many of each rule."""
        self.fixed_posts += 1
        self.fixed += rules

    def sentence(self) -> str:
        """The line that closes a run."""
        parts = (self._fixes(), self._problems(), self._forgiven(), self._can_be_fixed())
        return " ".join(filter(None, parts))

    def _fixes(self) -> str | None:
        if self.fixes is None:
            return None
        verb = "Fixed" if self.fixes == "made" else "Would fix"
        number = counted(sum(self.fixed.values()), "problem")
        return f"{verb} {number} in {counted(self.fixed_posts, 'post')}."

    def _problems(self) -> str:
        if not self.posts:
            return "No post was linted."
        posts = counted(self.posts, "post")
        total = sum(self.severities.values())
        remain = "" if self.fixes != "made" else " remains" if total == 1 else " remain"
        if not total:
            new = " new" if self.forgiven and not remain else ""
            return f"No{new} problems{remain} in {posts}."
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
        return f"{listed}{remain} in {posts}." if remain else f"Found {listed} in {posts}."

    def _forgiven(self) -> str | None:
        return f"The baseline forgives {self.forgiven:,}." if self.forgiven else None

    def _can_be_fixed(self) -> str | None:
        if self.fixes == "shown":
            return None
        unsafely = self.fixable - self.safely_fixable
        safely = self.safely_fixable if self.fixes is None else 0
        safe, unsafe = MARKS.values()
        offers = [(safe, safely, "`--fix`"), (unsafe, unsafely, "`--fix --unsafe-fixes`")]
        parts = [f"{mark} {number:,} with {option}" for mark, number, option in offers if number]
        return f"Can be fixed: {', '.join(parts)}." if parts else None


def counted(number: int, word: str) -> str:
    """A number with its noun: "1 post", "2,550 posts"."""
    return f"{number:,} {word}{'' if number == 1 else 's'}"
