"""What is said around a number: a bound, how often, of what age, of what thing, to each what."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import takewhile
from typing import final

from postlint.meaning.terms.units import Unit
from postlint.meaning.terms.words import content_stem, stem

_PER = re.compile(
    r"(?:[\s-]?(?:times|old|long|wide|tall|deep|thick|high|heavy|apart))?[\s-]?(?:"
    r"(?:/|per\s|(?:for\s)?(?:each|every)\s|an?\s"
    r"|for\san?\s(?=(?:hour|day|night|week|month|year)\b))(?P<word>[A-Za-z]+)"
    r"|(?P<adverb>daily|weekly|monthly|yearly|annually|nightly))",
    re.IGNORECASE,
)
_OF_PER = re.compile(rf"\sof(?:\s[a-z-]+){{1,4}}?(?:{_PER.pattern})", re.IGNORECASE)
_ADVERBS = {"daily": "day", "weekly": "week", "monthly": "month", "yearly": "year"}
_ADVERBS |= {"annually": "year", "nightly": "night"}
_AT_LEAST = re.compile(
    r"(?:at least|minimum of|min\.?|(?:no|not) less than|more than|over|above|exceed(?:s|ing)?"
    r"|(?P<low>from)|starting at|beyond|older than|greater than|≥|>)"
    r"\s(?:about |around |the |age )?$",
    re.IGNORECASE,
)
_AT_MOST = re.compile(
    r"(?:at most|maximum of|max\.?|(?:no|not) more than|less than|under|below|up to|within"
    r"|as long as|fewer than|younger than|as much as|as many as|until|before|≤|<)"
    r"\s(?:about |around |the |age )?$",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"(?:\b(?:no|not|never|rarely|seldom|hardly|cannot)|n['’]t)\s(?:(?:be|take|go|get|last|cost)\s)?$",
    re.IGNORECASE,
)
_FARTHEST_DENIAL = 16
_OR_MORE = re.compile(
    r"\s?(?:\+|or (?:more|older|longer|above|higher)|and (?:up|over|older|above)|plus\b|minimum)"
)
_OR_LESS = re.compile(
    r"\s?(?:or (?:less|younger|fewer|below|under|lower)|and (?:under|below)|maximum|max\b)"
)
_OLD = re.compile(r"[\s-](?:old|of age)\b", re.IGNORECASE)
_AT_AGE = re.compile(r"\bat (?:about |around |approximately )?$", re.IGNORECASE)
_AGED = re.compile(r"-old\b", re.IGNORECASE)
_ROLE = re.compile(
    r"\b(?:(?P<every>every|each)|(?P<adding>adds?|adding)|(?P<by>by)|subtract(?:s|ing)?|another|extra|additional)\s"
    r"(?:about |around |at least |up to |an? (?:extra|additional) )?$",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"\b(?:(?:increas|reduc|decreas|extend|shorten|prolong|postpon|delay|shift|cut|mov|rais|lower"
    r"|var|differ)\w*|[a-z]{3,}er)\s(?:[\w-]+\s){0,4}by\s(?:about |around |up to )?$",
    re.IGNORECASE,
)
"""What tells that "by six months" is a change, and no point in time."""
_MORE = re.compile(
    r"\s(?:more|less|fewer|extra|additional|other|further|longer|shorter|later|earlier|sooner"
    r"|older|younger|higher|lower|taller|wider|deeper|thicker|thinner|bigger|larger|smaller"
    r"|heavier|lighter|warmer|hotter|cooler|colder|faster|slower|cheaper|dearer)\b",
    re.IGNORECASE,
)
_EACH_OF = re.compile(
    r"\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|several|many|few|some)"
    r"\s[a-z]+s\sof\s(?:about |around )?$",
    re.IGNORECASE,
)
_OF = re.compile(r"\sof\s((?:[A-Za-z]+[\s-]?){1,3})")
_FOR = re.compile(r"\sfor\san?\s((?:[A-Za-z]+[\s-]?){1,3})")
_FOLLOWING = re.compile(r"\s([A-Za-z]+)")
_ADJECTIVE = re.compile(r"[^\W_]-[^\W\d_]+$")
OF_STUFF = frozenset(["length", "mass", "volume", "area"])
"""The dimensions of quantities that are of something: "two cups of flour"."""
_ADDED = frozenset(["mass", "volume", "count"])
"""The dimensions of what is added to something else: that is no change of it."""
_OF_AGES = ("week", "month", "year")


@final
class Around:
    """What is said around a number that stands from `start` to `end` in a text, with its unit.

    Worked out when it is asked for: of most numbers it is not.
    """

    def __init__(self, text: str, start: int, end: int, unit: Unit, *, is_range: bool) -> None:
        self._text = text
        self._start = start
        self._end = end
        self._unit = unit
        self._is_range = is_range

    @cached_property
    def bound(self) -> str:
        """`min` for the least that is meant ("at least"), `max` for the most ("up to"), or "".

        "From" only tells where a range begins. What is denied is the other one: "never exceeds".
        """
        before = self._before(24)
        least = _AT_LEAST.search(before)
        if least and not (self._is_range and least["low"]):
            return "max" if self._is_denied(before[least.start() :]) else "min"
        if self._followed(_OR_MORE):
            return "min"
        most = _AT_MOST.search(before)
        if most:
            return "min" if self._is_denied(before[most.start() :]) else "max"
        return "max" if self._followed(_OR_LESS) else ""

    def _is_denied(self, bound: str) -> bool:
        """Whether a "not" stands before the words that set a bound."""
        before = self._before(len(bound) + _FARTHEST_DENIAL)
        return _DENIED.search(before[: len(before) - len(bound)]) is not None

    @cached_property
    def role(self) -> str:
        """What sets it apart, so that it cannot be compared with others; "" for most.

        `every` (how often), `old` (an age), `aged` (an age that tells which one is meant, "a
        6-month-old dog"), `by` (a change), `each` (the size of each of several).
        """
        dimension = self._unit.dimension
        if self._followed(_AGED):
            return "aged"
        if self._followed(_OLD):
            return "old"
        if self._unit.name in _OF_AGES and _AT_AGE.search(self._before(20)):
            return "old"
        if dimension in OF_STUFF and _EACH_OF.search(self._before(40)):
            return "each"
        before = _ROLE.search(self._before(30))
        if before and before["by"] and self._unit.name in _OF_AGES:
            return "by" if _CHANGED.search(self._before(60)) else "old"
        if before and not (before["adding"] and dimension in _ADDED):
            return "every" if before["every"] else "by"
        return "by" if self._followed(_MORE) else ""

    @cached_property
    def thing(self) -> tuple[str, ...]:
        """The stems of what it is said to be of or for: "two cups of flour", "a 6-inch gap"."""
        found = self._followed(_FOR)
        if self._unit.dimension in OF_STUFF and not found:
            is_adjective = _ADJECTIVE.search(self._text[self._start : self._end])
            found = self._followed(_OF) or (self._followed(_FOLLOWING) if is_adjective else None)
        words = re.split(r"[\s-]", found[1]) if found else ()
        return tuple(takewhile(bool, map(content_stem, words)))

    @cached_property
    def per(self) -> str:
        """The stem of what it is for each of ("a day"); "" for most."""
        found = self._followed(_PER)
        if not found and self._unit.dimension in OF_STUFF:
            found = self._followed(_OF_PER)
        if not found:
            return ""
        return _ADVERBS[found["adverb"].lower()] if found["adverb"] else stem(found["word"])

    def _before(self, most: int) -> str:
        return self._text[max(0, self._start - most) : self._start]

    def _followed(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        return pattern.match(self._text, self._end)
