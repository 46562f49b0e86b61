"""Tests of rules: the examples in their docstrings, and cases beside their expectations.

    from pathlib import Path
    import pytest
    from our_rules import ForbiddenWord
    from postlint.testing import cases, examples

    @pytest.mark.parametrize("example", examples(ForbiddenWord), ids=str)
    def test_example(example):
        example.check()

    @pytest.mark.parametrize("case", cases(Path("cases"), [ForbiddenWord]), ids=str)
    def test_case(case):
        case.check()

What does not hold raises an AssertionError that says how.
"""

from postlint.testing.bench import NOW, Bench
from postlint.testing.cases import Case, cases
from postlint.testing.examples import Example, examples

__all__ = ["NOW", "Bench", "Case", "Example", "cases", "examples"]
