"""A sentence as a run of tokens."""

from __future__ import annotations

import pytest

from postlint.meaning.terms.tokens import is_denied, opens_with_no, tokens


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("They don't like Basil.", ["Basil"]),
        ("Basil can't stand frost.", []),
        ("The eBook costs 5 euros.", ["eBook"]),
        ("You cannot boil IBM.", ["IBM"]),
    ],
)
def test_names(sentence: str, names: list[str]) -> None:
    assert [token.text for token in tokens(sentence) if token.is_name] == names


def test_a_contracted_not_is_a_verb_and_a_negation() -> None:
    run = tokens("It won't boil.")
    assert [token.key for token in run] == ["it", "will", "not", "boil"]
    assert [token.is_negation for token in run] == [False, False, True, False]


@pytest.mark.parametrize(
    ("sentence", "opens", "denied"),
    [
        ("No, it boils.", True, False),
        ("No, it does not boil.", True, True),
        ("No lid fits.", False, True),
        ("No.", True, False),
        ("It is not that it never boils.", False, False),
        ("It boils.", False, False),
    ],
)
def test_what_is_denied(sentence: str, opens: bool, denied: bool) -> None:
    run = tokens(sentence)
    assert opens_with_no(run) is opens
    assert is_denied(run) is denied


def test_a_word_may_be_left_out_of_what_denies() -> None:
    run = tokens("It never boils.")
    assert is_denied(run)
    assert not is_denied(run, run[1])
