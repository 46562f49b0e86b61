"""A few of the posts of `python -m fuzz`, and all that ever broke a promise."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from fuzz.posts import PATHS, make, mutate
from fuzz.promises import GENERATORS, finds, linted, workplace


@pytest.mark.parametrize("seed", range(8))
def test_what_is_promised_holds_for_any_post(seed: int) -> None:
    random = Random(seed)
    place = workplace(GENERATORS[seed % len(GENERATORS)])
    for _ in range(60):
        path, text = make(random)
        linted(path, mutate(random, text.encode()), place)


@pytest.mark.parametrize("find", finds(), ids=lambda path: path.name)
def test_what_once_broke_a_promise_holds(find: Path) -> None:
    for generator in GENERATORS:
        place = workplace(generator)
        for path in PATHS:
            linted(path, find.read_bytes(), place)
