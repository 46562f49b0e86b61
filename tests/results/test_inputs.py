"""Digests of what results depend on: the generator among it."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from postlint import generators
from postlint.dialect.generator import Generator
from postlint.profile.no_generator import NO_GENERATOR
from postlint.results.inputs import digest

ALL = [*map(generators.load, generators.NAMES), NO_GENERATOR]


def test_each_generator_has_a_digest_of_its_own() -> None:
    assert len({digest(one) for one in ALL}) == len(ALL)


@pytest.mark.parametrize("generator", ALL, ids=lambda one: one.name or "none")
def test_a_generator_that_differs_in_anything_is_another_one(
    generator: Generator,
) -> None:
    other = generator._replace(title="Kettle")
    assert digest(other) != digest(generator)
    assert digest(other) == digest(generator._replace(title="Kettle"))
    assert digest(generator._replace(name="kettle")) != digest(generator)


@pytest.mark.parametrize("value", ["frozenset('abcdefgh')", "{'b': 1, 'a': {'z', 'y', 'x', 'w'}}"])
def test_a_digest_is_the_same_whatever_order_sets_have(value: str) -> None:
    code = f"from postlint.results.inputs import digest; print(digest({value}))"
    made = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(made) == 1
