"""Posts made of others by small changes, as a slip of the hand makes them: the same each time."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable

CHANGES = 3
"""How many each post gets."""
Change = Callable[[str, int], str]
_SIGN = re.compile(r"[^\w\s]")
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]+")
_SPACE = re.compile(r"[ \n]")


def _in_place(pattern: re.Pattern[str], change: Callable[[str, int], str]) -> Change:
    def made(text: str, chosen: int) -> str:
        found = [*pattern.finditer(text)]
        if not found:
            return text
        one = found[chosen % len(found)]
        return text[: one.start()] + change(one[0], chosen) + text[one.end() :]

    return made


def _in_lines(change: Callable[[list[str], int], list[str]]) -> Change:
    def made(text: str, chosen: int) -> str:
        lines = text.splitlines(keepends=True)
        at = chosen % len(lines)
        return "".join([*lines[:at], *change(lines[at : at + 2], chosen), *lines[at + 2 :]])

    return made


_CHANGES: tuple[Change, ...] = (
    _in_place(_SIGN, lambda _, __: ""),
    _in_place(_SIGN, lambda sign, _: sign * 2),
    _in_place(_SIGN, lambda _, chosen: "<>\"'`#*[](){}:|-=/&!?.,~"[chosen // 7 % 24]),
    _in_place(_DIGIT, lambda _, chosen: str(chosen // 11 % 10)),
    _in_place(_WORD, lambda word, _: word.swapcase()),
    _in_place(_WORD, lambda word, _: word[1:]),
    _in_place(_WORD, lambda word, _: f"{word} {word}"),
    _in_place(_SPACE, lambda _, chosen: ("", "  ", "\n", "\n\n", "\t", "\u00a0")[chosen // 5 % 6]),
    _in_lines(lambda lines, _: lines[1:]),
    _in_lines(lambda lines, _: [*lines[:1], *lines]),
    _in_lines(lambda lines, _: lines[::-1]),
    _in_lines(lambda lines, chosen: [" " * (chosen // 3 % 5) + lines[0], *lines[1:]]),
)


def varied(text: str, seed: int) -> str:
    """A text with a few small changes, chosen by the text itself and a number."""
    for round_ in range(CHANGES):
        chosen = zlib.crc32(f"{seed} {round_} {text}".encode("utf-8", "backslashreplace"))
        text = _CHANGES[chosen % len(_CHANGES)](text, chosen // len(_CHANGES)) if text else text
    return text
