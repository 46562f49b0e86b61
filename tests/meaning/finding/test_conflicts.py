"""What the cheap tests before comparing two sentences spare must not change what is found."""

from __future__ import annotations

from unittest.mock import PropertyMock, patch

from hypothesis import given
from hypothesis import strategies as st
from linting import HUGO_PROFILE

from postlint.document.post import Post
from postlint.meaning.comparing.statement import Statement
from postlint.meaning.finding import restated as restated_module
from postlint.meaning.finding.conflicts import conflicts
from postlint.source import Source

_TEXT = (
    "Oil the loom every 30 days before you weave.",
    "The warp must not touch the floor while it dries.",
    "A hard wood such as Beech is best for the frame of a loom.",
    "Cotton shrinks by 5% when it is washed in hot water.",
    "Keep the yarn in a dry and dark place for 2 to 3 weeks.",
    "Never cut the warp with a knife from Solingen.",
    "The first row takes 20 minutes and the last row takes 45 minutes.",
    "It does not take a week to weave a rug that is small.",
    "A tight warp breaks, and a loose warp tangles.",
)
_EDITS = (
    ("30", "40"),
    ("30 days", "30 weeks"),
    (" not", ""),
    ("must", "must never"),
    ("Beech", "Larch"),
    ("hard", "soft"),
    ("best", "worst"),
    ("5%", "15%"),
    ("hot", "cold"),
    ("dry and dark", "damp and dark"),
    ("2 to 3", "3"),
    ("Never cut", "Cut"),
    ("Solingen", "Sheffield"),
    ("20 minutes and the last row takes 45", "45 minutes and the last row takes 20"),
    ("tight warp breaks, and a loose", "loose warp breaks, and a tight"),
    ("before you", "while you"),
    ("a week", "a month"),
    ("small", "large"),
    ("the floor", "the wet floor"),
    (" before you weave", ""),
    (" while it dries", ""),
    (" when it is washed in hot water", ""),
    (" for 2 to 3 weeks", ""),
    (" and the last row takes 45 minutes", ""),
    ("", ""),
)
_OPENERS = ("", "Yes, ", "No, ", "However, ", "Well, yes: ", "In short, ")


@st.composite
def _answers(draw: st.DrawFn) -> str:
    text = draw(st.sampled_from(_TEXT))
    opener = draw(st.sampled_from(_OPENERS))
    text = opener + (text[0].lower() + text[1:] if opener else text)
    for old, new in draw(st.lists(st.sampled_from(_EDITS), max_size=2)):
        text = text.replace(old, new)
    return text + draw(st.sampled_from(("", " It is so.", " for 7 days", ".")))


def _found(text: str) -> list[tuple[str, str, str, str]]:
    post = Post(Source("post.md", text), HUGO_PROFILE)
    return [(c.kind, c.statement.sentence.text, c.here, c.there) for c in conflicts(post)]


@given(st.lists(_answers(), min_size=1, max_size=6))
def test_what_is_not_compared_has_no_conflict(answers: list[str]) -> None:
    pairs = [f"### Is this what number {i} of the loom asks?\n\n{a}" for i, a in enumerate(answers)]
    text = "\n\n".join(["# Looms", *_TEXT, "## FAQ", *pairs])
    with (
        patch.object(Statement, "is_repeated", PropertyMock(return_value=False)),
        patch.object(restated_module, "_may_differ", lambda *_: True),
    ):
        plainly = _found(text)

    assert _found(text) == plainly
