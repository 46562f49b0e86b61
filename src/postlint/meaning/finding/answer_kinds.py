"""What kind of quantity a question asks for, and which kinds an answer seems to give."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from postlint.meaning.terms.units import UNITS
from postlint.meaning.terms.words import content_stem, stem

if TYPE_CHECKING:
    from postlint.meaning.terms.quantities import Quantity

_ASKING = re.compile(
    r"\bhow\s(?:(?P<time>long|soon|quickly|old)|(?P<every>often|frequently)"
    r"|(?P<length>tall|wide|deep|thick|far)|(?P<mass>heavy)|(?P<heat>hot|warm|cold))\b"
    r"|\b(?:(?P<degrees>temperature)|(?P<money>costs?|price|fee)|(?P<weight>weighs?|weight)"
    r"|(?P<size>height|width|depth)|(?P<age>what\sage))\b",
    re.IGNORECASE,
)
_HOW = "long soon quickly old often frequently tall wide deep thick far heavy hot warm cold"
HOW = frozenset(map(stem, _HOW.split()))
"""The stems of words that stand behind "how" and tell nothing of what is asked about."""
_WHAT = "temperature cost price fee weigh weight height width depth age"
_TELLING = HOW | frozenset(map(stem, _WHAT.split()))
"""The stems of words one of which stands in each question that asks so."""
_KINDS = {"heat": "temperature", "degrees": "temperature", "weight": "mass"}
_KINDS |= {"size": "length", "age": "time"}
EVERY = "every"
"""The role of quantities that tell how often something is done."""
_MARK = "?"
"""Sets a kind apart from the words of a text, among which it stands."""
_SIGNS = {
    _MARK + "money": re.compile("[$€£¥₹]"),
    _MARK + "temperature": re.compile("°"),
    _MARK + EVERY: re.compile(r"\b[Ee](?:very|ach)\b"),
}
"""What tells a kind besides the names of units."""


def kind_asked(question: str, words: frozenset[str]) -> frozenset[str]:
    """The kind of quantity that a question with these words asks for; empty for most."""
    found = None if words.isdisjoint(_TELLING) else _ASKING.search(question)
    if found is None or found.lastgroup is None:
        return frozenset()
    return frozenset([_MARK + _KINDS.get(found.lastgroup, found.lastgroup)])


def kinds_given(text: str, words: frozenset[str], wanted: frozenset[str]) -> Iterator[str]:
    """Those of some kinds that a sentence with numbers gives, as signs and stems of words tell."""
    for kind in wanted:
        signs = _SIGNS.get(kind)
        if not words.isdisjoint(_stems()[kind]) or (signs and signs.search(text)):
            yield kind


@cache
def _stems() -> dict[str, frozenset[str]]:
    """The stems of the names of units of each kind."""
    found: dict[str, set[str]] = {_MARK + EVERY: set()}
    for name, unit in UNITS.items():
        found.setdefault(_kind_of(unit.dimension), set()).add(content_stem(name))
    found[_kind_of("temperature")] = found[_kind_of("angle")]
    return {kind: frozenset(stems) - {""} for kind, stems in found.items()}


def _kind_of(dimension: str) -> str:
    return _MARK + dimension.partition(" ")[0]  # money in dollars


def kind_given(quantity: Quantity) -> str:
    """The kind of a quantity, as `kind_asked` names it."""
    if quantity.around.role == EVERY or quantity.noun == ("time",):
        return _MARK + EVERY
    is_angle = quantity.dimension == "angle"  # so are degrees of no scale
    return _kind_of("temperature" if is_angle else quantity.dimension)
