"""Go's templates: their tags, and conditions as far as a post and its site decide them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from postlint.lookup.layouts.template import UNKNOWN, Kind, Tag
from postlint.pattern import lazy

_TAG = lazy(
    r"\{\{-?(?P<inner>(?>(?:\"(?>(?:[^\"\\\n]|\\.)*)\"|`[^`{]*+`|(?!-?\}\}|\{\{)[\s\S])*))-?\}\}"
)
"""A tag holds no opener of another: what is not closed costs no more than its own length."""
_COMMENT = lazy(r"\{\{-?\s*+/\*")
_WORD = lazy(r"[\w-]+")
_NAME = lazy(r"[\"`]([^\"`]+)[\"`]")
_TOKEN = lazy(r"\"(?>(?:[^\"\\]|\\.)*)\"|`[^`]*+`|[()|]|[^\s()|]+")
_KINDS = {
    "if": Kind.CHOICE,
    "with": Kind.CHOICE,
    "range": Kind.LOOP,
    "block": Kind.BLOCK,
    "define": Kind.DEFINITION,
    "else": Kind.ELSE,
    "end": Kind.END,
}
_BY_NAME = lazy(r"(?:isset|index)\s+(\$?\.?[\w.]*Params)\s+[\"`]([\w-]+)[\"`]")
_PARAM = lazy(r"(\$?(?:\.Page)?\.Param)\s+[\"`]([\w.-]+)[\"`]")
_LONGEST = 60
"""Words in a condition."""

Value = Callable[[str], object]


def tokens(text: str) -> Iterator[str | Tag]:
    """A template's text and tags in turn."""
    last = 0
    text = "".join(_without_comments(text))
    for found in _TAG.finditer(text):
        if found.start() > last:
            yield text[last : found.start()]
        last = found.end()
        yield _tag(found["inner"].strip())
    yield text[last:]


def _without_comments(text: str) -> Iterator[str]:
    last = 0
    while opener := _COMMENT.search(text, last):
        end = text.find("*/", opener.end())
        closer = text.find("}}", end) if end >= 0 else -1
        if closer < 0:
            break
        yield text[last : opener.start()]
        last = closer + len("}}")
    yield text[last:]


def _tag(inner: str) -> Tag:
    found = _WORD.match(inner)
    word = found[0] if found else ""
    kind = _KINDS.get(word)
    rest = inner[len(word) :].strip()
    if kind is None:
        return Tag(Kind.PRINT, inner)
    if kind is Kind.ELSE:
        return Tag(kind, rest.removeprefix("if ").removeprefix("with ").strip())
    if kind in (Kind.BLOCK, Kind.DEFINITION):
        name = _NAME.match(rest)
        return Tag(kind, name[1] if name else rest)
    return Tag(kind, rest)


def holds(condition: str, value: Value) -> bool | None:
    """Whether a condition is true; None where that depends on what `value` does not know."""
    told = condition.partition(":=")[2] or condition
    plain = _PARAM.sub(r"\1.\2", _BY_NAME.sub(r"\1.\2", told))
    words: list[str] = _TOKEN.findall(plain)
    if len(words) > _LONGEST:
        return None
    made = _pipeline(words, value)
    return None if made is UNKNOWN else bool(made)


def _pipeline(words: list[str], value: Value) -> object:
    """The value of commands with `|` between them; takes its words, up to a closing bracket."""
    made: object = UNKNOWN
    is_first = True
    while words:
        terms = list(_terms(words, value))
        made = _called(terms if is_first else [*terms, ("", made)])
        is_first = False
        if not words or words.pop(0) == ")":
            break
    return made


def _terms(words: list[str], value: Value) -> Iterator[tuple[str, object]]:
    """The terms of one command: each as written, with its value."""
    while words and words[0] not in ("|", ")"):
        word = words.pop(0)
        if word == "(":
            made = _pipeline(words, value)
            field = words.pop(0) if words and words[0].startswith(".") else ""
            yield "", UNKNOWN if field else made
        elif word[0] in '"`':
            yield "", word[1:-1]
        elif word in _LITERALS:
            yield "", _LITERALS[word]
        elif word.isdecimal():
            yield "", int(word) if len(word) < _MOST_DIGITS else UNKNOWN
        else:
            yield word, value(word) if word[0] in ".$" or "." in word else UNKNOWN


def _called(terms: list[tuple[str, object]]) -> object:
    if not terms:
        return UNKNOWN
    name, values = terms[0][0], [value for _, value in terms[1:]]
    if name in _FUNCTIONS and values:
        return _FUNCTIONS[name](values)
    return terms[0][1] if len(terms) == 1 else UNKNOWN


def _not(values: list[object]) -> object:
    return UNKNOWN if values[0] is UNKNOWN else not values[0]


def _and(values: list[object]) -> object:
    if any(value is not UNKNOWN and not value for value in values):
        return False
    return UNKNOWN if UNKNOWN in values else values[-1]


def _or(values: list[object]) -> object:
    if any(value is not UNKNOWN and value for value in values):
        return True
    return UNKNOWN if UNKNOWN in values else values[-1]


def _eq(values: list[object]) -> object:
    if values[0] is not UNKNOWN and any(values[0] == value for value in values[1:]):
        return True
    return UNKNOWN if UNKNOWN in values else False


def _ne(values: list[object]) -> object:
    return _not([_eq(values)])


def _default(values: list[object]) -> object:
    if UNKNOWN in values:
        return UNKNOWN
    return values[0] if values[-1] is None or values[-1] == "" else values[-1]


_MOST_DIGITS = 19
_LITERALS: dict[str, object] = {"true": True, "false": False, "nil": None}
_FUNCTIONS: dict[str, Callable[[list[object]], object]] = {
    "not": _not,
    "and": _and,
    "or": _or,
    "eq": _eq,
    "ne": _ne,
    "default": _default,
}
