"""What posts do, counted by section, to tell the habits of a site."""

from __future__ import annotations

from collections import Counter

from postlint.profile.shared import Question
from postlint.report import Facts

_FEWEST = 4
"""So many posts do something before it is a habit."""


class Tally:
    """How many posts of each site and section have which traits."""

    def __init__(self) -> None:
        self._traits: dict[tuple[str, str, str], Counter[str]] = {}
        self._answers: dict[tuple[str, Question], bool] = {}

    def copy(self) -> Tally:
        made = Tally()
        made._traits = {key: Counter(counts) for key, counts in self._traits.items()}
        return made

    def add(self, site: str, facts: Facts | None) -> None:
        if facts is None:
            return
        for habit, traits in facts.traits.items():
            counts = self._traits.get((site, habit, facts.section))
            if counts is None:
                counts = self._traits[site, habit, facts.section] = Counter()
            counts[traits] += 1
        if self._answers:
            self._answers.clear()

    def is_usual(self, site: str, question: Question) -> bool:
        """Whether more than half of the posts of a section, and not too few, have a trait."""
        key = site, question
        if key not in self._answers:
            self._answers[key] = self._is_usual(site, *question)
        return self._answers[key]

    def _is_usual(self, site: str, habit: str, section: str, trait: str) -> bool:
        counts = self._traits.get((site, habit, section))
        if counts is None:
            return False
        having = sum(n for traits, n in counts.items() if trait in traits.split("\n"))
        return having >= _FEWEST and 2 * having > counts.total()
