"""What an expression of a `Shortcode` comes to, given the parameters of a call."""

from __future__ import annotations

from functools import lru_cache

from postlint.document.mask import DYNAMIC
from postlint.document.shortcodes.parameters import Parameters, Value
from postlint.pattern import lazy
from postlint.record import NamedTuple

_BRACES = lazy(r"\{([^{}]*)\}")
_AS_NUMBERS = {"true": "1", "false": "0"}


class Piece(NamedTuple):
    """A stretch of text, from a parameter or, without a value, from the definition."""

    text: str
    value: Value | None = None


Pieces = tuple[Piece, ...]


def evaluate(expression: str, given: Parameters) -> Pieces | None:
    """The pieces that an expression stands for; None where what it needs is not given.

    Within braces, `true` and `false` are written as an address has them: 1 and 0.
    """
    if not expression:
        return None
    if "{" not in expression:
        piece = _alternative(expression, given)
        return None if piece is None else (piece,)
    pieces: list[Piece] = []
    for is_expression, part in _parts(expression):
        piece = _alternative(part, given) if is_expression else Piece(part)
        if piece is None:
            return None
        number = _AS_NUMBERS.get(piece.text) if is_expression else None
        pieces.append(Piece(number) if number else piece)
    return tuple(pieces)


def text_of(pieces: Pieces | None) -> str:
    return "".join(piece.text for piece in pieces or ())


def _alternative(expression: str, given: Parameters) -> Piece | None:
    for name in expression.split("|"):
        if name.startswith("="):
            return Piece(name[1:])
        if name == "?":
            return Piece(DYNAMIC)
        value = given.get(name)
        if value is not None and value.text:
            return Piece(value.text, value)
    return None


@lru_cache(maxsize=256)
def _parts(expression: str) -> tuple[tuple[bool, str], ...]:
    """The parts of a text with expressions in braces, each with whether it is one."""
    return tuple(
        (i % 2 == 1, part) for i, part in enumerate(_BRACES.split(expression)) if i % 2 or part
    )
