"""Liquid, Nunjucks, Jinja and Tera: templates whose tags stand in `{% %}`."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from postlint.lookup.layouts.template import UNKNOWN, Kind, Tag
from postlint.pattern import lazy

_QUOTED = r"\"[^\"\n]*+\"|'[^'\n]*+'"
_TAG = lazy(
    r"\{#(?>(?:(?!\{#|#\})[\s\S])*)#\}"
    rf"|\{{%[-+~]?\s*+(?P<word>\w*+)"
    rf"(?P<rest>(?>(?:{_QUOTED}|(?![-+~]?%\}}|\{{%)[\s\S])*))[-+~]?%\}}"
    rf"|\{{\{{[-~]?(?P<printed>(?>(?:{_QUOTED}|(?![-~]?\}}\}}|\{{\{{)[\s\S])*))[-~]?\}}\}}"
)
"""A tag holds no opener of another: what is not closed costs no more than its own length."""
_TOKEN = lazy(
    r"\"[^\"]*\"|'[^']*'|==|!=|<>|<=|>=|[()|,<>:]|\[[\"'](?P<key>[^\"'\]]+)[\"']\]|[^\s()|,<>=!\"':]+"
)
_WORD = lazy(r"[\w-]+")
_KINDS = {
    "if": Kind.CHOICE,
    "unless": Kind.CHOICE,
    "case": Kind.CHOICE,
    "for": Kind.LOOP,
    "tablerow": Kind.LOOP,
    "asyncEach": Kind.LOOP,
    "asyncAll": Kind.LOOP,
    "block": Kind.BLOCK,
    "macro": Kind.DEFINITION,
    "comment": Kind.DROPPED,
    "raw": Kind.DROPPED,
    "verbatim": Kind.DROPPED,
    "elsif": Kind.ELSE,
    "elif": Kind.ELSE,
    "elseif": Kind.ELSE,
    "else": Kind.ELSE,
    "when": Kind.ELSE,
}
_ENDS = frozenset(f"end{word}" for word, kind in _KINDS.items() if kind is not Kind.ELSE)
_UNDECIDED = "?"
"""A condition that nobody can tell."""
_LONGEST = 60

Value = Callable[[str], object]


def tokens(text: str) -> Iterator[str | Tag]:
    """A template's text and tags in turn. What a tag does that is none of these is a `PRINT`."""
    last = 0
    for found in _TAG.finditer(text):
        if found.start() > last:
            yield text[last : found.start()]
        last = found.end()
        if found["printed"] is not None:
            yield Tag(Kind.PRINT, found["printed"].strip())
        elif found["word"] is not None:
            yield from _tag(found["word"], found["rest"].strip())
    yield text[last:]


def _tag(word: str, rest: str) -> Iterator[Tag]:
    if word in _ENDS:
        yield Tag(Kind.END)
        return
    kind = _KINDS.get(word)
    if kind is None:
        yield Tag(Kind.PRINT, f"% {word} {rest}")
    elif kind in (Kind.BLOCK, Kind.DEFINITION):
        name = _WORD.match(rest)
        yield Tag(kind, name[0] if name else rest)
    elif word == "unless":
        yield Tag(kind, f"not ( {rest} )")
    elif word in ("case", "when"):
        yield Tag(kind, _UNDECIDED)
    else:
        yield Tag(kind, rest)


def holds(condition: str, value: Value) -> bool | None:
    """Whether a condition is true; None where that depends on what `value` does not know."""
    words = [
        (found["key"] and f".{found['key']}") or found[0] for found in _TOKEN.finditer(condition)
    ]
    if not words or len(words) > _LONGEST:
        return None
    made = _either(_joined(words), value)
    return None if made is UNKNOWN or words else _truth(made)


def _joined(words: list[str]) -> list[str]:
    """Words with `page["key"]` as `page.key`; the very list, changed."""
    at = 1
    while at < len(words):
        if words[at].startswith(".") and words[at - 1][-1:].isalnum():
            words[at - 1] += words.pop(at)
        else:
            at += 1
    return words


def _truth(made: object) -> bool:
    return made is not None and made is not False and made != ""


def _either(words: list[str], value: Value) -> object:
    parts = [_both(words, value)]
    while words and words[0] == "or":
        words.pop(0)
        parts.append(_both(words, value))
    return parts[0] if len(parts) == 1 else _any(parts, wanted=True)


def _both(words: list[str], value: Value) -> object:
    parts = [_not(words, value)]
    while words and words[0] == "and":
        words.pop(0)
        parts.append(_not(words, value))
    return parts[0] if len(parts) == 1 else _any(parts, wanted=False)


def _any(parts: list[object], *, wanted: bool) -> object:
    """`wanted` where any of the parts is that, its contrary where none is."""
    if any(part is not UNKNOWN and _truth(part) is wanted for part in parts):
        return wanted
    return UNKNOWN if UNKNOWN in parts else not wanted


def _not(words: list[str], value: Value) -> object:
    if words and words[0] in ("not", "!"):
        words.pop(0)
        made = _not(words, value)
        return made if made is UNKNOWN else not _truth(made)
    return _compared(words, value)


def _compared(words: list[str], value: Value) -> object:
    made = _term(words, value)
    if words and words[0] in ("==", "!=", "<>"):
        is_equal = words.pop(0) == "=="
        other = _term(words, value)
        return UNKNOWN if UNKNOWN in (made, other) else (made == other) is is_equal
    if words and words[0] == "is":
        words.pop(0)
        wanted = words.pop(0) != "not" or not (words and words.pop(0))
        return made if made is UNKNOWN else (made is not None) is wanted
    if words and words[0] not in ("and", "or", ")"):
        while words and words[0] not in ("and", "or", ")"):  # an operator of another kind
            words.pop(0)
        return UNKNOWN
    return made


def _term(words: list[str], value: Value) -> object:
    if not words:
        return UNKNOWN
    word = words.pop(0)
    if word == "(":
        made = _either(words, value)
        if words and words[0] == ")":
            words.pop(0)
    elif word[0] in "\"'":
        made = word[1:-1]
    elif word in _LITERALS:
        made = _LITERALS[word]
    else:
        made = value(word)
    while words and words[0] == "|":
        words.pop(0)
        made = _filtered(words, value, made)
    return made


def _filtered(words: list[str], value: Value, made: object) -> object:
    """What a filter makes of a value: only `default` is known."""
    name = words.pop(0) if words else ""
    arguments = []
    if words and words[0] in (":", "("):
        closer = words.pop(0)
        while words and words[0] not in ("|", ")", "and", "or"):
            word = words.pop(0)
            arguments.append(word)
        if closer == "(" and words and words[0] == ")":
            words.pop(0)
    if name != "default" or len(arguments) != 1:
        return made if name in _SAME else UNKNOWN
    if made is UNKNOWN or _truth(made):
        return made
    return _term([arguments[0]], value)


_SAME = frozenset({"escape", "safe", "strip", "trim", "markdownify", "strip_html", "smartify"})
_LITERALS: dict[str, object] = {
    "true": True,
    "True": True,
    "false": False,
    "False": False,
    "nil": None,
    "null": None,
    "none": None,
    "None": None,
    "blank": "",
    "empty": "",
}
