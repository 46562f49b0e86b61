"""The facts of sites, and what rules make of them."""

from __future__ import annotations

import marshal
from collections import defaultdict
from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import Any

from postlint.report import Facts
from postlint.results.kept import frozen
from postlint.rules.across import Across, Spot
from postlint.rules.catalogue import BUILT_IN
from postlint.rules.rule import Rule
from postlint.run.tally import Tally
from postlint.run.workplace import Workplace
from postlint.source import Span

Silenced = tuple[tuple[str, int, int], ...]
_Fact = tuple[str, Any]


_PACKED = 512
"""So many facts are packed together."""


class _Facts:
    """What a rule knows of the posts of a site, packed until it is looked at.

    As values they would take five times the memory: all rules' facts of all posts lie there, and
    are looked at rule by rule.
    """

    __slots__ = ("_last", "_packed")

    def __init__(self) -> None:
        self._packed: list[bytes] = []
        self._last: list[tuple[int, Any]] = []

    def add(self, at: int, fact: Any) -> None:
        """Takes in the fact of the post at a place in the list of all paths."""
        self._last.append((at, fact))
        if len(self._last) == _PACKED:
            self._packed.append(marshal.dumps(self._last))
            self._last = []

    def taken(self, paths: Sequence[str]) -> list[_Fact]:
        """The facts by path, in order; they are no longer here then."""
        found: list[_Fact] = []
        self._packed.reverse()
        while self._packed:
            found += [(paths[at], fact) for at, fact in marshal.loads(self._packed.pop())]
        found += [(paths[at], fact) for at, fact in self._last]
        self._last = []
        found.sort(key=itemgetter(0))
        return found


class Sites:
    """What the posts of one or more sites tell of themselves, in any order."""

    def __init__(self, workplace: Workplace) -> None:
        self.workplace = workplace
        self.tally = Tally()
        self.silenced: dict[str, Silenced] = {}
        self._roots: dict[str, str] = {}
        self._paths: list[str] = []
        self._facts: defaultdict[tuple[str, str], _Facts] = defaultdict(_Facts)

    def add(self, path: str, facts: Facts | list[Any] | None) -> None:
        """Takes in the facts of a post, or what is kept of them; None where none are asked.

        Raises ValueError, TypeError or AttributeError for what postlint did not write.
        """
        if facts is None:
            return
        section, of_rules, traits, silenced = facts
        folder = path.rpartition("/")[0]
        site = self._roots.get(folder)
        if site is None:
            site = self._roots[folder] = self.workplace.site_root(path)
        for rule, fact in of_rules.items():
            self._facts[site, rule].add(len(self._paths), frozen(fact))
        self._paths.append(path)
        if traits:
            self.tally.add(site, section, traits)
        if silenced:
            self.silenced[path] = frozen(silenced)

    def findings(self) -> Iterator[Across]:
        """What rules about sites find, by site and rule. A rule that fails is reported so.

        The facts are looked at once: they are gone then.
        """
        for (_, rule_id), packed in sorted(self._facts.items(), key=lambda item: item[0]):
            yield from findings(rule_id, packed.taken(self._paths), self.workplace)


def findings(rule_id: str, facts: list[tuple[str, Any]], workplace: Workplace) -> Iterator[Across]:
    """What a rule makes of what it knows of the posts of a site, by path, in order.

    A rule that fails is reported so.
    """
    first = facts[0][0]
    rule = workplace.site_rules(first)[rule_id]
    site = workplace.folder(first).site
    try:
        yield from map(_vetted, rule.check_site(facts, site))
    except (Exception, SystemExit) as error:  # noqa: BLE001 - the others go on
        yield _failed(rule, first, error)


def _vetted(found: Across) -> Across:
    """What a rule yields, if it is what it should be. Raises TypeError."""
    if not isinstance(found, Across) or not isinstance(found.message, str):
        raise TypeError("`check_site` should yield what `self.across` makes")
    return found._replace(spots=tuple(spot._replace(span=Span(*spot.span)) for spot in found.spots))


def _failed(rule: Rule, path: str, error: BaseException) -> Across:
    whose = f"the rule {rule.id} of {rule.origin}" if rule.origin else rule.id
    return BUILT_IN.load("internal-error")().across(
        [Spot(path, Span(0, 0), "")],
        f"{whose} failed on the site: {type(error).__name__}: {error}",
        least=1,
        help=f"`--ignore {rule.id}` leaves it out. Please tell whoever maintains the rule.",
    )
