"""Code blocks of Markdown that hold a post, and say what it is tried with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import tomli

from postlint.record import NamedTuple
from postlint.rules.rule import Rule

_BLOCK = re.compile(
    r"^(?P<title>\#{2,}[ ][^\n]+)$"
    r"|^(?P<fence>`{3,}|~{3,})(?P<info>[^\n]*)\n(?P<text>.*?)^(?P=fence)$",
    re.MULTILINE | re.DOTALL,
)


class Block(NamedTuple):
    """A code block: the words behind its fence, its text, and the heading above it."""

    words: tuple[str, ...]
    text: str
    title: str


def blocks(text: str) -> Iterator[Block]:
    """The code blocks of a text in Markdown."""
    title = ""
    for found in _BLOCK.finditer(text):
        if found["title"]:
            title = found["title"].lstrip("# ")
        else:
            yield Block(tuple(found["info"].split()), found["text"], title)


def settings(rule: type[Rule], words: Iterable[str]) -> dict[str, Any]:
    """What `name=value` among words sets: options of a rule, in TOML, and where the post stands."""
    pairs = dict(word.split("=", 1) for word in words if "=" in word)
    said = {name.replace("-", "_"): value for name, value in pairs.items()}
    options = {
        name: tomli.loads(f"value = {said.pop(name)}")["value"]
        for name in tuple(said)
        if name in rule.options
    }
    return {**said, "options": {rule.id: options}} if options else said
