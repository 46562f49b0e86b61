"""What config files are refused with."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")


class ConfigError(Exception):
    """Settings that cannot be used: a text each, with file, line, and what may be meant."""

    def __init__(self, *problems: str) -> None:
        super().__init__(*problems)
        self.problems = problems

    def __str__(self) -> str:
        return "\n".join(self.problems)


def all_of(readings: Iterable[Callable[[], T]]) -> list[T]:
    """What each of these gives. Raises one ConfigError with the problems of all that fail."""
    made: list[T] = []
    problems: list[str] = []
    for reading in readings:
        try:
            made.append(reading())
        except ConfigError as error:
            problems += error.problems
    if problems:
        raise ConfigError(*problems)
    return made
