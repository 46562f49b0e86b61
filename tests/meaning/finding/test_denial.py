"""Answers that deny what their question or the body says."""

from __future__ import annotations

import pytest
from linting import HUGO_PROFILE

from postlint.document.post import Post
from postlint.meaning.finding.denial import denials_of_question
from postlint.source import Source


def _denied(question: str, answer: str) -> list[bool]:
    text = (
        "Carrots like a deep and sandy bed, and there is much more to say about them here.\n\n"
        f"## FAQ\n\n### {question}\n\n{answer}\n"
    )
    denials = denials_of_question(Post(Source("content/posts/a.md", text), HUGO_PROFILE))
    return [denial.is_denied for denial in denials]


def test_a_yes_that_is_denied() -> None:
    question = "Can carrots stay in the bed in winter?"
    assert _denied(question, "Yes, carrots can not stay in the bed in winter.") == [True]
    assert _denied(question, "No, carrots can stay in the bed in winter.") == [False]
    assert _denied(question, "Yes, carrots can stay in the bed in winter.") == []
    assert _denied(question, "No, carrots can not stay in the bed in winter.") == []


@pytest.mark.parametrize(
    "soft", ["always", "all", "every one", "entirely", "completely", "necessarily", "exclusively"]
)
def test_not_always_is_no_denial(soft: str) -> None:
    answer = f"Yes, carrots can not {soft} stay in the bed in winter."
    assert _denied("Can carrots stay in the bed in winter?", answer) == []


def test_too_much_is_no_affirmation() -> None:
    answer = "No, carrots in the bed are too much in winter."
    assert _denied("Are carrots in the bed much in winter?", answer) == []


@pytest.mark.parametrize("case", ["if", "unless", "when", "only", "without", "but", "although"])
def test_a_case_is_no_denial(case: str) -> None:
    answer = f"Yes, carrots can not stay in the bed in winter {case} it snows."
    assert _denied("Can carrots stay in the bed in winter?", answer) == []


def test_a_reason_is_no_affirmation() -> None:
    answer = "No, carrots stay in the bed in winter."
    assert _denied("Can carrots stay in the bed in winter?", answer) == []
