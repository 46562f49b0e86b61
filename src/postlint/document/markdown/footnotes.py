"""Footnotes apart from the text that refers to them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

Event = tuple[Any, Any]
"""What the parser says of a stretch of text, and where that stands."""


def without_footnotes(
    events: Iterable[Event],
) -> tuple[list[Event], dict[str, list[Event]]]:
    """The events of a text, and those of the first definition of each footnote in it."""
    body: list[Event] = []
    definitions: dict[str, list[Event]] = {}
    current = body
    for event in events:
        kind = event[0]
        if isinstance(kind, dict) and (start := kind.get("Start")):
            name = start.get("FootnoteDefinition") if isinstance(start, dict) else None
            if name is not None:
                current = []
                definitions.setdefault(name, current)
        current.append(event)
        if isinstance(kind, dict) and kind.get("End") == "FootnoteDefinition":
            current = body
    return body, definitions
