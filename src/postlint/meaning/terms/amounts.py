"""Numbers in a text: in digits, in words, as fractions."""

from __future__ import annotations

import re
from collections.abc import Iterable

_ONES = """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen"""
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_FRACTIONS = {"half": 1 / 2, "quarter": 1 / 4, "quarters": 1 / 4, "third": 1 / 3, "thirds": 1 / 3}
_OTHERS = {"couple": 2.0, "twice": 2.0, "thrice": 3.0, "dozen": 12.0, "hundred": 1e2}
_OTHERS |= {"thousand": 1e3, "million": 1e6}
_WORDS = {word: float(i) for i, word in enumerate(_ONES.split(), 1)}
_WORDS |= {word: 10.0 * i for i, word in enumerate(_TENS.split(), 2)}
_WORDS |= _OTHERS
COUNTS = frozenset(_WORDS) | frozenset(_FRACTIONS)
"""The words that numbers are written with."""
_LONGEST = 30
_GLYPHS = {"½": 1 / 2, "¼": 1 / 4, "¾": 3 / 4, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 1 / 8}
_SCALES = {"k": 1e3, "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "dozen": 12.0}

_SPELLED = "|".join(
    [
        r"half|(?:a|one)[ ]quarter|three[- ]quarters|(?:one|a)[- ]third|two[- ]thirds",
        r"a[ ]couple(?:[ ]of)?|a[ ](?:dozen|hundred|thousand|million)|twice|thrice",
        rf"(?:{'|'.join(_TENS.split())})(?:[- ](?:{'|'.join(_ONES.split()[:9])})\b)?",
        *_ONES.split(),
    ]
)
_AMOUNT = rf"""
    (?P<sign>[-−])? (?P<currency>\\?[$€£¥₹]\s?)?
    (?: (?P<digits>(?:\d{{1,3}}(?:,\d{{3}})+(?!\d)|\d++)(?:\.\d++)?(?!\.\d))
        (?: [\s-]?(?P<glyph>[½¼¾⅓⅔⅛])
          | [\s-](?P<mixed>\d/\d{{1,2}})(?!\d)
          | /(?P<over>\d{{1,3}})(?![\d/]) )?
      | (?P<only_glyph>[½¼¾⅓⅔⅛])
      | (?P<spelled>{_SPELLED})(?!\w) )
    (?P<and_half>[ ]and[ ]a[ ]half\b)?
    (?P<scale>\s?k\b|[\s-](?:hundred|thousand|million|billion|dozen)s?\b)?
"""
AMOUNT = re.compile(_AMOUNT, re.IGNORECASE | re.VERBOSE)
"""A number, with the sign of a currency before it."""


def _openings(words: Iterable[str]) -> str:
    """A pattern of how words begin: by their first two characters, in any case."""
    seconds: dict[str, set[str]] = {}
    for word in words:
        seconds.setdefault(word[0], set()).update((word[1], word[1].upper()))
    return "|".join(
        rf"[{first}{first.upper()}][{re.escape(''.join(sorted(chars)))}]"
        for first, chars in seconds.items()
    )


_OPENING = _openings((*_ONES.split(), *_TENS.split(), "half", "twice", "thrice", "a ", "a-"))
NUMBER = re.compile(
    rf"(?<![\w.,/:–#-])(?-i:(?=[^\w\s]|[\d{''.join(_GLYPHS)}]|{_OPENING}))(?:{_AMOUNT})",
    re.IGNORECASE | re.VERBOSE,
)
"""A number that is no part of a word, a version or a date, and no "#12"."""


def value(found: re.Match[str]) -> float:
    """The number that one of the patterns found."""
    if found["spelled"]:
        number = _of_words(found["spelled"].lower().replace("-", " ").split())
    elif found["only_glyph"]:
        number = _GLYPHS[found["only_glyph"]]
    else:
        number = _of_digits(found)
    if found["and_half"]:
        number += 1 / 2
    if found["scale"]:
        number *= _SCALES[found["scale"].strip(" -").lower().removesuffix("s")]
    return -number if found["sign"] else number


def is_fraction(found: re.Match[str]) -> bool:
    """Whether it is half of something, or a third."""
    return (found["spelled"] or "").lower().endswith(tuple(_FRACTIONS))


def _of_words(words: list[str]) -> float:
    if words[-1] in _FRACTIONS:
        return _WORDS.get(words[0], 1.0) * _FRACTIONS[words[-1]]
    return sum(_WORDS.get(word, 0.0) for word in words)


def _of_digits(found: re.Match[str]) -> float:
    number = float(found["digits"][:_LONGEST].replace(",", ""))
    if found["glyph"]:
        return number + _GLYPHS[found["glyph"]]
    if found["mixed"]:
        over, _, under = found["mixed"].partition("/")
        return number + int(over) / (int(under) or 1)
    return number / (int(found["over"]) or 1) if found["over"] else number
