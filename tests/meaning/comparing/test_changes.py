"""What an edit changed, and who still says what was so before."""

from __future__ import annotations

import pytest

from postlint.meaning.comparing.changes import Edit, changes, edits
from postlint.meaning.finding.still_said import says
from postlint.meaning.terms.sentences import Sentence


def _sentence(text: str) -> Sentence:
    return Sentence(text, "", None)


def _changes(old: str, new: str) -> list[tuple[str, ...]]:
    found = changes(Edit(_sentence(old), _sentence(new), 0), frozenset())
    return [
        (one.kind, *(" ".join(t.text for t in side) for side in (one.old, one.new)))
        for one in found
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "Boil it for 3 minutes.",
            "Boil it for 5 minutes.",
            [("number", "3 minutes", "5 minutes")],
        ),
        (
            "The train to Porto is late.",
            "The train to Lagos is late.",
            [("name", "Porto", "Lagos")],
        ),
        ("Cedar is a safe wood.", "Cedar is an unsafe wood.", [("opposite", "safe", "unsafe")]),
        ("Moss is harmful there.", "Moss is not harmful there.", [("negation", "", "not")]),
        ("Pack figs, nuts and tea.", "Pack figs, dates, nuts and tea.", [("item", "", "dates")]),
        ("Pack figs, nuts and tea.", "Pack figs, nuts, dates and tea.", [("item", "", "dates")]),
        ("Pack figs, nuts, dates and tea.", "Pack figs, nuts and tea.", [("item", "dates", "")]),
        ("Pack figs, nuts and tea.", "Pack figs, nuts and tea, dates.", []),
        ("Pack figs, nuts.", "Pack figs, nuts and dates.", [("item", "", "dates")]),
        ("Pack figs, nuts for tea.", "Pack figs, nuts and dates for tea.", []),
        ("We pack nuts.", "We pack nuts and dates.", []),
        ("The trian to Porto is late.", "The train to Porto is late.", []),
        ("Boil it for 60 minutes.", "Boil it for one hour.", []),
    ],
)
def test_what_an_edit_changed(old: str, new: str, expected: list[tuple[str, ...]]) -> None:
    assert _changes(old, new) == expected


def test_sentences_that_moved_or_are_new_were_not_changed() -> None:
    old = [_sentence("Oil the loom."), _sentence("Wind the warp on the beam.")]
    new = [_sentence("Wind the warp on the beam."), _sentence("Oil the loom."), _sentence("Rest.")]

    assert list(edits(old, new)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Three minutes will do.", "Three minutes"),
        ("Three minutes, or five minutes at most.", None),
        ("Seven minutes will do.", None),
    ],
)
def test_who_still_says_an_old_number(text: str, expected: str | None) -> None:
    edit = Edit(_sentence("Boil it for 3 minutes."), _sentence("Boil it for 5 minutes."), 0)
    (change,) = changes(edit, frozenset())
    said = says(text, change)

    assert (said and said.text) == expected


@pytest.mark.parametrize(
    ("old", "new", "anchor"),
    [
        ("Moss is harmful there.", "Moss is not harmful there.", "harmful"),
        ("The moss can be eaten raw.", "The moss can not be eaten raw.", "eaten"),
        ("It would of course boil.", "It would not of course boil.", "course"),
        ("The kettle does.", "The kettle does not.", "kettle"),
    ],
)
def test_what_a_negation_denies(old: str, new: str, anchor: str) -> None:
    (change,) = changes(Edit(_sentence(old), _sentence(new), 0), frozenset())
    assert change.anchor is not None
    assert change.anchor.text == anchor
