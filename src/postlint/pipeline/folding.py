"""Many diagnostics of one cause as one, with the number of places and the first of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from postlint.diagnostic import Applicability, Diagnostic, Edit, Fix, Related

MOST_RELATED = 10
"""How many places are told beside the one where a diagnostic stands."""


def folded(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The diagnostics of a post, those of one cause as one that stands at the first of them."""
    alone: list[Diagnostic] = []
    together: dict[tuple[str, str], list[Diagnostic]] = {}
    for diagnostic in diagnostics:
        if diagnostic.cause is None:
            alone.append(diagnostic)
        else:
            key = diagnostic.rule, diagnostic.cause.text
            together.setdefault(key, []).append(diagnostic)
    return [*alone, *map(_as_one, together.values())]


def _as_one(places: list[Diagnostic]) -> Diagnostic:
    if len(places) == 1:
        return places[0]
    places = sorted(places, key=lambda place: place.span)
    first, *others = places
    related = [Related(other.span, other.message) for other in others]
    return first._replace(
        severity=max(place.severity for place in places),
        places=sum(place.places for place in places),
        related=(*first.related, *related)[:MOST_RELATED],
        fix=_all_fixes([place.fix for place in places if place.fix is not None]),
    )


def _all_fixes(fixes: Sequence[Fix]) -> Fix | None:
    """One fix that makes the edits of all; it is safe where each of them is."""
    if not fixes:
        return None
    edits: dict[Edit, None] = dict.fromkeys(edit for fix in fixes for edit in fix.edits)
    is_safe = all(fix.applicability is Applicability.SAFE for fix in fixes)
    applicability = Applicability.SAFE if is_safe else Applicability.UNSAFE
    return Fix(fixes[0].title, applicability, tuple(sorted(edits)))
