"""The sentences of a post: those of its body, and those of its FAQ's answers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, overload

from postlint.document.blocks import Block
from postlint.document.faq import faq
from postlint.document.faq_words import bare_question
from postlint.document.front_matter import Scalar
from postlint.document.headings import TAGS as HEADING_TAGS
from postlint.document.post import Post, derived
from postlint.record import NamedTuple
from postlint.source import Span

if TYPE_CHECKING:
    from postlint.document.html import Element
    from postlint.document.question_answer import QuestionAnswer

_ABBREVIATED = """
    [Dd]r [Mm]r [Mm]rs [Mm]s [Pp]rof [Ss]t [Vv]s [Ee]\\.g [Ii]\\.e [Aa]pprox [Ff]ig [Jj]r [Ss]r
    [Aa]\\.k\\.a cf [Ee]st [Ii]nc [Ll]td [Cc]o U\\.S U\\.K
"""
_AFTER_NONE = "".join(rf"(?<!\b{word}\. )" for word in _ABBREVIATED.split())
_MONTHS = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember"
_NO_DATE = rf"(?!(?:(?<=\b\d\. )|(?<=\b\d\d\. ))(?:{'|'.join(_MONTHS.split())})\b)"
"""No sentence begins with the month of a German date: "24. Dezember 2024"."""
_CLOSING = r"[\"'”’)\]*]"
_BREAK = re.compile(
    r" (?<=[.!?…\"'”’)\]*] )(?=[\"'“‘(\[*]*[^\W_a-zß-öø-ÿ])"
    r"(?:(?<=[a-z0-9]{4}[.!?…] )(?<!\b[Aa]pprox\. )"
    rf"|(?:(?<=[.!?…] )|(?<=[.!?…]{_CLOSING} )|(?<=[.!?…]{_CLOSING}{_CLOSING} ))"
    rf"(?<![\s(][A-Z]\. )(?<!^[A-Z]\. )(?<!\b[Nn]o\. (?=\d)){_AFTER_NONE}{_NO_DATE})"
)
"""Where a sentence ends, and another begins. It starts with a space, so that few places are tried,
and most of these are told by the word before."""
_UNSPACED_END = re.compile(r"[。！？｡]")
_UNSPACED_BREAK = re.compile(r"(?<=[。！？｡])\s?(?![。！？｡」』）”’\"\s])|(?<=[。！？｡][」』）])")
"""Where a sentence ends in Chinese and Japanese, with no space behind it."""
_LONGEST = 1_000
"""More than this is no sentence, but a list or a text without full stops: it is cut there."""
_LEAD = 300
_LAST = 8
"""So many of its last characters tell most texts from a question."""
POINTING_BACK = ("It ", "They ", "This ", "These ", "Their ", "Its ", "He ", "She ", "Such ")
"""How sentences begin that speak of what the one before does."""
_SUMMARY_KEYS = ("description", "summary", "excerpt")
_CELLS = ("td", "th")
_SPEECH = re.compile(r"(?<!\S)[\"“«„][^\"“”«»„]{30,}[\"”“»]")
"""A whole sentence in quotation marks: fewer words may stand in them to be stressed."""
_NOT_SENTENCES = frozenset({"pre", "figcaption", "button"})


class Sentence(NamedTuple):
    """One sentence, or what stands for one: an item of a list, a row of a table.

    `context` is the text that says what it speaks of: the heading above, the lead of its list.
    `place` is the element that holds it, or its span; None in structured data. `subject` is the
    sentence before that says what "It" and "They" stand for, where it opens with one of these.
    """

    text: str
    context: str
    place: Element | Span | None
    subject: str = ""


class Sentences(Sequence[Sentence]):
    """Sentences in the order written. Of most no more is asked than `texts`."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._contexts: list[str] = []
        self._places: list[Element | Span | None] = []
        self._opening: set[int] = set()

    def add(self, texts: list[str], context: str, place: Element | Span | None) -> None:
        """Adds what stands in one block."""
        self._opening.add(len(self.texts))
        self.texts += texts
        self._contexts += [context] * len(texts)
        self._places += [place] * len(texts)

    def context(self, at: int) -> str:
        """What a sentence is of: what points back is of what the one before it is of, too."""
        context = self._contexts[at]
        return f"{context} {self.texts[at - 1]}" if self._points_back(at) else context

    def subject(self, at: int) -> str:
        """The sentence before another that says what "It" and "They" stand for there, if any."""
        before = at
        while self._points_back(before):
            before -= 1
        return self.texts[before] if before < at else ""

    def before(self, at: int) -> int | None:
        """The sentence before another in its section; None for the first."""
        is_first = at == 0 or self._contexts[at] != self._contexts[at - 1]
        return None if is_first else at - 1

    def _points_back(self, at: int) -> bool:
        """Whether a sentence points back to the one before it in its block."""
        return self.texts[at].startswith(POINTING_BACK) and at not in self._opening

    def __len__(self) -> int:
        return len(self.texts)

    def __iter__(self) -> Iterator[Sentence]:
        return map(self._at, range(len(self)))

    @overload
    def __getitem__(self, at: int) -> Sentence: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Sentence, ...]: ...
    def __getitem__(self, at: int | slice) -> Sentence | tuple[Sentence, ...]:
        if isinstance(at, slice):
            return tuple(map(self._at, range(len(self))[at]))
        return self._at(range(len(self))[at])

    def _at(self, at: int) -> Sentence:
        if not self._points_back(at):
            return Sentence(self.texts[at], self._contexts[at], self._places[at])
        return Sentence(self.texts[at], self.context(at), self._places[at], self.subject(at))


