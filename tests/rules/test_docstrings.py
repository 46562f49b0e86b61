"""Every rule's docstring is its page: its examples must do what they say."""

from __future__ import annotations

import pytest
from linting import SITES, all_rules

from postlint.rules.catalogue import BUILT_IN
from postlint.rules.explanation import page
from postlint.rules.rule import Rule
from postlint.testing import Example, examples

_BY_POSTLINT = {"unreadable-post", "post-too-large", "internal-error"}
"""Rules about what no text can show."""


EXAMPLES = [example for rule in all_rules() for example in examples(BUILT_IN.load(rule), SITES)]


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_example_does_what_it_says(example: Example) -> None:
    example.check()


@pytest.mark.parametrize("example", [one for one in EXAMPLES if one.rule.is_of_site()], ids=str)
def test_an_example_of_a_site_has_several_posts(example: Example) -> None:
    assert len(example.posts) > 1


@pytest.mark.parametrize("rule", all_rules())
def test_rule_is_documented(rule: str) -> None:
    kinds = {example.kind for example in examples(BUILT_IN.load(rule), SITES)}
    if rule not in _BY_POSTLINT:
        assert "bad" in kinds
        assert kinds & {"good", "fixed"}
    loaded = BUILT_IN.load(rule)
    first = (loaded.__doc__ or "").partition("\n")[0]
    assert first.endswith("."), "the first line is the rule's summary: one sentence"
    assert len(first) <= 100


@pytest.mark.parametrize("rule", all_rules())
def test_page_explains_every_option(rule: str) -> None:
    loaded = BUILT_IN.load(rule)
    text = page(loaded)
    for option in loaded.options.keys() - Rule.options.keys() - {"severity"}:
        assert f"\n{option.replace('_', '-')} = " in text


def test_a_page_says_what_an_example_sets() -> None:
    assert "\nReported with `max-words = 20`:\n" in page(BUILT_IN.load("long-section"))


@pytest.mark.parametrize("rule", all_rules())
def test_id_group_and_file_agree(rule: str) -> None:
    loaded = BUILT_IN.load(rule)
    assert loaded.id == rule
    assert loaded.group() == BUILT_IN.ids[rule]
    assert loaded.__module__.endswith(rule.replace("-", "_"))
