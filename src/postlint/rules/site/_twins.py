"""Posts that say the same of two things: pages of a reference, yearly events, releases."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Set

from postlint.document.front_matter.split import split
from postlint.pattern import lazy
from postlint.profile.site import Site
from postlint.rules.site._series import are_series

_NUMBER = lazy(r"\d")
_NUMBERED = lazy(
    r"\d+|\b(?:alpha|beta|rc|preview|final|pre|dev)\b|(?:alpha|beta|rc|preview)(?=\d)|\W+|_"
)
_VERSION = lazy(r"[-_ ]v?\d+(?:\.\d+)+$")
_REMINDER = lazy(
    r"\b(?:re-?post(?:ed)?|reminder|last (?:call|chance)|recordatorio|rappel|erinnerung|lembrete"
    r"|напоминание)\b|提醒|リマインド",
    re.IGNORECASE,
)
_WORD = lazy(r"\d+(?:\.\d+)+|\w+[+#]*")
_IDENTIFIER = lazy(r"\S*(?:[a-z][A-Z]|\w[_.(:/$]\w?|^[-@$.])\S*")
"""What a reference is about: a name of code."""


def are_twins(site: Site, one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether each of two posts, told by path and title, names its own matter all along.

    So it is where a word of each title stands far more often in its text than in the other's,
    as far as the files can be read, or each whole title there and not in the other's; where
    nothing sets the texts apart but words of their titles; for names of code; for what repeats
    an earlier post and says so; and for posts of one series, as are releases and yearly events.
    """
    if are_series([site.page(one[0]), site.page(other[0])]) or _are_numbered(one[1], other[1]):
        return True
    if _REMINDER.search(one[1]) or _REMINDER.search(other[1]):
        return True
    a, b = _words(one[1]), _words(other[1])
    of_a, of_b = a.keys() - b.keys(), b.keys() - a.keys()
    if of_a and of_b and _IDENTIFIER.fullmatch(one[1]) and _IDENTIFIER.fullmatch(other[1]):
        return True
    text_a, text_b = _body(site, one[0]), _body(site, other[0])
    if _names_itself(one[1], text_a, text_b) and _names_itself(other[1], text_b, text_a):
        return True
    if not of_a or not of_b:
        return False
    body_a, body_b = _words(text_a), _words(text_b)
    if _is_apart_by(of_a | of_b, body_a, body_b):
        return True
    return _is_about(of_a, body_a, body_b) and _is_about(of_b, body_b, body_a)


def _names_itself(title: str, own: str, other: str) -> bool:
    """Whether a title stands in the text below it, and not in another: a command does so."""
    pattern = re.compile(rf"(?<!\w){re.escape(title.casefold())}(?!\w)")
    return bool(title) and bool(pattern.search(own)) and not pattern.search(other)


def _is_apart_by(words: Set[str], one: Counter[str], other: Counter[str]) -> bool:
    """Whether two texts differ in how often they have words, and in these words alone."""
    return bool(one) and one != other and {*(one - other), *(other - one)} <= words


def _is_about(words: Set[str], own: Counter[str], other: Counter[str]) -> bool:
    """Whether a text has some word by half as often again as another."""
    return any(own[word] > other[word] and 2 * own[word] >= 3 * other[word] for word in words)


def _are_numbered(one: str, other: str) -> bool:
    """Whether two titles differ, and by numbers alone, or what is said of versions."""
    if one == other or not (_NUMBER.search(one) and _NUMBER.search(other)):
        return False
    if _VERSION.search(one) and _VERSION.search(other):
        return True
    return _NUMBERED.sub("", one.casefold()) == _NUMBERED.sub("", other.casefold())


def _words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text.casefold()))


def _body(site: Site, path: str) -> str:
    """The body of a post in lower case; empty where its file cannot be read."""
    text = site.texts.text(site.page(path)) if site.texts is not None else None
    if text is None:
        return ""
    parts = split(text, site.generator, 0)
    return (text[parts.body_start :] if parts else text).casefold()
