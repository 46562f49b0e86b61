"""What is said around a number: a bound, how often, of what age, of what thing, to each what."""

from __future__ import annotations

import re
from itertools import takewhile

from postlint.meaning.units import Unit
from postlint.meaning.words import content_stem, stem

_PER = re.compile(
    r"(?:[\s-]?(?:old|long|wide|tall|deep|thick|high|heavy|apart))?[\s-]?(?:"
    r"(?:/|per\s|(?:for\s)?(?:each|every)\s|an?\s"
    r"|for\san?\s(?=(?:hour|day|night|week|month|year)\b))(?P<word>[A-Za-z]+)"
    r"|(?P<adverb>daily|weekly|monthly|yearly|annually|nightly))",
    re.IGNORECASE,
)
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
    r"\b(?:(?P<every>every|each)|(?P<adding>adds?|adding)|by|subtract(?:s|ing)?|another|extra|additional)\s"
    r"(?:about |around |at least |up to |an? (?:extra|additional) )?$",
    re.IGNORECASE,
)
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


def bound(text: str, start: int, end: int, *, is_range: bool = False) -> str:
    """Whether a number is the least ("min") or the most ("max") that is meant.

    "From" only tells where a range begins.
    """
    before = text[max(0, start - 24) : start]
    least = _AT_LEAST.search(before)
    if (least and not (is_range and least["low"])) or _OR_MORE.match(text, end):
        return "min"
    if _AT_MOST.search(before) or _OR_LESS.match(text, end):
        return "max"
    return ""


def role(text: str, start: int, end: int, unit: Unit) -> str:
    """What sets a number apart: an interval, an age, a change, the size of each of several."""
    if _AGED.match(text, end):
        return "aged"
    if _OLD.match(text, end):
        return "old"
    if unit.name in _OF_AGES and _AT_AGE.search(text[max(0, start - 20) : start]):
        return "old"
    if unit.dimension in OF_STUFF and _EACH_OF.search(text[max(0, start - 40) : start]):
        return "each"
    before = _ROLE.search(text[max(0, start - 30) : start])
    if before and not (before["adding"] and unit.dimension in _ADDED):
        return "every" if before["every"] else "by"
    return "by" if _MORE.match(text, end) else ""


def thing(text: str, start: int, end: int, dimension: str) -> tuple[str, ...]:
    """The stems of the words for what a number is said to be of, or for."""
    found = _FOR.match(text, end)
    if dimension in OF_STUFF and not found:
        is_adjective = _ADJECTIVE.search(text[start:end])
        found = _OF.match(text, end) or (_FOLLOWING.match(text, end) if is_adjective else None)
    words = re.split(r"[\s-]", found[1]) if found else ()
    return tuple(takewhile(bool, map(content_stem, words)))


def per(text: str, end: int) -> str:
    """The stem of what a number holds for each of."""
    found = _PER.match(text, end)
    if not found:
        return ""
    return _ADVERBS[found["adverb"].lower()] if found["adverb"] else stem(found["word"])
