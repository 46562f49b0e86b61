"""What schemas ask for that no keyword of JSON Schema says: dates as they are read, and order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from postlint.dialect.dates import FORMATS, reader
from postlint.document.front_matter.nodes import Entry, Scalar
from postlint.document.post import Post
from postlint.lookup.collections import native_dates
from postlint.schema.failure import Failure
from postlint.schema.layers import applicable, told


def dates(post: Post) -> Iterator[Failure]:
    """The dates that are not read as they are written.

    `keyword` is the fate of one, `expected` its format, `wanted` the day that it becomes.
    """
    native: frozenset[str] | None = None
    for path, entry, about in told(post, "format"):
        format_, node = about["format"], entry.value
        if native is None:
            native = native_dates(post.place) if post.place else frozenset()
        if path[-1] in native:
            format_ = "native-javascript-date"
        if format_ not in FORMATS or not isinstance(node, Scalar):
            continue
        if isinstance(node.value, bool) and "boolean" in about.get("type", ()):
            continue
        reading = reader(format_)(node.value, node.style == "plain")
        if reading.fate != "read":
            rule = "misread-date" if reading.fate == "moved" else "invalid-date"
            said, span = about.get("description"), node.span
            day = (
                f"{reading.moment:%Y-%m-%d %H:%M}".removesuffix(" 00:00")
                if reading.moment
                else None
            )
            yield Failure(
                path, rule, reading.fate, format_, node.value, said, day, span,
                entry.key_span, "",
            )  # fmt: skip


def orders(post: Post) -> Iterator[Failure]:
    """Pairs of keys of which the first may not be above the second: numbers, or dates."""
    matter = post.front_matter
    if matter is None:
        return
    for schema in applicable(post):
        for low, high in schema.document.get("x-postlint-order", ()):
            below, above = matter.entry(low), matter.entry(high)
            if below and above and _is_above(_size(post, below), _size(post, above)):
                yield Failure(
                    (below.key,), "schema-violation", "order", above.key, _plain(below), None, None,
                    below.value.span, below.key_span, schema.name,
                )  # fmt: skip


def _plain(entry: Entry) -> object:
    return entry.value.value if isinstance(entry.value, Scalar) else None


def _size(post: Post, entry: Entry) -> float | datetime | None:
    """A number, also one in quotes, or the moment of a date; None of anything else."""
    value = _plain(entry)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    if not isinstance(value, str):
        return None
    try:
        return float(value)
    except ValueError:
        return reader(post.profile.generator.date_format)(value, True).moment


def _is_above(one: float | datetime | None, other: float | datetime | None) -> bool:
    if isinstance(one, datetime) and isinstance(other, datetime):
        return one > other
    if isinstance(one, datetime) or isinstance(other, datetime) or one is None or other is None:
        return False
    return one > other
