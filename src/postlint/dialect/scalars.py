"""What YAML readers make of a plain scalar. Dates stay text, as the author wrote them.

Sources: goccy/go-yaml as run in Hugo 0.152 to 0.168, yaml.v2 as run in Hugo 0.111 to 0.151; YAML
1.1's type repository, as PyYAML and Psych read it; YAML 1.2's core schema, as js-yaml and
serde_yaml do.
"""

from __future__ import annotations

import re
from functools import lru_cache

from postlint.pattern import lazy

_NULLS = {"", "~", "null", "Null", "NULL"}
_BOOLEANS = {
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}
_YES_NO = {
    word: value
    for lower, value in (("yes", True), ("no", False), ("on", True), ("off", False))
    for word in (lower, lower.capitalize(), lower.upper())
}
_Y_N = {"y": True, "Y": True, "n": False, "N": False}
_STARTS_LIKE_NUMBER = frozenset("+-.0123456789")
_INTEGER = re.compile(r"[-+]?(0b[01_]+|0o[0-7_]+|0x[0-9a-fA-F_]+|0[0-7_]+|0|[1-9][0-9_]*)")
_FLOAT = re.compile(r"[-+]?(?:[0-9][0-9_]*\.[0-9_]*|\.[0-9_]+)(?:[eE][-+]?[0-9]+)?")
_EXPONENT = lazy(r"[-+]?[0-9][0-9_]*(?:\.[0-9_]*)?[eE][-+]?[0-9]+")
_DECIMAL_WITH_ZERO = lazy(r"[-+]?0[0-9]*[89][0-9]*")
_INFINITY = re.compile(r"([-+]?)\.(?:inf|Inf|INF)")
_NAN = {".nan", ".NaN", ".NAN"}
_SEXAGESIMAL = lazy(r"[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+")
_CLOCK = lazy(r"([-+]?[0-9][0-9_]*):([0-5]?[0-9])(?::([0-5]?[0-9]))?")
_WITH_COMMAS = lazy(r"[-+]?[0-9]+(?:,[0-9]+)+(?:\.[0-9]+)?")
_MOST_DIGITS = 400
_LEAST, _MOST = -(2**63), 2**64 - 1
"""The whole numbers that goccy/go-yaml reads; others stay text."""


def _integer(text: str, *, leading_zero_is_octal: bool = True) -> int | None:
    if not _INTEGER.fullmatch(text) or len(text) > _MOST_DIGITS:
        return None
    digits = text.lstrip("+-").replace("_", "")
    base = {"0b": 2, "0o": 8, "0x": 16}.get(digits[:2], 10)
    if base == 10 and len(digits) > 1 and digits[0] == "0" and leading_zero_is_octal:
        base = 8
    digits = digits[2:] if base in (2, 16) or digits[:2] == "0o" else digits
    if not digits:
        return None
    value = int(digits, base)
    return -value if text[0] == "-" else value


def _number(text: str) -> int | float | None:
    if text[0] not in _STARTS_LIKE_NUMBER:
        return None
    integer = _integer(text)
    if integer is not None:
        return integer
    if _FLOAT.fullmatch(text) and any(c.isdigit() for c in text):
        value = float(text.replace("_", ""))
        return int(value) if value.is_integer() and abs(value) < 1e15 else value
    if infinity := _INFINITY.fullmatch(text):
        return float(infinity[1] + "inf")
    return float("nan") if text in _NAN else None


@lru_cache(maxsize=4096)
def yaml_goccy(text: str) -> object:
    """Hugo from 0.152: `yes` and `1e3` are text, `017` is octal, `1_000` an integer."""
    if text in _NULLS:
        return None
    if text in _BOOLEANS:
        return _BOOLEANS[text]
    number = _number(text)
    if isinstance(number, int) and not _LEAST <= number <= _MOST:
        return text
    return text if number is None else number


@lru_cache(maxsize=4096)
def yaml_go(text: str) -> object:
    """Hugo up to 0.151: `yes` and `y` are booleans, `017` is octal, `089` and `1e3` are numbers."""
    if text in _YES_NO or text in _Y_N:
        return _Y_N[text] if text in _Y_N else _YES_NO[text]
    if text in _NULLS or text in _BOOLEANS:
        return yaml_goccy(text)
    if _DECIMAL_WITH_ZERO.fullmatch(text) and len(text) < _MOST_DIGITS:
        return int(text)
    number = float(text) if _EXPONENT.fullmatch(text) and "_" not in text else _number(text)
    return text if number is None else number


@lru_cache(maxsize=4096)
def yaml_1_1(text: str) -> object:
    """YAML 1.1: `yes`, `no`, `on`, `off` are booleans, `017` is octal, `12:30` is in base 60.

    Its readers, of Ruby and Python, write `3.0` out as it stands.
    """
    if text in _YES_NO:
        return _YES_NO[text]
    if _SEXAGESIMAL.fullmatch(text) and len(text) < _MOST_DIGITS:
        value = 0
        for part in text.lstrip("+-").replace("_", "").split(":"):
            value = value * 60 + int(part)
        return -value if text[0] == "-" else value
    if text in _NULLS or text in _BOOLEANS:
        return yaml_goccy(text)
    number = _number(text)
    if number is None:
        return text
    return float(number) if "." in text else number


@lru_cache(maxsize=4096)
def yaml_psych(text: str) -> object:
    """Psych's YAML 1.1: commas may stand in numbers, and `12:30` is so many seconds."""
    if _WITH_COMMAS.fullmatch(text):
        return yaml_1_1(text.replace(",", ""))
    found = _CLOCK.fullmatch(text)
    if found is None or len(text) > _MOST_DIGITS:
        return text if _SEXAGESIMAL.fullmatch(text) else yaml_1_1(text)
    hours, minutes, seconds = (int(part.replace("_", "")) for part in found.groups("0"))
    return hours * 3600 + minutes * 60 + seconds


@lru_cache(maxsize=4096)
def yaml_1_2(text: str) -> object:
    """YAML 1.2's core schema: `yes` is text, `017` is seventeen, `1e3` is a number."""
    if text in _NULLS:
        return None
    if text in _BOOLEANS:
        return _BOOLEANS[text]
    if text[0] in _STARTS_LIKE_NUMBER and "_" not in text:
        if (integer := _integer(text, leading_zero_is_octal=False)) is not None:
            return integer
        if _EXPONENT.fullmatch(text):
            return float(text)
        number = _number(text)
        return text if number is None else number
    return text


def as_text(text: str) -> object:
    """Where front matter is no YAML: all values are text."""
    return text
