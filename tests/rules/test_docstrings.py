"""Every rule's docstring is its page: its examples must do what they say."""

from __future__ import annotations

import inspect
import re
from typing import Any, NamedTuple

import pytest
import tomli
from linting import all_rules, lint_rule, tells_fixes
from site_linting import lint_posts

from postlint.fixing.edits import Edits, compatible
from postlint.rules.catalogue import BUILT_IN
from postlint.rules.explanation import page
from postlint.rules.rule import Rule

_EXAMPLE = re.compile(
    r"^(?P<fence>`{3,})(?P<language>\w+) (?P<kind>earlier|bad|good|fixed)(?P<settings>[^\n]*)\n(?P<text>.*?)^(?P=fence)$",
    re.MULTILINE | re.DOTALL,
)
_BY_POSTLINT = {"unreadable-post", "post-too-large", "internal-error"}
"""Rules about what no text can show."""


class Example(NamedTuple):
    rule: str
    number: int
    kind: str
    text: str
    settings: dict[str, Any]
    bad: str | None

    def __str__(self) -> str:
        return f"{self.rule}-{self.number}-{self.kind}"


def _examples(rule: str) -> list[Example]:
    text = inspect.getdoc(BUILT_IN.load(rule)) or ""
    examples: list[Example] = []
    bad, earlier = None, dict[str, str]()
    for number, found in enumerate(_EXAMPLE.finditer(text)):
        suffix = "html" if found["language"] == "html" else "md"
        settings: dict[str, Any] = {"path": f"content/posts/example.{suffix}"}
        settings |= _settings(rule, found["settings"].split())
        bad = found["text"] if found["kind"] == "bad" else bad
        if found["kind"] == "earlier":
            earlier = {"earlier": found["text"]}
            continue
        settings |= earlier
        examples.append(Example(rule, number, found["kind"], found["text"], settings, bad))
    return examples


def _settings(rule: str, words: list[str]) -> dict[str, Any]:
    """What the words behind an example set: options of its rule, and where it stands."""
    pairs = (word.split("=", 1) for word in words)
    settings = {name.replace("-", "_"): value for name, value in pairs}
    options = {
        name: tomli.loads(f"value = {settings.pop(name)}")["value"]
        for name in tuple(settings)
        if name in BUILT_IN.load(rule).options
    }
    return {**settings, "options": {rule: options}}


OF_SITES = [rule for rule in all_rules() if BUILT_IN.load(rule).is_of_site()]
EXAMPLES = [example for rule in all_rules() if rule not in OF_SITES for example in _examples(rule)]


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_example_does_what_it_says(example: Example) -> None:
    report = lint_rule(example.rule, example.text, **example.settings)
    rules = {diagnostic.rule for diagnostic in report.diagnostics}
    assert tells_fixes(report)
    if example.kind == "bad":
        assert rules == {example.rule}
    else:
        assert rules == set()


@pytest.mark.parametrize("kind", ["bad", "good"])
@pytest.mark.parametrize("rule", OF_SITES)
def test_examples_of_a_kind_are_the_posts_of_a_site(rule: str, kind: str) -> None:
    examples = [example for example in _examples(rule) if example.kind == kind]
    posts = {example.settings["path"]: example.text for example in examples}
    sites = {example.settings.get("site") for example in examples}
    (site,) = sites
    reports = lint_posts(posts, rules=[rule], site=site)
    assert len(posts) == len(examples) > 1
    assert {found.rule for report in reports for found in report.diagnostics} == (
        {rule} if kind == "bad" else set()
    )


@pytest.mark.parametrize(
    "example", [example for example in EXAMPLES if example.kind == "fixed"], ids=str
)
def test_fix_makes_the_fixed_example(example: Example) -> None:
    assert example.bad is not None
    report = lint_rule(example.rule, example.bad, **example.settings)
    fixes = [diagnostic.fix for diagnostic in report.diagnostics if diagnostic.fix]
    edits = [edit for fix in compatible(fixes) for edit in fix.edits]
    assert Edits(edits).applied(example.bad) == example.text


@pytest.mark.parametrize("rule", all_rules())
def test_rule_is_documented(rule: str) -> None:
    kinds = {example.kind for example in _examples(rule)}
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
