"""What versions of a generator make of a key: they read it, deprecate it, or refuse the post.

Source: runs of the versions themselves; `tests/lookup/test_hugo_versions.py` repeats them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from postlint.dialect.version import Version, Versions, after, parse_version
from postlint.record import NamedTuple


class Lifetime(NamedTuple):
    """A key's life as `x-postlint-deprecated` tells it.

    It is deprecated in `deprecated`, and posts with it are refused by the versions in `refused`;
    `use` is the key that takes its place in all of `deprecated`.
    """

    deprecated: Versions
    refused: tuple[Versions, ...]
    use: str | None

    def is_refused(self, versions: Versions) -> bool:
        """Whether each of some versions refuses a post with the key."""
        return any(map(versions.within, self.refused))

    def is_told(self, versions: Versions) -> bool:
        """Whether one of some versions refuses or deprecates it."""
        return any(map(versions.meets, (self.deprecated, *self.refused)))

    def replacement(self, versions: Versions) -> str | None:
        """The key to write instead, where each of some versions knows it."""
        return self.use if versions.within(Versions(self.deprecated.least)) else None


def lifetime(details: Mapping[str, Any], value: object) -> Lifetime:
    """What a schema's details say of a key with a value; other values may fare worse."""
    other = details.get("refused-but", {"values": [value]})
    fate = details if _is_among(value, other["values"]) else other
    return Lifetime(
        Versions(_version(details.get("since")), _version(details.get("until")) or None),
        refusing(fate.get("refused", ())),
        details.get("use"),
    )


def refusing(ranges: Iterable[list[str]]) -> tuple[Versions, ...]:
    """The versions in ranges such as `["0.159", "0.164"]`, both included, or `["0.160"]`."""
    return tuple(
        Versions(_version(first), after(_version(last[0])) if last else None)
        for first, *last in ranges
    )


def _version(text: str | None) -> Version:
    return (text and parse_version(text)) or ()


def _is_among(value: object, values: list[object]) -> bool:
    """Whether a value is one of some texts, in any case; a list and a mapping are no text."""
    return value is None or isinstance(value, (list, dict)) or str(value).lower() in values
