"""Named tuples that are cheap to declare are what `typing.NamedTuple` makes."""

from __future__ import annotations

import copy
import pickle
import typing
from collections.abc import Callable
from typing import Any

import pytest

from postlint import record


class Usual(typing.NamedTuple):
    """A place."""

    path: str
    line: int = 1
    others: tuple[int, ...] = ()

    @property
    def shown(self) -> str:
        return f"{self.path}:{self.line}"

    @classmethod
    def at(cls, line: int) -> Usual:
        return cls("a.md", line)


class Cheap(record.NamedTuple):
    """A place."""

    path: str
    line: int = 1
    others: tuple[int, ...] = ()

    @property
    def shown(self) -> str:
        return f"{self.path}:{self.line}"

    @classmethod
    def at(cls, line: int) -> Cheap:
        return cls("a.md", line)


class One(record.NamedTuple):
    only: NotThere  # type: ignore[name-defined]  # noqa: F821 - it is not looked at


def test_a_class_is_the_same() -> None:
    names = ("__doc__", "__match_args__", "_fields", "_field_defaults", "__slots__", "__module__")
    for name in (*names, "__annotations__", "__bases__"):
        usual = getattr(Usual, name)
        assert getattr(Cheap, name) == usual or name == "__annotations__", name
    assert (Cheap.__name__, Cheap.__qualname__) == ("Cheap", "Cheap")
    assert type(Cheap) is type
    assert Cheap.__annotations__ == {"path": "str", "line": "int", "others": "tuple[int, ...]"}


MADE: list[Callable[[Any], Any]] = [
    lambda kind: kind("a.md"),
    lambda kind: kind("a.md", 2, (3,)),
    lambda kind: kind(line=4, path="b.md"),
    lambda kind: kind.at(7),
    lambda kind: kind._make(["c.md", 5, ()]),
    lambda kind: kind("a.md")._replace(others=(1,), line=3),
    lambda kind: copy.deepcopy(kind("a.md", 2)),
    lambda kind: pickle.loads(pickle.dumps(kind("a.md", 2))),
]


@pytest.mark.parametrize("make", MADE)
def test_values_are_the_same(make: Callable[[Any], Any]) -> None:
    usual, cheap = make(Usual), make(Cheap)
    assert type(cheap) is Cheap
    assert cheap == usual
    assert hash(cheap) == hash(usual)
    assert repr(cheap) == repr(usual).replace("Usual", "Cheap")
    assert cheap._asdict() == usual._asdict()
    assert (cheap.path, cheap.line, cheap.others) == (usual.path, usual.line, usual.others)
    assert cheap.shown == usual.shown
    match cheap:
        case Cheap(path, line):
            assert (path, line) == usual[:2]


@pytest.mark.parametrize(
    "make",
    [
        lambda kind: kind(),
        lambda kind: kind("a.md", 1, (), 2),
        lambda kind: kind("a.md", path="b.md"),
        lambda kind: kind("a.md", column=2),
    ],
)
def test_what_is_no_such_tuple_is_refused(make: Callable[[Any], Any]) -> None:
    with pytest.raises(TypeError):
        make(Usual)
    with pytest.raises(TypeError):
        make(Cheap)


def test_what_is_no_field_is_not_replaced() -> None:
    with pytest.raises(TypeError, match="column"):
        Cheap("a.md")._replace(column=2)  # type: ignore[call-arg]


def test_a_field_is_not_set() -> None:
    with pytest.raises(AttributeError):
        Cheap("a.md").line = 2  # type: ignore[misc]
    with pytest.raises(AttributeError):
        Cheap("a.md").column = 2  # type: ignore[attr-defined]


def test_one_field() -> None:
    assert One(3) == (3,)
    assert One(only=3).only == 3
