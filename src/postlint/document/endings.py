"""Whether a text breaks off within a sentence."""

from __future__ import annotations

from functools import cache

_ENDS = tuple(".!?…:;。！？；：؟।៖។")
_AFTER_END = "'\"”’»“)]*_}"
_NO_END = {
    "en": "the a an and or of your their its our my whose because than into whether if although"
    " unless while but nor",
    "da": "og eller et den der fordi hvis",
    "de": "und oder der die das dem den des ein eine einen einem einer eines weil dass wenn",
    "es": "el la los las un una unos unas y porque del que de",
    "fr": "le la les des un une et ou parce du de que au aux",
    "it": "il lo gli una un e che di del della dei delle perché",
    "nl": "het een en of omdat zijn van de dat",
    "no": "og eller et den der fordi hvis",
    "pt": "o os as um uma e porque do da dos das de que",
    "sv": "och eller ett den som därför att om",
}
"""Words by language that end no sentence."""
_SELDOM_END = {
    "en": "in at for with to from by on as that which who when where is are was were be can will"
    " should must may not very about between through during without under over both either each"
    " these those this any every some",
}
"""Words that end few sentences."""
_EVERYWHERE = frozenset(
    f"{_NO_END['en']} und oder weil einen parce les des los las una porque och eller".split()
)
"""Where the language is not known: the words that mean nothing else in another one."""


def is_ended(text: str) -> bool:
    """Whether a text ends as sentences do: with a full stop or the like."""
    return text.rstrip(_AFTER_END).endswith(_ENDS)


def breaks_off(text: str, language: str | None, *, seldom: bool = False) -> bool:
    """Whether a text ends in a comma, or in a word that ends no sentence.

    `seldom`: nor one that ends few. Text of a language that is not known here breaks off only
    after a comma.
    """
    if is_ended(text):
        return False
    if text.endswith((",", "،", "、")):
        return len(text) > 1 and text[-2].isalpha()
    last = text.rpartition(" ")[2].strip("*_")
    return last in _words(language, seldom)


@cache
def _words(language: str | None, seldom: bool) -> frozenset[str]:
    known = frozenset(_NO_END.get(language or "", "").split())
    words = known if language is not None else _EVERYWHERE
    return words | frozenset(_SELDOM_END.get(language or "en", "").split() if seldom else ())