def is_in_speech(text: str, start: int, end: int) -> bool:
    """Whether a part of a sentence stands in what it quotes, such as a letter that it proposes."""
    spans = (found.span() for found in _SPEECH.finditer(text))
    return any(first < start and end < last for first, last in spans)


def split_sentences(text: str) -> list[str]:
    """The sentences of a text whose white space is folded."""
    found: list[str] = _BREAK.split(text) if text else []
    if not text.isascii() and _UNSPACED_END.search(text):
        found = [part for one in found for part in _UNSPACED_BREAK.split(one) if part]
    if len(text) <= _LONGEST or len(max(found, key=len)) <= _LONGEST:
        return found
    return [part for one in found for part in _pieces(one)]


def _pieces(sentence: str) -> Iterator[str]:
    for start in range(0, len(sentence), _LONGEST):
        yield sentence[start : start + _LONGEST]


def body_sentences(post: Post) -> Sentences:
    """The sentences of the body outside its FAQ: what its answers are compared with."""
    found = _sentences(_parted(post).body)
    for summary in _summaries(post):
        found.add(split_sentences(summary.text), "", summary.span)
    return found


class _Summary(NamedTuple):
    text: str
    span: Span


def _summaries(post: Post) -> Iterator[_Summary]:
    """What the front matter says that the post is about, where it is text."""
    matter = post.front_matter
    for key in _SUMMARY_KEYS if matter is not None else ():
        entry = matter.root.find(key, fold=True) if matter is not None else None
        node = entry.value if entry is not None else None
        if isinstance(node, Scalar) and isinstance(node.value, str) and node.value.strip():
            yield _Summary(" ".join(node.value.split()), node.span)


def answer_sentences(post: Post, pair: QuestionAnswer) -> Sentences:
    """The sentences of an answer; their context is the question."""
    parts = _parted(post).answers.get(id(pair), ())
    if " ".join([block.text for block in parts]) == pair.answer:
        return _sentences(parts, pair.question)
    found = Sentences()
    if pair.answer:
        found.add(split_sentences(pair.answer), pair.question, None)  # part stands elsewhere
    return found


class _Parts(NamedTuple):
    """The blocks of a post: those outside of its FAQ, and those of each pair's answer."""

    body: list[Block]
    answers: dict[int, list[Block]]


@derived
def _parted(post: Post) -> _Parts:
    holders = _holders(faq(post))
    questions = {pair.question for pair in faq(post)}
    ends = tuple(question[-_LAST:] for question in questions)
    parts = _Parts([], {})
    for block in post.blocks:
        text, holder = block.text, holders.get(block.element)
        if holder is not None:
            parts.answers.setdefault(holder, []).append(block)
        elif text in questions:
            continue
        elif not text.rstrip("* ").endswith(ends) or bare_question(text) not in questions:
            parts.body.append(block)
    return parts


def _holders(pairs: Sequence[QuestionAnswer]) -> dict[Element, int]:
    """The pair that each element of an answer belongs to: of pairs in each other, the inner one.

    What stands in an element belongs to it, but for paragraphs, which hold no blocks.
    """
    holders: dict[Element, int] = {}
    for pair in reversed(pairs):
        for answer in pair.answer_elements:
            waiting = [answer]
            while waiting:
                element = waiting.pop()
                if element not in holders:
                    holders[element] = id(pair)
                    waiting += element.child_elements if answer.tag != "p" else ()
    return holders


def _sentences(run: Iterable[Block], question: str = "") -> Sentences:
    """The sentences of blocks; headings and the question are no sentences, but context."""
    found = Sentences()
    heading, lead = question, ""
    row: list[Block] = []
    for block in run:
        tag, text = block.tag, block.text
        if row and (tag not in _CELLS or block.element.parent != row[0].element.parent):
            found.add([_row(row)], heading, row[0].element)
            row = []
        if tag in HEADING_TAGS:
            heading, lead = f"{question} {text}" if question else text, ""
        elif tag in _CELLS:
            row.append(block)
        elif tag not in _NOT_SENTENCES and text:
            context = f"{heading} {lead}" if lead and tag == "li" else heading
            found.add(split_sentences(text), context, block.element)
            if tag != "li":
                lead = text[-_LEAD:] if text.endswith(":") else ""
    if row:
        found.add([_row(row)], heading, row[0].element)
    return found


def _row(cells: list[Block]) -> str:
    return " | ".join([cell.text for cell in cells])[:_LONGEST]
