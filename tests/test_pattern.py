"""Lazy expressions do what compiled ones do."""

from __future__ import annotations

import re

import pytest

from postlint.pattern import lazy


@pytest.mark.parametrize(
    "call",
    [
        lambda p: p.search("xaB")[0],
        lambda p: p.match("xab"),
        lambda p: p.fullmatch("AB")[0],
        lambda p: p.sub("-", "abcab"),
        lambda p: [found.span() for found in p.finditer("abcab")],
        lambda p: p.split("xaby"),
        lambda p: (p.pattern, p.flags, p.groups),
    ],
)
def test_a_lazy_expression_is_like_a_compiled_one(call: object) -> None:
    assert callable(call)
    expression = lazy("(a)b", re.IGNORECASE)

    assert call(expression) == call(re.compile("(a)b", re.IGNORECASE))
    assert call(expression) == call(expression)


def test_a_wrong_expression_is_told_at_its_first_use() -> None:
    with pytest.raises(re.error):
        lazy("(").search("")


def test_it_has_nothing_that_expressions_do_not_have() -> None:
    with pytest.raises(AttributeError):
        lazy("a").compile  # type: ignore[attr-defined]  # noqa: B018
