"""The facts of sites, and what rules make of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import suppress

from postlint.profile.site import Site
from postlint.results.cache import Cache
from postlint.results.kept import NO_ITEMS, WrittenFacts, frozen, parsed
from postlint.rules.across import Across, Spot
from postlint.rules.catalogue import BUILT_IN
from postlint.rules.rule import Rule
from postlint.run.discovery import order
from postlint.run.site_findings import Fact, SiteFindings, Told
from postlint.run.tally import Tally
from postlint.run.workplace import Workplace
from postlint.source import Span

Silenced = tuple[tuple[str, int, int], ...]


class Sites:
    """What the posts of one or more sites tell of themselves, in any order.

    Facts stay JSON until their rule looks at them. As values they would take five times the memory.
    """

    def __init__(self, workplace: Workplace, cache: Cache | None = None) -> None:
        self.workplace = workplace
        self.silenced: dict[str, Silenced] = {}
        self._tally = Tally()
        self._findings = SiteFindings(cache, workplace)
        self._roots: dict[str, str] = {}
        self._facts: defaultdict[str, list[Told]] = defaultdict(list)
        self._habits: defaultdict[tuple[str, str], int] = defaultdict(int)
        """How many posts of a site have the same, by what is written of it: few differ."""

    def add(self, path: str, facts: WrittenFacts | None) -> None:
        """Takes in the facts of a post; None where none are asked.

        Raises ValueError or TypeError for what postlint did not write.
        """
        if facts is None:
            return
        habits, silenced, of_rules, digest = facts
        folder = path[: path.rfind("/") + 1]
        site = self._roots.get(folder)
        if site is None:
            site = self._roots[folder] = self.workplace.site_root(path)
        if silenced != NO_ITEMS:
            self.silenced[path] = frozen(parsed(silenced))
        self._facts[site].append(Told(path, of_rules, digest))
        self._habits[site, habits] += 1

    @property
    def tally(self) -> Tally:
        """What the posts that are known do."""
        for (site, habits), posts in self._habits.items():
            with suppress(ValueError, TypeError, AttributeError):  # not what postlint writes
                section, traits = parsed(habits)
                self._tally.add(site, section, traits, posts)
        self._habits.clear()
        return self._tally

    def findings(self) -> Iterator[Across]:
        """What rules about sites find, by site and rule. A rule that fails is reported so.

        The facts are looked at once: they are gone then.
        """
        for site in sorted(self._facts):
            facts = self._facts.pop(site)
            rank = order(told.path for told in facts)
            facts.sort(key=lambda fact: rank(fact.path))
            yield from self._findings.of(site, facts, self._found)

    def _found(self, rule_id: str, facts: Sequence[Fact], site: Site) -> Iterator[Across]:
        return findings(rule_id, facts, site, self.workplace)


def findings(
    rule_id: str, facts: Sequence[Fact], site: Site, workplace: Workplace
) -> Iterator[Across]:
    """What a rule makes of what it knows of the posts of a site, in order.

    A rule that fails is reported so.
    """
    first = facts[0][0]
    rule = workplace.site_rules(first)[rule_id]
    try:
        told = parsed(f"[{','.join([fact for _, fact in facts])}]")
        posts = [(path, frozen(fact)) for (path, _), fact in zip(facts, told, strict=True)]
        yield from map(_vetted, rule.check_site(posts, site))
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
