"""What is worked out once for all posts that the same rules lint: which of them run on a post."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING

from postlint.document.post import Post
from postlint.profile.need import Need
from postlint.rules.plugin import checked
from postlint.rules.postlint.post_too_large import PostTooLarge
from postlint.rules.rule import Rule

if TYPE_CHECKING:
    from postlint.pipeline.costs import Check

Checks = tuple[tuple[Rule, "Check"], ...]


class Plan:
    """How rules lint posts."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self.limits = next((r for r in rules if isinstance(r, PostTooLarge)), PostTooLarge())
        self.telling_causes = frozenset(rule.id for rule in rules if rule.tells_causes)
        self._checks = tuple(
            (rule, _check(rule)) for rule in rules if type(rule).check is not Rule.check
        )
        self._asked_for = frozenset(tag for rule in rules for tag in rule.needs_elements)
        self._running: dict[tuple[frozenset[Need], frozenset[str]], Checks] = {}

    def checks(self, post: Post) -> Checks:
        """The rules that may find something in a post, in their order, each with its check.

        Of the elements that rules need, most posts have one of few sets.
        """
        tags = self._asked_for and self._asked_for & post.tree.tag_names
        key = post.known, tags
        found = self._running.get(key)
        if found is None:
            found = self._running[key] = tuple(
                (rule, check)
                for rule, check in self._checks
                if post.known.issuperset(rule.needs)
                and not (rule.needs_elements and tags.isdisjoint(rule.needs_elements))
            )
        return found


@lru_cache(maxsize=64)
def plan(rules: tuple[Rule, ...]) -> Plan:
    """The plan for rules: the same for most posts of a run."""
    return Plan(rules)


def _check(rule: Rule) -> Check:
    """How a rule checks posts: one that is not postlint's own is looked after."""
    return rule.check if rule.origin is None else partial(checked, rule)
