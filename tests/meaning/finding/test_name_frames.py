"""Names beside words that have another name beside them everywhere else."""

from __future__ import annotations

import pytest
from linting import HUGO_PROFILE

from postlint.document.post import Post
from postlint.meaning.finding.conflicts import conflicts
from postlint.source import Source

_PLACES = """gate mill pond barn ford oak church inn well bridge field wall lane smithy orchard
    meadow market stile weir spinney tithe green chapel quarry"""


def _names_told(*others: str) -> list[tuple[str, str]]:
    """What a post tells of the names in which its answer and its text differ."""
    sentences = [f"At the {place} you see a Cheviot ewe." for place in _PLACES.split()]
    text = " ".join([*sentences, *others])
    answer = "Shepherds of the valley keep the Barrels ewe at the old mill."
    post = f"# Sheep\n\n{text}\n\n## FAQ\n\n### What do shepherds keep?\n\n{answer}\n"
    found = conflicts(Post(Source("sheep.md", post), HUGO_PROFILE))
    return [(one.here, one.there) for one in found]


def test_one_exception_leaves_a_name_nearly_always_the_same() -> None:
    assert _names_told() == [("Barrels", "Cheviot")]
    assert _names_told("Once there was a Kerry ewe.") == [("Barrels", "Cheviot")]


@pytest.mark.parametrize("count", [2, 5])
def test_several_others_do_not(count: int) -> None:
    names = ["Kerry", "Jacob", "Radnor", "Lonk", "Gotland"][:count]
    assert _names_told(*[f"Once there was a {name} ewe." for name in names]) == []
