"""How FAQs are headed and questions marked. The words themselves stand in `faq_words.json`.

They are listed by language. Case does not count. A title also counts at the beginning or the end
of a heading ("FAQs about kettles"). `question` and `answer` stand before a colon ("Q: …"). A single
letter is listed where it means one thing only: S begins a question in Danish and an answer in
Swedish, so neither has it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from unicodedata import combining, normalize

from postlint.files.reading import shipped
from postlint.pattern import lazy
from postlint.record import NamedTuple

_WORDS: dict[str, dict[str, list[str]]] = json.loads(shipped(Path(__file__).with_suffix(".json")))
LANGUAGES = frozenset(_WORDS)
"""The languages whose FAQs are known, by their ISO 639-1 codes."""

_ALIKE = str.maketrans({"ı": "i", "\N{ZERO WIDTH NON-JOINER}": " ", "’": "'"})
_INNER = re.compile(r"[^\W\d](?:.*\w)?", re.DOTALL)
"""From the first letter to the last letter or digit."""
_MOST_WORDS = 14
_UNSPACED = lazy(r"[\u0e00-\u0e7f\u1100-\u11ff\u3040-\u9fff]")
"""Scripts that do not part words, or let endings follow them."""

_MARK_AT_END = lazy(r"(?:[?？؟՞]|[\u0370-\u03ff][;\u037e]|[すう]か。?)['\"”’»)*\s]*$")
_ASKS = lazy(
    r"(?:who|what|when|where|why|how|which|whose|can|could|do|does|did|is|are|was|were|will|would"
    r"|should|shall|may|might|must|have|has|had|am|isn't|aren't|don't|doesn't|can't|won't)\b",
    re.IGNORECASE,
)
NUMBER = lazy(r"\(?\d{1,3}\s*[.):]\s+")


def _folded(text: str) -> str:
    """A text as titles are compared: without case, accents, and signs or numbers around it."""
    text = text.casefold()
    if not text.isascii():
        plain = [c for c in normalize("NFKD", text) if not combining(c)]
        text = "".join(plain).translate(_ALIKE)
    inner = _INNER.search(text.replace("_", " "))
    return " ".join(inner[0].split()) if inner else ""


class _Titles(NamedTuple):
    """The titles of FAQs, and the same by their first and by their last character."""

    all: frozenset[str]
    opening: dict[str, tuple[str, ...]]
    closing: dict[str, tuple[str, ...]]


@lru_cache(maxsize=64)
def _titles(further: tuple[str, ...]) -> _Titles:
    """The titles known and those given."""
    known = (title for words in _WORDS.values() for title in words["titles"])
    titles = frozenset(map(_folded, (*known, *further))) - {""}
    return _Titles(titles, _grouped(titles, 0), _grouped(titles, -1))


def _grouped(titles: Iterable[str], at: int) -> dict[str, tuple[str, ...]]:
    groups: dict[str, tuple[str, ...]] = {}
    for title in titles:
        groups[title[at]] = (*groups.get(title[at], ()), title)
    return groups


@lru_cache(maxsize=1024)
def is_faq_title(text: str, further: tuple[str, ...] = ()) -> bool:
    """Whether a heading's text is that of an FAQ: "FAQ", "Goldens: Frequently Asked Questions".

    `further` are titles that the site has of its own.
    """
    folded = _folded(text)
    titles = _titles(further)
    if folded in titles.all:
        return True
    if any(_folded(part) in titles.all for part in _parts_of(text)):
        return True
    opening = titles.opening.get(folded[:1], ())
    closing = titles.closing.get(folded[-1:], ())
    if not folded.startswith(opening) and not folded.endswith(closing):
        return False
    if is_question(text) or len(folded.split()) > _MOST_WORDS:
        return False
    if any(_begins(folded, title) for title in opening):
        return True
    return any(_ends(folded, title) for title in closing)


_MARKS = frozenset(":|–—()（）：-")
_MARK = lazy(r"\s*[:|–—()（）：]\s*|\s-\s")


def _parts_of(text: str) -> list[str]:
    """The parts of a title between marks: "Redux FAQ", "General"."""
    if _MARKS.isdisjoint(text) or is_question(text):
        return []
    parts = _MARK.split(text)
    return [*parts, *(part.rpartition(" ")[2] for part in parts)] if len(parts) > 1 else []


def _begins(text: str, title: str) -> bool:
    return text.startswith(title) and _parts(title[-1], text[len(title) : len(title) + 1])


def _ends(text: str, title: str) -> bool:
    return text.endswith(title) and _parts(title[0], text[-len(title) - 1 : -len(title)])


def _parts(edge: str, beside: str) -> bool:
    """Whether a word ends between a title's last or first character and what stands beside it."""
    return not beside.isalnum() or bool(_UNSPACED.match(edge))


