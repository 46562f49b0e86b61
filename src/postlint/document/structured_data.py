"""Reads the structured data of a post: JSON-LD, with the place of every value."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from typing import NamedTuple

from postlint.document.faq import QuestionAnswer, in_front_matter
from postlint.document.faq_words import bare_answer, bare_question
from postlint.document.front_matter import Mapping, Node, Scalar, Sequence, json
from postlint.document.front_matter.nodes import FrontMatterError
from postlint.document.html import Element
from postlint.document.mask import is_dynamic
from postlint.document.post import Post
from postlint.source import Span

ARTICLES = frozenset(
    {"Article", "BlogPosting", "NewsArticle", "TechArticle", "ScholarlyArticle", "Report"}
    | {"AdvertiserContentArticle", "SatiricalArticle", "LiveBlogPosting", "OpinionNewsArticle"}
    | {"AnalysisNewsArticle", "ReportageNewsArticle", "BackgroundNewsArticle"}
)
FAQS = frozenset({"FAQPage", "QAPage"})
_KIND = "application/ld+json"
_TEMPLATE = re.compile(r"\{\{|\{%|<%|\$\{|<!--|CDATA")
_LIST = '{"@graph":'
"""What a list is read behind: the same as an object that holds it."""


@dataclass(frozen=True, slots=True)
class JsonLd:
    """A script of JSON-LD. `root` is None where `error` says why it does not parse.

    Spans of nodes and of the error count from `start` in the tree's `html`: `span` makes them
    those of the author's file.
    """

    element: Element
    start: int
    root: Mapping | None = None
    error: FrontMatterError | None = None

    def span(self, span: Span) -> Span:
        """Where a span of the JSON stands in the author's file."""
        return self.element.tree.segments.to_source(
            self.start + max(0, span.start), self.start + max(0, span.end)
        )


@dataclass(frozen=True, slots=True)
class Thing:
    """An object of JSON-LD that says what it is. `is_root`: it is no part of another."""

    script: JsonLd
    mapping: Mapping
    types: frozenset[str]
    is_root: bool

    def node(self, key: str) -> Node | None:
        found = self.mapping.find(key)
        return None if found is None else found.value

    def text(self, key: str) -> str | None:
        """A property's text; None where there is none or it is no text."""
        return text_of(self.node(key))

    @property
    def span(self) -> Span:
        """The type that it names."""
        node = self.node("@type")
        return self.script.span((node or self.mapping).span)

    @property
    def name(self) -> str:
        """Its type, as a message shows it."""
        return next(iter(sorted(self.types)), "object")

    @property
    def is_reference(self) -> bool:
        """Whether it only points to an object that stands elsewhere."""
        keys = {entry.key for entry in self.mapping.entries}
        return "@id" in keys and keys <= {"@id", "@type", "@context", "url", "name"}


def text_of(node: Node | None) -> str | None:
    value = node.value if isinstance(node, Scalar) else None
    return value if isinstance(value, str) else None


def json_ld(post: Post) -> tuple[JsonLd, ...]:
    """The post's scripts of JSON-LD, those left out that a template makes."""
    if _KIND not in post.source.text.lower():
        return ()
    return tuple(
        script for element in post.elements("script") for script in _read(element) if script
    )


def _read(element: Element) -> Iterator[JsonLd]:
    place = element.content_offsets
    kind = (element.attribute("type") or "").partition(";")[0].strip().lower()
    if kind != _KIND or place is None or not element.tree.segments.is_verbatim(place.start):
        return
    content = element.tree.html[slice(*place)]
    if content.strip() and not is_dynamic(content) and not _TEMPLATE.search(content):
        yield _parsed(element, content, place.start)


def _parsed(element: Element, content: str, start: int) -> JsonLd:
    text, shift = content, 0
    if content.lstrip().startswith("["):
        text, shift = f"{_LIST}{content}}}", len(_LIST)
    opener = len(text) - len(text.lstrip())
    try:
        if text[opener] != "{":
            raise _fault(opener, "JSON-LD starts with `{` or `[`", "Write an object: `{ … }`.")
        root, end = json.read(text, opener)
        if text[end:].strip():
            at = end + len(text[end:]) - len(text[end:].lstrip())
            raise _fault(at, "the JSON ended before this", "Put several objects in a list: [ … ].")
    except FrontMatterError as error:
        return JsonLd(element, start - shift, error=error)
    return JsonLd(element, start - shift, root)


