"""Twice as much of a construct takes about twice the steps. `doubling` asks a clock as well."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from constructs import Construct, constructs
from doubling import MOST
from linting import lint_text

_LENGTH = 2_000
_LEAST = 20_000
"""Steps: below, what is looked up once weighs more than what grows."""
ALL = list(constructs())


class _Steps:
    """How many functions were called and left."""

    count = 0

    def __call__(self, *_: object) -> None:
        self.count += 1


@contextmanager
def counted() -> Iterator[_Steps]:
    steps = _Steps()
    before = sys.getprofile()
    sys.setprofile(steps)
    try:
        yield steps
    finally:
        sys.setprofile(before)


def steps_of(construct: Construct, length: int, rules: str) -> int:
    text = construct.text(length)
    lint_text(text, path=construct.path, rules=[rules])  # what is remembered is not counted
    with counted() as steps:
        lint_text(text, path=construct.path, rules=[rules])
    return steps.count


@pytest.mark.parametrize("part", range(20))
def test_no_construct_takes_more_steps_than_it_is_long(part: int) -> None:
    grown = []
    for construct in ALL[part::20]:
        once, twice, four = (steps_of(construct, _LENGTH * times, "all") for times in (1, 2, 4))
        if four > _LEAST and four > MOST * twice and twice > MOST * once:
            grown.append((construct.name, once, twice, four))
    assert grown == []


def test_there_are_many_constructs() -> None:
    assert len({construct.name for construct in ALL}) >= 300