_ACRONYM = lazy(r"f\.?a\.?q\.?'?s?(?=[ \w])(?P<on>.*)", re.IGNORECASE)
_OPENS = lazy(r"\s*\w")


def may_title_else(text: str) -> bool:
    """Whether a title of FAQs may title something else: "FAQ file format", "FAQ schema".

    So it is where a word follows the acronym, with no mark between.
    """
    found = _ACRONYM.match(text.lstrip())
    return found is not None and bool(_OPENS.match(found["on"]))


def means_question(text: str) -> bool:
    """Whether a text says "Question" in some language, as the head of a table does."""
    is_option = text.lstrip().startswith(("-", "/"))  # of a program: `-q`
    return not is_option and _folded(text).removesuffix("s") in _question_words()


@lru_cache(maxsize=1)
def _question_words() -> frozenset[str]:
    words = (word for known in _WORDS.values() for word in known["question"])
    return frozenset(_folded(word).removesuffix("s") for word in words)


def is_question(text: str) -> bool:
    """Whether a text ends as a question."""
    return bool(_MARK_AT_END.search(text))


def asks(text: str) -> bool:
    """Whether a text opens as an English question does, question mark or not."""
    return bool(_ASKS.match(text))


# What stands before questions and answers

_AFTER_WORD = r":：.)\]#\d"
"""What follows the word that marks a question or an answer, after spaces perhaps."""
_MOST_SPACES = 3


def _marker(kind: str, unpointed: str = "") -> re.Pattern[str]:
    """What stands before a question or an answer: `Q:`, `Q1.`, `Question 2:`, `Frage:`, `问：`.

    Only English has other signs than a colon after its words, and single letters are capitals
    elsewhere. `unpointed` are words that a number alone may follow.
    """
    english = _WORDS["en"][kind]
    others = sorted({word for words in _WORDS.values() for word in words[kind]} - {*english})
    letters = _either(word for word in others if len(word) == 1)
    words = _either(word for word in others if len(word) > 1)
    number = r" ?[#.]? ?\d{0,3} ?"
    longest = max(map(len, (*english, *others))) + _MOST_SPACES
    return lazy(
        rf"(?-i:(?=[^{_AFTER_WORD}]{{1,{longest}}}[{_AFTER_WORD}]))"  # most texts end here
        rf"(?:(?:{_either(english)}){number}(?:[:.)\]]\s+|：\s*)"
        rf"|(?:(?-i:{letters})|{words}){number}(?::\s+|：\s*)"
        + (rf"|(?:{unpointed}) ?[#.]? ?\d{{1,3}} ?[:：.)\]–—-]?\s+" if unpointed else "")
        + ")",
        re.IGNORECASE,
    )


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


PREFIX = _marker("question", unpointed="Question|Q|FAQ")
ANSWER_PREFIX = _marker("answer")


def bare_question(text: str) -> str:
    """A question without its `Q:` and its number."""
    text = text.strip().strip("*").strip()
    for pattern in (NUMBER, PREFIX, NUMBER):
        found = pattern.match(text)
        if found and found.end() < len(text):
            text = text[found.end() :]
    return text.strip()


def bare_answer(text: str) -> str:
    """An answer without its `A:`."""
    found = ANSWER_PREFIX.match(text)
    return text[found.end() :] if found else text
