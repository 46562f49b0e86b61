"""What kind of quantity a question asks for, and which kinds an answer gives."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from postlint.meaning.terms.quantities import Quantity

_ASKING = re.compile(
    r"\bhow\s(?:(?P<time>long|soon|quickly|old)|(?P<every>often|frequently)"
    r"|(?P<length>tall|wide|deep|thick|far)|(?P<mass>heavy)|(?P<heat>hot|warm|cold))\b"
    r"|\b(?:(?P<degrees>temperature)|(?P<money>costs?|price|fee)|(?P<weight>weighs?|weight)"
    r"|(?P<size>height|width|depth)|(?P<age>what\sage))\b",
    re.IGNORECASE,
)
_KINDS = {"heat": "temperature", "degrees": "temperature", "weight": "mass"}
_KINDS |= {"size": "length", "age": "time"}
EVERY = "every"
"""The role of quantities that tell how often something is done."""
_MARK = "?"
"""Sets a kind apart from the words of a text, among which it stands."""


def kind_asked(question: str) -> frozenset[str]:
    """The kind of quantity that a question asks for; empty for most."""
    found = _ASKING.search(question)
    if found is None or found.lastgroup is None:
        return frozenset()
    return frozenset([_MARK + _KINDS.get(found.lastgroup, found.lastgroup)])


def kinds_given(quantities: Iterable[Quantity]) -> frozenset[str]:
    """The kinds of some quantities, as `kind_asked` names them."""
    return frozenset(map(kind_given, quantities))


def kind_given(quantity: Quantity) -> str:
    """The kind of a quantity, as `kind_asked` names it."""
    if quantity.around.role == EVERY:
        return _MARK + EVERY
    return _MARK + quantity.dimension.partition(" ")[0]  # money in dollars
