"""Settings, schemas and second files that would be too much for who reads them."""

from __future__ import annotations

import pytest
from time_limit import time_limit

from postlint.files.data import parsed

BOMB = "a0: &a0 [x, x]\n" + "".join(f"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]\n" for i in range(1, 40))
MERGES = "a0: &a0 {b: c}\n" + "".join(f"a{i}: &a{i}\n  <<: [*a{i - 1}, *a{i - 1}]\n" for i in range(1, 40))  # fmt: skip


@pytest.mark.parametrize(
    ("text", "suffix"),
    [
        ("[" * 100_000, ".yaml"), ("- " * 900 + "a", ".yaml"), ("a: " + "{b: " * 5_000, ".yaml"), (BOMB, ".yaml"), (MERGES, ".yaml"),
        ("\n".join(" " * i + "a:" for i in range(400)), ".yaml"), ("a: &a [*a]", ".yaml"), ("a: &a {b: *a}", ".yml"), ("[" * 100_000, ".json"),
        ('{"a":' * 500 + "1" + "}" * 500, ".json"), ("a = " + "[" * 50_000, ".toml"), ("a = [" + "1," * 250_000 + "]", ".toml"), ("\0", ".yaml"), ("1" * 5_000, ".json"),
    ],
    ids=lambda held: repr(held[:20]),
)  # fmt: skip
def test_what_is_too_much_is_refused(text: str, suffix: str) -> None:
    with time_limit(), pytest.raises(ValueError, match=r"\w"):
        parsed(text, suffix)


@pytest.mark.parametrize(
    ("text", "suffix", "held"),
    [
        ("a: &a [1]\nb: *a\n", ".yaml", {"a": [1], "b": [1]}),
        ("base: &b {x: 1}\nc: {<<: *b, y: 2}\n", ".yml", {"base": {"x": 1}, "c": {"x": 1, "y": 2}}),
        ("a: !ENV b\nc: !!python/name:d.e\n", ".yaml", {"a": None, "c": None}),
        ("a = 1\n", ".toml", {"a": 1}),
        ('{"a": 1}', ".json", {"a": 1}),
        ("a", ".txt", None),
    ],
)
def test_what_people_write_is_read(text: str, suffix: str, held: object) -> None:
    assert parsed(text, suffix, ignores_tags=True) == held
