"""Cases beside their expectations: tests/cases/GROUP/RULE.md, as `postlint.testing` has them."""

from __future__ import annotations

from pathlib import Path

import pytest
from linting import SITES, all_rules

from postlint.rules.catalogue import BUILT_IN
from postlint.testing import Case, cases

CASES = Path(__file__).parent.parent / "cases"
NEEDS_FILE = {"unreadable-post", "post-too-large", "internal-error"}
"""What no text shows: tests of reading, of limits and of plugins have these."""


@pytest.mark.parametrize("case", cases(CASES, sites=SITES), ids=str)
def test_case(case: Case) -> None:
    case.check()


@pytest.mark.parametrize("rule", all_rules())
def test_every_rule_has_cases(rule: str) -> None:
    is_there = (CASES / BUILT_IN.ids[rule] / f"{rule}.md").is_file()
    assert is_there or rule in NEEDS_FILE


def test_cases_belong_to_rules() -> None:
    for path in CASES.rglob("*.md"):
        assert BUILT_IN.ids.get(path.stem) == path.parent.name
