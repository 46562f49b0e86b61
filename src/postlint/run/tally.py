"""What posts do, counted by section, to tell the habits of a site."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping

from postlint.profile.shared import Question
from postlint.results.kept import parsed

_FEWEST = 4
"""So many posts do something before it is a habit."""


class _Section:
    """How many posts a section has, and how many of them have each trait of a habit."""

    def __init__(self, posts: int = 0, having: Counter[str] | None = None) -> None:
        self.posts = posts
        self.having = having or Counter()

    def copy(self) -> _Section:
        return _Section(self.posts, Counter(self.having))

    def add(self, traits: str, posts: int) -> None:
        self.posts += posts
        for trait in set(traits.split("\n")):
            self.having[trait] += posts


def sections_in(asked: str) -> set[str]:
    """The sections that questions, as JSON, are about."""
    return {section for _, section, *_ in parsed(asked)}


def are_answers(asked: str, is_usual: Callable[[Question], bool]) -> bool:
    """Whether questions, as JSON, are answered so."""
    try:
        return all(is_usual((h, section, t)) == told for h, section, t, told in parsed(asked))
    except (ValueError, TypeError):
        return False


class Tally:
    """How many posts of each site and section have which traits."""

    def __init__(self) -> None:
        self._sections: dict[tuple[str, str, str], _Section] = {}
        self._answers: dict[tuple[str, Question], bool] = {}

    def copy(self) -> Tally:
        made = Tally()
        made._sections = {key: section.copy() for key, section in self._sections.items()}
        return made

    @classmethod
    def of(cls, tallies: Iterable[Tally]) -> Tally:
        """The tally of all sites of several, no two of which know the same site."""
        made = cls()
        for tally in tallies:
            made._sections |= tally._sections
        return made

    def absorb(self, other: Tally) -> None:
        """Takes in the posts that another one knows, none of which this one does."""
        for key, section in other._sections.items():
            mine = self._sections.setdefault(key, _Section())
            mine.posts += section.posts
            mine.having += section.having
        self._answers.clear()

    def of_sections(self, named: Collection[tuple[str, str]]) -> Tally:
        """The same of some sections alone, each with its site."""
        made = Tally()
        held = self._sections.items()
        made._sections = {key: one for key, one in held if (key[0], key[2]) in named}
        return made

    def moved(self, name: Callable[[str], str]) -> Tally:
        """The same, with other names for the sites."""
        made = Tally()
        held = self._sections.items()
        made._sections = {(name(site), habit, of): one for (site, habit, of), one in held}
        return made

    def add(self, site: str, section: str, traits: Mapping[str, str], posts: int = 1) -> None:
        """Takes in the traits that a post, or several alike, have by habit, as `Facts` has them."""
        for habit, text in traits.items():
            counted = self._sections.get((site, habit, section))
            if counted is None:
                counted = self._sections[site, habit, section] = _Section()
            counted.add(text, posts)
        if self._answers:
            self._answers.clear()

    def is_usual(self, site: str, question: Question) -> bool:
        """Whether more than half of the posts of a section, and not too few, have a trait."""
        key = site, question
        if key not in self._answers:
            self._answers[key] = self._is_usual(site, *question)
        return self._answers[key]

    def _is_usual(self, site: str, habit: str, section: str, trait: str) -> bool:
        found = self._sections.get((site, habit, section))
        if found is None:
            return False
        having = found.having[trait]
        return having >= _FEWEST and 2 * having > found.posts
