from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from postlint.diagnostic import Diagnostic, Related, Severity
from postlint.document.post import Post
from postlint.document.quoting import shortened
from postlint.rules.faq._meaning import stale_answers
from postlint.rules.rule import Rule

if TYPE_CHECKING:
    from postlint.meaning.comparing.changes import Change
    from postlint.meaning.finding.staleness import Stale
    from postlint.meaning.terms.tokens import Token

_MOST_SHOWN = 160


class FaqStaleAnswer(Rule):
    """The text was edited, and an answer of the FAQ still says what it said before.

    Only with `--since REVISION`, which gives the rule the earlier version of the post.

    ```markdown earlier
    Boil the water for three minutes before you pour it.

    ## FAQ

    ### How long do I boil the water?

    Boil the water for three minutes.
    ```

    ```markdown bad
    Boil the water for five minutes before you pour it.

    ## FAQ

    ### How long do I boil the water?

    Boil the water for three minutes.
    ```

    ```markdown good
    Boil the water for five minutes before you pour it.

    ## FAQ

    ### How long do I boil the water?

    Boil the water for five minutes.
    ```

    An answer that was edited while the text was not is reported as well. Only sentences that the
    edit changed come into question: their numbers, names, opposites ("safe", "dangerous"),
    negations and the items of their lists. Other words for the same, slips of the pen and what
    was added to the text are left alone. The post has to be in English.
    """

    id = "faq-stale-answer"
    severity: Severity = Severity.WARNING
    help = "Say the same in both places, or tell in the answer what is different there."

    def check(self, post: Post) -> Iterator[Diagnostic]:
        for stale, span, other in stale_answers(post):
            if stale.is_answer_edited:
                related = Related(other, "the text still says so here")
            else:
                related = Related(other, f"was “{shortened(stale.edit.old.text, _MOST_SHOWN)}”")
            line = post.source.position(other.start).line
            yield self.diagnostic(span, _message(stale, line), related=[related])


def _message(stale: Stale, line: int) -> str:
    """What was changed, and what was not: in words of both."""
    change, text = stale.change, f"the text at line {line}"
    edited, left = ("the answer", text) if stale.is_answer_edited else (text, "the answer")
    if change.kind == "item":
        return _of_item(change, edited, left, stale)
    before = _phrase(stale.edit.old.text, change.old, change.anchor)
    after = _phrase(stale.edit.new.text, change.new, _moved(stale, change))
    said = _still(stale, change)
    return f"{edited} was changed from “{before}” to “{after}”, and {left} still says “{said}”"


def _of_item(change: Change, edited: str, left: str, stale: Stale) -> str:
    if change.old:
        item = _phrase(stale.edit.old.text, change.old, None)
        return f"{edited} no longer names “{item}”, and {left} still does"
    item = _phrase(stale.edit.new.text, change.new, None)
    return f"{edited} now names “{item}” as well, and {left} does not"


def _phrase(text: str, side: tuple[Token, ...], anchor: Token | None) -> str:
    """The words of one side of a change as they stand, with the word that they deny."""
    marks = (*side, anchor) if anchor is not None else side
    if not marks:
        return shortened(text, _MOST_SHOWN)
    start, end = min(token.start for token in marks), max(token.end for token in marks)
    return shortened(text[start:end], _MOST_SHOWN)


def _moved(stale: Stale, change: Change) -> Token | None:
    """The word that a negation denies, where it stands in the new sentence."""
    if change.anchor is None:
        return None
    from postlint.meaning.terms.tokens import tokens

    run = tokens(stale.edit.new.text)
    return next((token for token in run if token.key == change.anchor.key), None)


def _still(stale: Stale, change: Change) -> str:
    if change.kind == "negation":
        return shortened(stale.sentence.text, _MOST_SHOWN)
    return stale.token.text
