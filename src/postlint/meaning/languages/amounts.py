"""The amounts in a sentence of any language: numbers as its readers understand them, with units."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from postlint.meaning.languages.amount import PLAIN, VERSION, Amount, joined
from postlint.meaning.languages.language import Language, Unit

_NUMBER = re.compile(
    r"(?<![\w.,])(?P<sign>us\$|r\$|[$€£¥₩₽₺₹%])?\s?"
    r"(?P<number>\d{1,3}(?:[ .,'’]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,:]\d+)*)",
)
_IN_UNSPACED = re.compile(_NUMBER.pattern.replace(r"(?<![\w.,])", r"(?<![\dA-Za-z])(?<!\d[.,])"))
_WORD = re.compile(r"\s?-?(?P<word>[^\W\d_]++(?!'\w)(?:/[a-z]+)?[²³]?|[%‰]|°\s?[cf]?\b|[$€£¥₩₽₺₹])")
_SCALES = {"百": 1e2, "千": 1e3, "万": 1e4, "萬": 1e4, "만": 1e4, "億": 1e8, "亿": 1e8, "억": 1e8}
_SCALES |= {"천": 1e3, "백": 1e2}
_DIGIT = re.compile(r"\d")
_LONGEST_UNIT = 8
_MOST_DIGITS = 30
_SHORTEST_NOUN = 4


_VERSION = re.compile(r"(?!\d{1,3}(?:\.\d{3})+(?!\d))\d+(?:\.\d+){2,}(?:[:.,]\d+)*")
"""A version or an address of a network: numbers that are no number together."""
_NO_UNIT = Unit(PLAIN, "", 1.0)


_USUAL = str.maketrans({"\u202f": " ", "\xa0": " ", "’": "'"})


def plainly(text: str) -> str:
    """A text as it is searched: in lower case, with digits and signs in their usual form."""
    return unicodedata.normalize("NFKC", text).translate(_USUAL).lower()


def may_count(text: str, language: Language) -> bool:
    """Whether a text may hold amounts: it has digits, or numbers in words."""
    if _DIGIT.search(text):
        return True
    pattern = _spelled(language)
    return pattern is not None and pattern.search(text.lower()) is not None


def amounts(text: str, language: Language) -> list[Amount]:
    """The amounts in a text that `plainly` gave, in order; both ends of a range have its unit."""
    found = sorted((*_in_digits(text, language), *_in_words(text, language)), key=_start)
    apart = [one for at, one in enumerate(found) if not at or one.start >= found[at - 1].end]
    return joined(text, apart, language) if len(apart) > 1 else apart


def _start(amount: Amount) -> int:
    return amount.start


def _in_digits(text: str, language: Language) -> Iterator[Amount]:
    pattern = _IN_UNSPACED if language.is_unspaced else _NUMBER
    for found in pattern.finditer(text):
        if _VERSION.fullmatch(found["number"]):
            version = Unit(VERSION, found["number"], 0.0)
            yield Amount(1.0, version, found.start("number"), found.end(), found["number"])
            continue
        value, end = _value(found["number"], language.decimal), found.end()
        while language.is_unspaced and text[end : end + 1] in _SCALES:
            value *= _SCALES[text[end]]
            end += 1
        sign = language.units.get(found["sign"] or "")
        unit, end = (sign, end) if sign else _unit_at(text, end, language)
        start = found.start("sign") if found["sign"] else found.start("number")
        yield Amount(value, unit or _NO_UNIT, start, end, text[start:end].strip())


def _in_words(text: str, language: Language) -> Iterator[Amount]:
    """Numbers in words that a unit follows, and months."""
    pattern = _spelled(language)
    for found in pattern.finditer(text) if pattern else ():
        word = found[0]
        month = language.months.get(word)
        if month is not None:
            yield Amount(1.0, month, found.start(), found.end(), word)
            continue
        unit, end = _unit_at(text, found.end(), language)
        start, following = found.start(), text[found.end() :].split(None, 2)[:2]
        if unit is None and len(following) == 2 and following[0] in language.joining:
            unit, end = _NO_UNIT, found.end()  # "three to five days"
        if unit is None and following and _is_noun(following[0], language):
            unit, end = _NO_UNIT, found.end()
        if unit is not None:
            yield Amount(language.numbers[word], unit, start, end, text[start:end].strip())


def _is_noun(word: str, language: Language) -> bool:
    """Whether a word behind a number may be what is counted."""
    is_long = len(word) >= _SHORTEST_NOUN and word[:_SHORTEST_NOUN].isalpha()
    return is_long and word not in language.small and word not in language.asking


@lru_cache(maxsize=64)
def _spelled(language: Language) -> re.Pattern[str] | None:
    words = (*language.numbers, *language.months)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b") if words else None


def _unit_at(text: str, at: int, language: Language) -> tuple[Unit | None, int]:
    """The unit that stands behind a number that ends at `at`, and where it ends."""
    if language.is_unspaced:
        start = at + (text[at : at + 1] == " ")
        for size in range(_LONGEST_UNIT, 0, -1):
            unit = language.units.get(text[start : start + size])
            if unit and not _goes_on(text, start, size):
                return unit, start + size
    found = _WORD.match(text, at)
    unit = language.units.get(found["word"].replace(" ", "")) if found else None
    return (unit, found.end()) if found and unit else (None, at)


def _goes_on(text: str, start: int, size: int) -> bool:
    """Whether what seems a unit is the beginning of a Latin word."""
    following = text[start + size : start + size + 1]
    return following.isascii() and following.isalpha()


def _value(written: str, decimal: str) -> float:
    """The number that digits stand for where `decimal` is the sign before decimals."""
    digits = re.sub(r"[ '’]", "", written)
    if ":" in digits:
        hours, *minutes = re.sub("[.,]", "", digits).split(":")
        parts = (_number(part) / 60.0**i for i, part in enumerate(minutes, 1))
        return _number(hours) + sum(parts)
    head, sign, tail = digits.rpartition(max(",.", key=digits.rfind))
    if not sign:
        return _number(digits)
    is_grouped = len(tail) == 3 and (sign != decimal or sign in head)
    if is_grouped or (sign in head and sign != decimal):
        return _number(re.sub(r"[.,]", "", digits))
    return _number(re.sub(r"[.,]", "", head) + "." + tail)


def _number(digits: str) -> float:
    return float(re.sub(r"[^\d.]", "", digits)[:_MOST_DIGITS] or 0)
