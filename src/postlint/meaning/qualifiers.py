"""What is said around a number: a bound, how often, of what age, of what thing, to each what."""

from __future__ import annotations

import re

from postlint.meaning.units import Unit
from postlint.meaning.words import content_stems, stem

_PER = re.compile(
    r"(?:[\s-]?(?:old|long|wide|tall|deep|thick|high|heavy|apart))?[\s-]?(?:"
    r"(?:/|per\s|(?:for\s)?(?:an?|each|every)\s)(?P<word>[A-Za-z]+)"
    r"|(?P<adverb>daily|weekly|monthly|yearly|annually|nightly))",
    re.IGNORECASE,
)
_ADVERBS = {"daily": "day", "weekly": "week", "monthly": "month", "yearly": "year"}
_ADVERBS |= {"annually": "year", "nightly": "night"}
_AT_LEAST = re.compile(
    r"(?:at least|minimum of|min\.?|(?:no|not) less than|more than|over|above|exceed(?:s|ing)?"
    r"|from|starting at|beyond|older than|greater than|≥|>)"
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
    r"\b(?P<word>every|each|by|add|adds|adding|another|extra|additional)\s"
    r"(?:about |around |an? (?:extra|additional) )?$",
    re.IGNORECASE,
)
_ROLES = {"every": "every", "each": "every"}
_MORE = re.compile(r"\s(?:more|extra|additional)\b", re.IGNORECASE)
_OF = re.compile(r"\sof\s((?:[A-Za-z]+[\s-]?){1,3})")
_ADJECTIVE = re.compile(r"\s([A-Za-z]+)")
_OF_AGES = ("week", "month", "year")


def bound(text: str, start: int, end: int) -> str:
    """Whether a number is the least ("min") or the most ("max") that is meant."""
    before = text[max(0, start - 24) : start]
    if _AT_LEAST.search(before) or _OR_MORE.match(text, end):
        return "min"
    if _AT_MOST.search(before) or _OR_LESS.match(text, end):
        return "max"
    return ""


def role(text: str, start: int, end: int, unit: Unit) -> str:
    """What sets a number apart: an interval, an age, a change."""
    if _AGED.match(text, end):
        return "aged"
    if _OLD.match(text, end):
        return "old"
    if unit.name in _OF_AGES and _AT_AGE.search(text[max(0, start - 20) : start]):
        return "old"
    before = _ROLE.search(text[max(0, start - 30) : start])
    if before:
        return _ROLES.get(before["word"].lower(), "by")
    return "by" if _MORE.match(text, end) else ""


def thing(text: str, start: int, end: int) -> str:
    """The stem of what a number is said to be of."""
    found = _OF.match(text, end) or ("-" in text[start:end] and _ADJECTIVE.match(text, end))
    stems = content_stems(found[1]) if found else []
    return stems[-1] if stems else ""


def per(text: str, end: int) -> str:
    """The stem of what a number holds for each of."""
    found = _PER.match(text, end)
    if not found:
        return ""
    return _ADVERBS[found["adverb"].lower()] if found["adverb"] else stem(found["word"])
