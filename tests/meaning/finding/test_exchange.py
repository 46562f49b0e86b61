"""Words that changed places, and those that may."""

import pytest

from postlint.meaning.finding.exchange import exchange
from postlint.meaning.terms.tokens import tokens


@pytest.mark.parametrize(
    ("here", "there", "expected"),
    [
        (
            "Boats are sold by weight and not by length.",
            "Boats are sold by length and not by weight.",
            ("weight and not by length", "length and not by weight"),
        ),
        (
            "A canoe turns faster than a raft.",
            "A raft turns faster than a canoe.",
            ("canoe turns faster than raft", "raft turns faster than canoe"),
        ),
        (
            "Sand the hull before you paint it.",
            "Paint the hull before you sand it.",
            ("Sand hull before you paint", "Paint hull before you sand"),
        ),
        (
            "Yes, a fixed keel needs deep water, while a lifting one lies on the sand.",
            "A lifting keel needs deep water, while a fixed one lies on the sand.",
            (
                "fixed keel needs deep water while lifting",
                "lifting keel needs deep water while fixed",
            ),
        ),
        (
            "A raft costs 20 euros, whereas a canoe costs 30 euros.",
            "A canoe costs 20 euros, whereas a raft costs 30 euros.",
            ("raft costs 20 euros whereas canoe", "canoe costs 20 euros whereas raft"),
        ),
    ],
)
def test_what_changed_places(here: str, there: str, expected: tuple[str, str]) -> None:
    found = exchange(tokens(here), tokens(there))
    said = [(fact.here, fact.there) for fact in found]
    assert [tuple(" ".join(t.text for t in run) for run in sides) for sides in said] == [expected]


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("Bring oars and a bailer.", "Bring a bailer and oars."),
        ("Sing while you row.", "Row while you sing."),
        ("A canoe is not safer than a raft.", "A raft is not safer than a canoe."),
        ("The ferry runs from Wick to Lyme.", "The ferry runs from Lyme to Wick."),
        (
            "A raft costs 30 euros, whereas a canoe costs 20 euros.",
            "A canoe costs 20 euros, whereas a raft costs 30 euros.",
        ),
        ("A canoe turns faster than a raft.", "A canoe turns faster than a raft."),
        ("A canoe turns faster than a raft.", "A kayak turns faster than a canoe."),
    ],
)
def test_what_may_change_places(here: str, there: str) -> None:
    assert exchange(tokens(here), tokens(there)) == ()
