"""A fact that an answer and another place disagree in."""

from __future__ import annotations

from typing import Literal

from postlint.meaning.comparing.statement import Statement
from postlint.meaning.terms.sentences import Sentence
from postlint.record import NamedTuple

Kind = Literal["restated", "number", "name", "opposite"]


class Conflict(NamedTuple):
    """A fact that an answer and another place disagree in.

    `here` are the words of the answer's sentence, and `there` those of `other`: a sentence of the
    body, or the answer's own; the question where it is None.
    """

    kind: Kind
    statement: Statement
    other: Sentence | None
    here: str
    there: str
    is_sure: bool = True
