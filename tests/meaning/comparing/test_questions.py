"""What an answer takes over from its question."""

from __future__ import annotations

import pytest
from linting import HUGO_PROFILE

from postlint.document.post import Post
from postlint.meaning.comparing.questions import affirms_question, repeats_question
from postlint.meaning.comparing.statement import Statement, answers
from postlint.source import Source


def _statement(question: str, answer: str) -> Statement:
    text = f"Iron pots hold tea, and keep it.\n\n## FAQ\n\n### {question}\n\n{answer}\n"
    (given,) = answers(Post(Source("content/a.md", text), HUGO_PROFILE))
    return given.statements[0]


@pytest.mark.parametrize(
    ("answer", "repeats"),
    [
        ("Copper kettles boil water fast.", True),
        ("Copper kettles are shiny things.", True),  # two words of four
        ("Copper is a shiny old thing.", False),
        ("Copper kettles also boil milk.", False),
    ],
)
def test_half_of_a_question_is_enough(answer: str, repeats: bool) -> None:
    statement = _statement("Why do copper kettles boil water?", answer)
    assert repeats_question(statement) is repeats


def test_a_question_that_is_no_question_is_repeated_by_none() -> None:
    question = f"Why do {'copper kettles boil water and ' * 20}sing?"
    assert len(question) > 600
    statement = _statement(question, "Copper kettles boil water and sing.")
    assert not repeats_question(statement)
    assert not affirms_question(statement)


@pytest.mark.parametrize(
    ("question", "answer", "affirms"),
    [
        ("Why do copper kettles boil water?", "Copper kettles boil water fast.", True),
        ("Do copper kettles boil water?", "Copper kettles boil water fast.", False),
        ("Do copper kettles boil water?", "Yes, copper kettles boil water.", True),
        ("Do copper kettles boil water?", "No, copper kettles boil water.", False),
    ],
)
def test_what_is_taken_for_granted(question: str, answer: str, affirms: bool) -> None:
    assert affirms_question(_statement(question, answer)) is affirms
