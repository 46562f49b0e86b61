"""Edits made together, and what they move."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from postlint.diagnostic import Applicability, Edit, Fix
from postlint.fixing.edits import Edits, compatible
from postlint.source import Span

SPANS = st.tuples(st.integers(0, 12), st.integers(0, 3)).map(lambda t: Span(t[0], t[0] + t[1]))
FIXES = st.lists(st.lists(SPANS, min_size=1, max_size=3), max_size=5)


def fix(*spans: tuple[int, int]) -> Fix:
    return Fix("Mend", Applicability.SAFE, tuple(Edit(Span(*span), "x") for span in spans))


def clash(one: Span, other: Span) -> bool:
    return (one.start < other.end and other.start < one.end) or one == other


def test_edits_side_by_side_are_made_together() -> None:
    assert compatible([fix((0, 2)), fix((2, 4)), fix((4, 4))]) == [
        fix((0, 2)),
        fix((2, 4)),
        fix((4, 4)),
    ]
    assert compatible([fix((0, 3)), fix((2, 4))]) == [fix((0, 3))]
    assert compatible([fix((4, 4)), fix((4, 4))]) == [fix((4, 4))]
    assert compatible([fix((0, 2), (6, 9)), fix((3, 4), (8, 9)), fix((3, 5))]) == [
        fix((0, 2), (6, 9)),
        fix((3, 5)),
    ]


@given(FIXES)
def test_no_two_chosen_edits_overlap_and_none_is_left_out_without_need(
    spans: list[list[Span]],
) -> None:
    fixes = [fix(*some) for some in spans]
    chosen = compatible(fixes)
    edits = [edit.span for one in chosen for edit in one.edits]
    for i, edit in enumerate(edits):
        assert not any(clash(edit, other) for other in edits[i + 1 :])
    for left_out in (one for one in fixes if one not in chosen):
        own = [edit.span for edit in left_out.edits]
        itself = any(clash(one, other) for i, one in enumerate(own) for other in own[i + 1 :])
        assert itself or any(clash(span, edit) for span in own for edit in edits)


def test_what_edits_touch_and_move() -> None:
    edits = Edits([Edit(Span(5, 7), ""), Edit(Span(2, 3), "long")])
    assert edits.applied("0123456789") == "01long34789"
    assert [edits.moved(at) for at in (0, 1, 3, 4, 8)] == [0, 1, 6, 7, 9]
    touched = [at for at in range(10) if edits.touch(Span(at, at + 1))]
    assert touched == [1, 2, 3, 4, 5, 6, 7]
    assert [at for at in range(11) if edits.touch_result(Span(at, at))] == [2, 3, 4, 5, 6, 8]
