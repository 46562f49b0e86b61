"""The formats of JSON Schema that a site's own schemas may ask for, held to loosely.

jsonschema checks the others. A date and time may have a space for its `T`, and no zone: authors
write it so in YAML.
"""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from postlint.pattern import lazy

_DATE_TIME = lazy(
    r"\d{4}-\d\d?-\d\d?(?:[Tt]|[ \t]+)\d\d?:\d\d(?::\d\d(?:\.\d+)?)?"
    r"[ \t]*(?:[Zz]|[-+]\d\d?(?::?\d\d)?)?"
    r"|\d{4}-\d\d-\d\d"
)
_BLANK = lazy(r"\s")


def _is_date_time(value: object) -> bool:
    return not isinstance(value, str) or _DATE_TIME.fullmatch(value) is not None


def _is_uri(value: object) -> bool:
    if not isinstance(value, str):
        return True
    return bool(_scheme(value)) and not _BLANK.search(value)


def _is_reference(value: object) -> bool:
    return not isinstance(value, str) or not (_BLANK.search(value) or _scheme(value) is None)


def _scheme(value: str) -> str | None:
    try:
        return urlsplit(value).scheme
    except ValueError:
        return None


CHECKS: dict[str, Callable[[object], bool]] = {
    "date-time": _is_date_time,
    "uri": _is_uri,
    "iri": _is_uri,
    "url": _is_uri,
    "uri-reference": _is_reference,
    "iri-reference": _is_reference,
}