def _fault(at: int, message: str, help: str) -> FrontMatterError:
    return FrontMatterError(Span(at, at + 1), message, help)


def things(post: Post) -> tuple[Thing, ...]:
    """All objects in the post's JSON-LD that say what they are, in the order written."""
    scripts = post.derived(json_ld)
    return tuple(thing for s in scripts if s.root is not None for thing in _things(s, s.root, True))


def _things(script: JsonLd, node: Node, is_root: bool) -> Iterator[Thing]:
    if isinstance(node, Sequence):
        for item in node.items:
            yield from _things(script, item, is_root)
    elif isinstance(node, Mapping):
        types = _types(node)
        if types:
            yield Thing(script, node, types, is_root)
        for entry in node.effective():
            yield from _things(script, entry.value, is_root and entry.key == "@graph")


def _types(node: Mapping) -> frozenset[str]:
    found = node.find("@type")
    value = found.value if found is not None else None
    nodes = value.items if isinstance(value, Sequence) else (value,)
    names = (text_of(item) for item in nodes)
    return frozenset(re.split(r"[/:#]", name)[-1] for name in names if name)


# Questions


def questions(post: Post, faq: Thing) -> Iterator[Thing]:
    """The questions of an FAQPage or QAPage, also those that stand elsewhere by their `@id`."""
    for item in _listed(faq.node("mainEntity")):
        if isinstance(item, Mapping):
            question = Thing(faq.script, item, _types(item) or frozenset({"Question"}), False)
            yield _resolved(post, question)


def is_elsewhere(thing: Thing) -> bool:
    """Whether an object is given by its `@id` alone."""
    return {entry.key for entry in thing.mapping.entries} <= {"@id", "@type"} and (
        thing.node("@id") is not None
    )


def _resolved(post: Post, thing: Thing) -> Thing:
    if not is_elsewhere(thing):
        return thing
    name = thing.text("@id")
    others = (t for t in post.derived(things) if t.text("@id") == name and not is_elsewhere(t))
    return next(others, thing)


def _listed(node: Node | None) -> tuple[Node, ...]:
    if node is None:
        return ()
    return node.items if isinstance(node, Sequence) else (node,)


def answer_text(question: Thing) -> Scalar | None:
    """The text of a question's first answer; None where it has none."""
    for key in ("acceptedAnswer", "suggestedAnswer"):
        for answer in _listed(question.node(key)):
            found = answer.find("text") if isinstance(answer, Mapping) else None
            if found is not None and isinstance(found.value, Scalar) and text_of(found.value):
                return found.value
    return None


def json_ld_pairs(post: Post) -> tuple[QuestionAnswer, ...]:
    """The questions and answers of the post's JSON-LD, markup and entities resolved."""
    pages = [thing for thing in post.derived(things) if thing.types & FAQS]
    found = (_pair(question) for page in pages for question in questions(post, page))
    return tuple(pair for pair in found if pair is not None)


def _pair(question: Thing) -> QuestionAnswer | None:
    name, answer = question.node("name"), answer_text(question)
    asked = text_of(name)
    if name is None or not asked or answer is None:
        return None
    return QuestionAnswer(
        bare_question(plain(asked)),
        bare_answer(plain(str(answer.value))),
        "json-ld",
        question.script.span(name.span),
        question.script.span(answer.span),
    )


# Comparing

_TAG = re.compile(r"<[a-zA-Z/!][^<>]*+>")
_LINK = re.compile(r"!?\[([^\[\]]*+)\]\([^()\s]*+(?:\s[^()]*+)?\)")
_DASH_BETWEEN_DIGITS = re.compile(r"(?<=\d)\s*[-\u2010-\u2015\u2212]\s*(?=\d)")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_TELLING = re.compile(r"[^\W_]|[#+@%$€£¥°<>=±]|(?<=\d)[.,:/-](?=\d)")
_SHOWN_WORDS = 6


