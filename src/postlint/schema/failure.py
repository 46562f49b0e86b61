"""One way in which a front matter fails a schema."""

from __future__ import annotations

from typing import Any

from postlint.diagnostic import Severity
from postlint.dialect.version import Versions
from postlint.record import NamedTuple
from postlint.source import Span


class Failure(NamedTuple):
    """One way in which a front matter fails a schema.

    `path` leads to the value in the author's spelling, `rule` is the rule that speaks of it,
    `keyword` the schema's keyword that failed, with its `expected` value; `found` is the value
    there. `description` is what the schema says of the value, `wanted` what it should be in words,
    where the schema has such. `refused` are the versions
    that mind, where the schema says that not all do. `span` is the value's (the
    mapping's for a key that is missing), `key_span` the key's where there is one.
    """

    path: tuple[str | int, ...]
    rule: str
    keyword: str
    expected: Any
    found: Any
    description: str | None
    wanted: str | None
    span: Span
    key_span: Span | None
    schema: str
    severity: Severity | None = None
    """No worse than this, where it is not sure that the schema holds."""
    refused: tuple[Versions, ...] | None = None
