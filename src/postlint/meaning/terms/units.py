"""Units of measure: the dimension of each, and how many of its base unit it is."""

from __future__ import annotations

import re

from postlint.meaning.terms.words import content_stem
from postlint.record import NamedTuple


class Unit(NamedTuple):
    """A unit: `factor` base units of its dimension each, beginning at `offset`."""

    dimension: str
    name: str
    factor: float
    offset: float = 0.0


_TABLE = """
time (seconds): second sec secs s 1; minute min mins 60; hour hr hrs h 3600; day 86400;
    week wk wks 604800; month mo 2629800; year yr yrs 31557600; decade 315576000
length (meters): millimeter millimetre mm 0.001; centimeter centimetre cm 0.01; meter metre m 1;
    kilometer kilometre km 1000; inch inches 0.0254; foot feet ft 0.3048; yard yd yds 0.9144;
    mile mi 1609.344
mass (grams): milligram mg 0.001; gram gramme gr g 1; kilogram kilo kg kgs 1000; ounce oz 28.35;
    pound lb lbs 453.6; ton tonne 1000000
volume (liters): milliliter millilitre ml 0.001; liter litre l ltr 1; teaspoon tsp 0.00493;
    tablespoon tbsp 0.01479; cup 0.2366; pint 0.4732; quart qt 0.9464; gallon gal 3.785
data (bytes): bit 0.125; byte 1; kilobyte kb 1000; megabyte mb 1000000; gigabyte gb 1000000000;
    terabyte tb 1000000000000
power (watts): watt w 1; kilowatt kw 1000; horsepower hp 745.7
voltage (volts): volt v 1; millivolt mv 0.001
current (amperes): amp ampere 1
energy (kilocalories): calorie kcal 1; kwh 860.4
pressure (pascals): psi 6894.8; bar 100000
speed (kilometers an hour): mph 1.609; kph 1; kmh 1
frequency (hertz): hertz hz 1; khz 1000; mhz 1000000; ghz 1000000000
sound (decibels): decibel db 1
percent: percent % pct 1
angle: degree 1
frequency of pixels: pixel px 1; dpi 1
"""
_AREAS = {"foot": 0.0929, "meter": 1.0, "inch": 0.000645, "mile": 2589988.0, "yard": 0.8361}
_CURRENCIES = {
    "$": "dollar",
    "€": "euro",
    "£": "pound sterling",
    "¥": "yen",
    "₹": "rupee",
    "dollar": "dollar",
    "usd": "dollar",
    "bucks": "dollar",
    "cent": "cent",
    "euro": "euro",
    "eur": "euro",
    "gbp": "pound sterling",
    "yen": "yen",
    "rupee": "rupee",
}
_IRREGULAR = frozenset({"feet", "inches"})


def _units() -> dict[str, Unit]:
    found: dict[str, Unit] = {}
    for line in _TABLE.replace("\n    ", " ").strip().splitlines():
        dimension, _, units = line.partition(":")
        for entry in units.split(";"):
            *names, factor = entry.split()
            unit = Unit(dimension.partition(" (")[0], names[0], float(factor))
            for name in names:
                found[name] = unit
                if len(name) > 2 and name not in _IRREGULAR:
                    found[name + "s"] = unit
    for name, currency in _CURRENCIES.items():
        found[name] = found[name + "s"] = Unit(f"money in {currency}s", currency, 1.0)
    return found


UNITS = _units()
"""Each name of a unit, in lower case, singular and plural."""

UNIT_WORDS = frozenset(map(content_stem, (*UNITS, "times")))
"""The stems of all units: they are part of a quantity, and tell nothing of what it is said of."""

CLOCK = Unit("time of day", "o'clock", 1.0)
YEAR = Unit("year", "year", 1.0)
_CELSIUS = Unit("temperature", "°C", 1.0)
_FAHRENHEIT = Unit("temperature", "°F", 5 / 9, -32.0)
_SQUARE = {name: Unit("area", f"square {name}", factor) for name, factor in _AREAS.items()}
_FLUID_OUNCE = Unit("volume", "fluid ounce", 0.02957)
_SCALES = {"f": _FAHRENHEIT, "fahrenheit": _FAHRENHEIT}
_SCALES |= {"c": _CELSIUS, "celsius": _CELSIUS, "centigrade": _CELSIUS}

TIME_OF_DAY = re.compile(r"(?P<minutes>:\d\d)?\s?(?P<half>[ap]\.?m\b\.?)", re.IGNORECASE)
_DEGREES = re.compile(r"(?:\s?°|[\s-]degrees?\b)\s?(?P<scale>(?:[fc]\w*))?\b", re.IGNORECASE)
_SCALE = re.compile(r"\s?([FC])\b")
_SQUARED = re.compile(r"\s(?:square|sq\.?)\s(?P<word>[a-z]+)", re.IGNORECASE)
_FLUID = re.compile(r"\s(?:fluid|fl\.?)\s(?:ounces?|oz)\b", re.IGNORECASE)
_WORD = re.compile(r"[\s-]{0,2}(?P<word>%|[A-Za-z]+)")


def unit_at(text: str, at: int) -> tuple[Unit | None, int]:
    """The unit that stands after a number that ends at `at`, and where it ends; (None, `at`)."""
    for pattern, read in _READERS:
        found = pattern.match(text, at)
        unit = read(found) if found else None
        if found and unit:
            return unit, found.end()
    return None, at


def _of_degrees(found: re.Match[str]) -> Unit | None:
    scale = found["scale"]
    return _SCALES.get(scale.lower()) if scale else UNITS["degree"]


def _of_word(found: re.Match[str]) -> Unit | None:
    word = found["word"]
    is_letter_apart = len(word) == 1 and word != "%" and found.start("word") > found.start()
    return None if is_letter_apart else UNITS.get(word.lower())


_READERS = (
    (TIME_OF_DAY, lambda _: CLOCK),
    (_DEGREES, _of_degrees),
    (_SCALE, lambda found: _SCALES[found[1].lower()]),
    (_SQUARED, lambda found: _SQUARE.get(UNITS.get(found["word"].lower(), YEAR).name)),
    (_FLUID, lambda _: _FLUID_OUNCE),
    (_WORD, _of_word),
)
