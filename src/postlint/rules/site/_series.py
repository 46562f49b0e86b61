"""Posts of one series: what happens again each year, the numbers of a newsletter, of a tutorial."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from postlint.dialect.dates.written import LONG_MONTHS, MONTH_NAME
from postlint.pattern import lazy
from postlint.record import NamedTuple
from postlint.rules.site._trees import name_parts

_STAGES = r"alpha|beta|candidate|rc|preview|pre|final"
_MARK = lazy(rf"\d+|(?<![^\W\d_])(?:{MONTH_NAME}|{_STAGES})(?![^\W\d_])")
"""Numbers and months, and what is said of releases that come before another."""
_NUMBERS = lazy(r"\d+")
_NO_LETTER = lazy(r"[\W_]+")
_YEAR = lazy(r"(?:19|20)\d\d")
_DAY = lazy(r"(?P<year>(?:19|20)\d\d)[-_]?(?P<month>\d\d?)[-_]?(?P<day>\d\d?)(?!\d)")
_FOLDER_OF_DATES = lazy(r"(?:19|20)\d\d|\d\d?")
_AGAIN = lazy(
    rf"\b(?:{'|'.join(LONG_MONTHS)}"
    r"|daily|weekly|monthly|quarterly|annual|yearly|(?:this|the) (?:week|month|year)|year[- ]end"
    r"|round-?up|digest|newsletter|upcoming)\b",
)
_EVENTS = lazy(
    r"_?(?:events?|train?ings?|meet-?ups?|meetings?|talks?|webinars?|conferences?|workshops?"
    r"|courses?|commcalls|office[_-]hours|calendar|agenda|termine|veranstaltungen)"
)
_NUMBERED = lazy(r"(?P<prefix>\D*[^\W\d_]\D*?)[-_. ]?\d+(?!\d)")
_FEWEST_DAYS = 5
"""Two posts of one name that are closer in time are one that was written twice."""


class _Name(NamedTuple):
    """The name of a post and the marks in it and its folders: numbers, months, stages of releases.

    `letters` are what else there is; `rest` is the name without the day that it begins with.
    """

    whole: str
    rest: str
    letters: str
    marks: tuple[str, ...]
    day: date | None


def are_series(paths: Sequence[str], title: str = "") -> bool:
    """Whether the names of posts, by their paths in the site, differ by dates and numbers alone.

    Where they lie among events, or their title says that it comes again, by whatever they will.
    """
    names = [_name(path) for path in paths]
    if len(set(paths)) == 1:
        return False
    are_marked = all(name.marks for name in names)
    if are_marked and all(map(_is_among_events, paths)):
        return True
    if _are_written_twice(names):
        return False
    if are_marked and _AGAIN.search(title.lower()):
        return True
    if len({_NUMBERS.sub("", path) for path in paths}) == 1:
        return bool(names[0].letters)
    if len({(name.whole, name.marks) for name in names}) < len(names):
        return False
    is_one = len({name.letters for name in names}) == 1 and bool(names[0].letters)
    return is_one and (are_marked or any(map(_tells_time, names)))


def are_numbered_alike(paths: Sequence[str]) -> bool:
    """Whether the names of posts begin alike and go on with a number of their own."""
    found = [_NUMBERED.match(_without_day(name_parts(path)[-1].lower())) for path in paths]
    prefixes = {one["prefix"] for one in found if one is not None}
    numbers = {one[0] for one in found if one is not None}
    return len(prefixes) == 1 and len(numbers) == len(paths)


def _name(path: str) -> _Name:
    *folders, name = name_parts(path)
    name = name.casefold()
    marks = [folder for folder in folders if _FOLDER_OF_DATES.fullmatch(folder)]
    marks += _MARK.findall(name)
    letters = _NO_LETTER.sub("", _MARK.sub("", name)).rstrip("s")
    return _Name(name, _without_day(name), letters, tuple(marks), _day(name))


def _tells_time(name: _Name) -> bool:
    """Whether a year or month is told, or a version of two numbers at the least."""
    return len(name.marks) > 1 or any(_YEAR.fullmatch(m) or m.isalpha() for m in name.marks)


def _are_written_twice(names: Sequence[_Name]) -> bool:
    """Whether two of the names are one within a few days."""
    days = sorted((name.rest, name.day) for name in names if name.day is not None)
    return any(
        one == other and (later - day).days < _FEWEST_DAYS
        for (one, day), (other, later) in pairwise(days)
    )


def _day(name: str) -> date | None:
    found = _DAY.match(name)
    try:
        return None if found is None else date(*map(int, found.groups()))
    except ValueError:
        return None


def _without_day(name: str) -> str:
    return _DAY.sub("", name, count=1).lstrip("-_ ")


def _is_among_events(path: str) -> bool:
    return any(map(_EVENTS.fullmatch, path.lower().split("/")[:-1]))
