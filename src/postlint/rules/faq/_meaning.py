"""What rules on meaning share: how an answer relates to the post, and where the two disagree."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from postlint.diagnostic import Diagnostic, Related, Severity
from postlint.document.faq import faq
from postlint.document.post import Post, derived
from postlint.rules.rule import Rule
from postlint.source import Span

if TYPE_CHECKING:
    from postlint.meaning.finding.conflict import Conflict
    from postlint.meaning.finding.staleness import Stale
    from postlint.meaning.finding.support import Support

Kind = Literal["restated", "number", "name", "opposite"]


def answers(post: Post) -> tuple[Support, ...]:
    """How each answer of the FAQ relates to the post."""
    if not faq(post):
        return ()
    from postlint.meaning.finding.support import supports

    return supports(post)


def conflicting(rule: Rule, post: Post, kind: Kind) -> Iterator[Diagnostic]:
    """The diagnostics of a rule on the conflicts of one kind between answers and the body."""
    if not faq(post):
        return
    from postlint.meaning.finding.conflicts import conflicts

    told = {span for _, span, _ in stale_answers(post)}  # `faq-stale-answer` speaks
    for conflict in conflicts(post):
        if conflict.kind == kind:
            found = _diagnostic(rule, post, conflict)
            if found.span not in told:
                yield found


@derived
def stale_answers(post: Post) -> tuple[tuple[Stale, Span, Span], ...]:
    """What an edit left behind: where that is, and where the other place is."""
    if post.earlier is None or not faq(post):
        return ()
    from postlint.meaning.finding.staleness import stale_sentences

    return tuple((stale, *_places(post, stale)) for stale in stale_sentences(post))


def _places(post: Post, stale: Stale) -> tuple[Span, Span]:
    from postlint.meaning.terms.places import place_of

    if stale.is_answer_edited:
        return place_of(post, stale.edit.new, stale.pair), place_of(post, stale.sentence)
    return place_of(post, stale.sentence, stale.pair), place_of(post, stale.edit.new)


def _diagnostic(rule: Rule, post: Post, conflict: Conflict) -> Diagnostic:
    from postlint.meaning.terms.places import place_of

    pair = conflict.statement.pair
    span = place_of(post, conflict.statement.sentence, pair)
    if conflict.other is conflict.statement.sentence:
        return rule.diagnostic(span, f"“{conflict.there}” is not “{conflict.here}”")
    other = pair.span if conflict.other is None else place_of(post, conflict.other)
    line = post.source.position(other.start).line
    there = "the question" if conflict.other is None else "the text"
    severity = rule.severity if conflict.is_sure else min(rule.severity, Severity.WARNING)
    message = f"{_said(conflict.here, conflict.there)}: {there} at line {line} {_against(conflict)}"
    related = [Related(other, _related(conflict))]
    return rule.diagnostic(span, message, related=related, severity=severity)


def _said(here: str, there: str) -> str:
    return f"the answer says “{here}”" if here else f"the answer leaves out “{there}”"


def _against(conflict: Conflict) -> str:
    if not conflict.here:
        return "has it"
    return f"says “{conflict.there}”" if conflict.there else "does not"


def _related(conflict: Conflict) -> str:
    return f"“{conflict.there}” here" if conflict.there else "without it here"
