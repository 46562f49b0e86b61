"""Questions that stand as JSON between a shortcode and its closer."""

from __future__ import annotations

from collections.abc import Iterator

from postlint.dialect.shortcode import Shortcode
from postlint.document.front_matter import Mapping, Node, Scalar, Sequence, json
from postlint.document.front_matter.nodes import FrontMatterError
from postlint.document.shortcodes.parameters import Value
from postlint.source import Span

_LIST = '{"":'
"""What a list is read behind: the same as an object that holds it."""


def listed(text: str, between: Span, shortcode: Shortcode) -> list[tuple[Value, Value]]:
    """The questions and answers of text[between], if that is JSON which holds any."""
    inner = text[slice(*between)]
    bare = inner.strip()
    if not bare.startswith(("{", "[")) or not bare.endswith(("}", "]")):
        return []
    wrapped = f"{_LIST}{inner}}}"
    try:
        root, _ = json.read(wrapped, 0)
    except FrontMatterError:
        return []
    shift = between.start - len(_LIST)
    return [
        (_value(question, wrapped, shift), _value(answer, wrapped, shift))
        for question, answer in _pairs(root, shortcode)
    ]


def _pairs(node: Node, shortcode: Shortcode) -> Iterator[tuple[Scalar, Scalar]]:
    if isinstance(node, Sequence):
        for item in node.items:
            yield from _pairs(item, shortcode)
    elif isinstance(node, Mapping):
        question, answer = _value_at(node, shortcode.question), _value_at(node, shortcode.answer)
        if isinstance(answer, Mapping):
            answer = _value_at(answer, shortcode.answer)
        if isinstance(question, Scalar) and isinstance(answer, Scalar):
            yield question, answer
        else:
            for entry in node.entries:
                yield from _pairs(entry.value, shortcode)


def _value_at(node: Mapping, expression: str) -> Node | None:
    found = (node.find(name, fold=True) for name in expression.split("|"))
    return next((entry.value for entry in found if entry is not None), None)


def _value(node: Scalar, text: str, shift: int) -> Value:
    """A JSON value as that of a parameter; `shift` leads from `text` to the source."""
    said = str(node.value)
    inside = Span(node.span.start + 1, node.span.end - 1)
    if text[slice(*inside)] == said:
        return Value(said, Span(inside.start + shift, inside.end + shift))
    return Value(said, Span(node.span.start + shift, node.span.end + shift), is_exact=False)
