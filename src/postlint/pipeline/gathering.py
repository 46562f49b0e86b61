"""What a post tells of itself to the rules that look at its whole site."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from postlint.document.habit import Habit, section
from postlint.document.post import Post
from postlint.report import Facts
from postlint.rules.rule import Rule
from postlint.suppression import Suppression, of_markdownlint, suppressions

_PLAIN = frozenset({str, int, float, bool, type(None)})


class FactsError(Exception):
    """A rule failed to say what its site needs to know of a post, for this reason."""

    def __init__(self, rule: Rule, reason: Exception) -> None:
        super().__init__(rule, reason)
        self.rule = rule
        self.reason = reason


def facts(post: Post, rules: tuple[Rule, ...]) -> Facts | None:
    """The facts that rules ask for; None where none of them asks. Raises FactsError."""
    asking, habits = _plan(rules)
    if not asking and not habits:
        return None
    of_rules = {rule.id: fact for rule in asking if (fact := _fact(rule, post)) is not None}
    traits = {habit.name: text for habit in habits if (text := "\n".join(habit.traits(post)))}
    comments = (*suppressions(post), *of_markdownlint(post, asking)) if of_rules else ()
    silenced = tuple(_silenced(comments, asking)) if comments else ()
    return Facts(section(post) if traits else "", of_rules, traits, silenced)


@lru_cache(maxsize=64)
def _plan(rules: tuple[Rule, ...]) -> tuple[tuple[Rule, ...], tuple[Habit, ...]]:
    """The rules that ask for facts, and the habits that rules ask about."""
    asking = tuple(rule for rule in rules if rule.is_of_site())
    return asking, tuple(dict.fromkeys(habit for rule in rules for habit in rule.habits))


def _fact(rule: Rule, post: Post) -> Any:
    if rule.needs and not post.known.issuperset(rule.needs):
        return None
    try:
        return plain(rule.facts(post))
    except Exception as error:
        raise FactsError(rule, error) from error


def plain(value: Any) -> Any:
    """A value as it is kept: named tuples and lists as tuples. Raises TypeError for others."""
    if type(value) in _PLAIN:
        return value
    if isinstance(value, tuple | list):
        if _PLAIN.issuperset(map(type, value)):
            return tuple(value)
        return tuple([plain(item) for item in value])
    raise TypeError(f"facts are text, numbers and tuples of them, and no {type(value)}")


def _silenced(
    comments: tuple[Suppression, ...], asking: tuple[Rule, ...]
) -> Iterator[tuple[str, int, int]]:
    """What comments silence of these rules, with where."""
    names = {name for rule in asking for name in (rule.id, rule.group())}
    for suppression in comments:
        for name, _ in suppression.names:
            if name in names:
                yield name, *suppression.covers
