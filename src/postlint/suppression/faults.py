"""What is wrong with the suppressions of a post: unknown rules, nothing silenced, no reason."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from postlint.diagnostic import Diagnostic
from postlint.document.post import Post
from postlint.record import NamedTuple
from postlint.rules.catalogue import Catalogue
from postlint.rules.rule import Rule
from postlint.source import Span
from postlint.suggestion import suggest
from postlint.suppression.comments import Suppression


class Suppressed(NamedTuple):
    """A post with its suppressions, what its rules found before these silenced it, and the rules.

    `catalogue` has all rules that there are, `rules` are those that ran.
    """

    post: Post
    suppressions: tuple[Suppression, ...]
    found: tuple[Diagnostic, ...]
    rules: tuple[Rule, ...]
    catalogue: Catalogue


def faults(rule: Rule, suppressed: Suppressed) -> Iterator[Diagnostic]:
    """What a rule says of a post's suppressions: nothing, where it is not about these."""
    if rule.id in _FAULTS:
        yield from _FAULTS[rule.id](rule, suppressed)


def _unknown(rule: Rule, suppressed: Suppressed) -> Iterator[Diagnostic]:
    known = {*suppressed.catalogue.ids, *suppressed.catalogue.groups}
    for suppression in suppressed.suppressions:
        if not suppression.names and suppression.kind != "enable":
            yield rule.diagnostic(
                suppression.span,
                "this suppression names no rule, so nothing is silenced",
                help=f"Write `postlint-{suppression.kind} RULE`, with the rules to silence.",
            )
        for name, span in suppression.names:
            if name not in known:
                yield rule.diagnostic(
                    span,
                    f"there is no rule `{name}`, so nothing is silenced",
                    help=suggest(name, known) or "`postlint rules` lists the rules.",
                )


def _unreasoned(rule: Rule, suppressed: Suppressed) -> Iterator[Diagnostic]:
    for suppression in suppressed.suppressions:
        if suppression.reason is None and suppression.kind != "enable":
            yield rule.diagnostic(suppression.span, "this suppression gives no reason")


def _unused(rule: Rule, suppressed: Suppressed) -> Iterator[Diagnostic]:
    if any(diagnostic.leaves_unread for diagnostic in suppressed.found):
        return
    from postlint.suppression.removal import without_comment, without_name  # brings `fixing`

    places = _places(suppressed.found)
    judged = _judged(suppressed)
    post = suppressed.post
    for suppression in suppressed.suppressions:
        unused = [
            (name, span)
            for name, span in suppression.names
            if name in judged and not _holds_one_of(suppression.covers, places[name])
        ]
        if suppression.kind == "enable":
            if suppression.covers.start == suppression.covers.end:
                fix = without_comment(post, suppression)
                yield rule.diagnostic(suppression.span, "this comment ends no suppression", fix=fix)
        elif unused and len(unused) == len(suppression.names):
            fix = without_comment(post, suppression)
            yield rule.diagnostic(suppression.span, "this suppression silences nothing", fix=fix)
        else:
            for name, span in unused:
                fix = without_name(post, suppression, span)
                yield rule.diagnostic(span, f"`{name}` is not reported here", fix=fix)


_FAULTS: dict[str, Callable[[Rule, Suppressed], Iterator[Diagnostic]]] = {
    "unknown-rule": _unknown,
    "unreasoned-suppression": _unreasoned,
    "unused-suppression": _unused,
}


def _places(found: Iterable[Diagnostic]) -> defaultdict[str, list[int]]:
    """Where diagnostics start, in order, by their rules and groups."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for diagnostic in sorted(found, key=lambda diagnostic: diagnostic.span):
        places[diagnostic.rule].append(diagnostic.span.start)
        places[diagnostic.group].append(diagnostic.span.start)
    return places


def _holds_one_of(span: Span, sorted_offsets: list[int]) -> bool:
    first = bisect_left(sorted_offsets, span.start)
    return first < len(sorted_offsets) and sorted_offsets[first] < span.end


def _judged(suppressed: Suppressed) -> set[str]:
    """The names that can be said to be unused: rules that ran, groups that ran by and large.

    Rules without a check of their own are reported elsewhere, and are not judged.
    """
    catalogue = suppressed.catalogue
    ran = {rule.id for rule in suppressed.rules if type(rule).check is not Rule.check}
    named = {name for one in suppressed.suppressions for name, _ in one.names}
    groups = {
        group
        for group in named & catalogue.groups.keys()
        if all(id_ in ran or not catalogue.load(id_).default for id_ in catalogue.groups[group])
    }
    return ran | groups
