"""A language's words for numbers, units, currencies and months, as its file in `data/` has them.

`und.json` has what is written alike in all of them. A file's keys, all but `decimal` optional:
`decimal` is the sign before decimals; `stemmer` the name of a Snowball stemmer; `small` words tell
the language; `opening` words open an answer before a comma; `pointing` words stand for something
named before; `asking` words ask for an amount, or say little beside one; `joining` words stand
between the ends of a range; `capitals` says what else than `names` has them.
`numbers`, `units` and `currencies` are tables: the names of a number or unit, then
which it is or how many of the base unit; a currency's names, no two of which convert. `months` are
listed in their order.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any, final

from postlint.files.reading import shipped
from postlint.meaning.terms.words import stemmer
from postlint.record import NamedTuple

_FILES = Path(__file__).with_name("data")
_ANY = "und"
MONEY = "money"
MONTH = "month of the year"
_FEWEST_SMALL = 0.15
_FEWEST_OF_ONE = 0.08
"""The same where hardly a word is a small one of any other language: some have few."""
_MOST_LEAD = 4
_OTHER_CYRILLIC = re.compile(r"[іїєґўјљњћђ]")
"""Letters that Russian has not."""
_SAMPLE = 1_500
_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
)
_WORD = re.compile(r"[^\W\d_]+")


class Unit(NamedTuple):
    """A unit: what it measures, its name, and how many base units it is; 0 where none converts."""

    dimension: str
    name: str
    factor: float


@final
class Language:
    """What is known of a language. `code` is that of ISO 639-1, or `und`."""

    def __init__(self, code: str, data: dict[str, Any]) -> None:
        self.code = code
        self.decimal: str = data.get("decimal", "")
        self.stemmer: str | None = data.get("stemmer")
        self.small = frozenset(data.get("small", "").split())
        self.opening = frozenset(data.get("opening", "").split())
        self.pointing = frozenset(data.get("pointing", "").split())
        self.asking = frozenset(data.get("asking", "").split())
        self.joining = frozenset(data.get("joining", "").split())
        self.capitals: str = data.get("capitals", "names")
        self.numbers = dict(_table(data.get("numbers", "")))
        self._data = data

    @property
    def is_unspaced(self) -> bool:
        """Whether units follow numbers without a space, and have no ends of their own."""
        return self.code in ("ja", "zh", "ko")

    @cached_property
    def saying_little(self) -> frozenset[str]:
        """The stems of words that tell nothing of what is asked about."""
        words = self.small | self.asking | self.pointing | self.units.keys()
        return frozenset(map(stemmer(self.stemmer), words))

    @cached_property
    def units(self) -> dict[str, Unit]:
        """Each name of a unit, a currency or a month, in lower case."""
        found: dict[str, Unit] = {}
        for dimension, table in self._data.get("units", {}).items():
            for names, factor in _entries(table):
                found |= dict.fromkeys(names, Unit(dimension, names[0], factor))
        for entry in self._data.get("currencies", "").split(";"):
            first = next(iter(entry.split()), "")
            found |= dict.fromkeys(entry.split(), Unit(MONEY, first, 0.0))
        return found

    @cached_property
    def months(self) -> dict[str, Unit]:
        """The names of the months, each as a unit of its own number."""
        names = self._data.get("months", "").split()
        return {name: Unit(MONTH, name, float(at)) for at, name in enumerate(names, 1)}


def _entries(table: str) -> Iterator[tuple[list[str], float]]:
    """The entries of a table: names, and the number that stands behind them."""
    for entry in filter(str.strip, table.split(";")):
        *names, number = entry.split()
        yield names, float(number)


def _table(text: str) -> Iterator[tuple[str, float]]:
    return ((name, number) for names, number in _entries(text) for name in names)


@cache
def language(code: str) -> Language:
    """A language by its code; what all have in common where it has no file."""
    data = _read(_ANY)
    if code != _ANY and code in codes():
        own = _read(code)
        data = data | own
        for key in ("units", "currencies"):
            data[key] = _joined(_read(_ANY)[key], own.get(key))
    return Language(code, data)


def _joined(common: Any, own: Any) -> Any:
    if isinstance(common, str):
        return f"{common}; {own}" if own else common
    return {
        dimension: "; ".join(filter(None, (common.get(dimension), (own or {}).get(dimension))))
        for dimension in {**common, **(own or {})}
    }


def _read(code: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(shipped(_FILES / f"{code}.json"))
    return read


@lru_cache(maxsize=1)
def codes() -> frozenset[str]:
    """The languages that have a file."""
    return frozenset(path.stem for path in _FILES.glob("*.json")) - {_ANY}


def guessed(text: str) -> str:
    """The language that a text seems to be in, of those that have a file; `und` for any other."""
    sample = text[:_SAMPLE].lower()
    for code, script in _SCRIPTS:
        if len(script.findall(sample)) * 8 > len(sample):
            return code
    words = _WORD.findall(sample)
    counts = {code: sum(map(language(code).small.__contains__, words)) for code in sorted(codes())}
    best, second = sorted(counts, key=lambda code: -counts[code])[:2]
    is_alone = counts[best] >= _MOST_LEAD * counts[second] and not _OTHER_CYRILLIC.search(sample)
    least = _FEWEST_OF_ONE if is_alone else _FEWEST_SMALL
    return best if counts[best] >= least * len(words) > 0 else _ANY