def plain(text: str) -> str:
    """A text as readers see it: tags dropped, entities resolved, white space folded."""
    return " ".join(unescape(_TAG.sub(" ", text)).split())


def comparable(text: str) -> str:
    """A text as it is compared with another: without markup, quotes, white space and case."""
    return "".join(letters for _, letters in _words(text))


def _words(text: str) -> Iterator[tuple[str, str]]:
    """The words of a text, each as shown and as compared."""
    text = _LINK.sub(r"\1", plain(plain(text)))
    text = _THOUSANDS.sub("", _DASH_BETWEEN_DIGITS.sub("-", text))
    for word in text.split():
        folded = unicodedata.normalize("NFKC", word).casefold().replace("&", "and")
        yield word, "".join(_TELLING.findall(folded))


class Difference(NamedTuple):
    """How two texts begin to differ: the first words on both sides that do."""

    one: str
    other: str


def difference(one: str, other: str) -> Difference | None:
    """Where two texts differ to a reader; None where they say the same."""
    sides = list(_words(one)), list(_words(other))
    letters = ["".join(letters for _, letters in side) for side in sides]
    if letters[0] == letters[1]:
        return None
    pairs = zip(*letters, strict=False)
    at = next((i for i, (a, b) in enumerate(pairs) if a != b), min(map(len, letters)))
    return Difference(*(_shown_at(side, at) for side in sides))


def _shown_at(words: list[tuple[str, str]], at: int) -> str:
    """The words from the one on that holds the letter at an index."""
    passed = 0
    for i, (_, letters) in enumerate(words):
        passed += len(letters)
        if passed > at:
            first = max(0, i - 1)
            shown = " ".join(word for word, _ in words[first : i + _SHOWN_WORDS])
            return f"{'… ' * (first > 0)}{shown}{' …' * (i + _SHOWN_WORDS < len(words))}"
    return " ".join(["…", *(word for word, _ in words[-2:]), "(end)"])


class Disagreement(NamedTuple):
    """A question that two places of a post answer differently."""

    stated: QuestionAnswer
    shown: QuestionAnswer
    difference: Difference


def disagreements(
    stated: Iterable[QuestionAnswer], shown: tuple[QuestionAnswer, ...]
) -> Iterator[Disagreement]:
    """The answers that are none of those that `shown` gives to the same question."""
    by_question: dict[str, list[QuestionAnswer]] = {}
    for pair in shown:
        by_question.setdefault(comparable(pair.question), []).append(pair)
    for pair in stated:
        answers = by_question.get(comparable(pair.question), [])
        if pair.answer and answers and not any(_agree(pair, a, shown) for a in answers):
            found = difference(pair.answer, answers[0].answer)
            if found is not None:
                yield Disagreement(pair, answers[0], found)


def _agree(pair: QuestionAnswer, other: QuestionAnswer, shown: tuple[QuestionAnswer, ...]) -> bool:
    """Whether two answers are the same, or it cannot be known that they are not."""
    if not other.answer or is_dynamic(other.answer) or "{{" in other.answer + pair.answer:
        return True
    one = comparable(pair.answer)
    if not one or one == comparable(other.answer):
        return True
    return other is shown[-1] and one in _beginnings(other)


def _beginnings(pair: QuestionAnswer) -> set[str]:
    """What the answer's first elements say: where the last answer of a post ends is not sure."""
    found, text = set(), ""
    for element in dict.fromkeys(pair.answer_elements):
        text += comparable(bare_answer(element.visible_text))
        found.add(text)
    return found


def shown_pairs(post: Post) -> tuple[QuestionAnswer, ...]:
    """The questions and answers that readers see: in the body, or by way of the front matter."""
    return tuple(pair for pair in post.faq if pair.form != "json-ld")


def body_pairs(post: Post) -> tuple[QuestionAnswer, ...]:
    """The questions and answers in the body."""
    return tuple(pair for pair in post.faq if pair.form not in ("json-ld", "front-matter"))


def front_matter_pairs(post: Post) -> tuple[QuestionAnswer, ...]:
    """The questions and answers in the front matter, those included that the body has too."""
    return tuple(in_front_matter(post))
