"""Versions of generators, and which of them a site may be built with."""

from __future__ import annotations

from postlint.pattern import lazy
from postlint.record import NamedTuple

Version = tuple[int, ...]

_VERSION = lazy(r"\d{1,6}(?:\.\d{1,6}){0,4}(?!\d)")


def parse_version(text: str) -> Version | None:
    """`"0.152.2"` as (0, 152, 2), or None."""
    found = _VERSION.match(text.strip().lstrip("v"))
    return tuple(int(part) for part in found[0].split(".")) if found else None


def after(version: Version) -> Version:
    """The version that follows all that begin so: (0, 153) after (0, 152)."""
    return (*version[:-1], version[-1] + 1)


def spelled(version: Version) -> str:
    """A version as people write it."""
    return ".".join(map(str, version))


class Versions(NamedTuple):
    """The versions from `least` on, up to and without `below`; None is the newest and later."""

    least: Version = ()
    below: Version | None = None

    @classmethod
    def of(cls, version: Version) -> Versions:
        """A version that is known, with all that begin so: 0.152 is 0.152.0 and 0.152.2."""
        return cls(version, after(version))

    @property
    def exact(self) -> Version | None:
        """The version, where it is known."""
        is_one = bool(self.least) and self.below == after(self.least)
        return self.least if is_one else None

    def __str__(self) -> str:
        """As people write it: `0.160 and later`, `0.159 to 0.164`."""
        least = spelled(self.least)
        if self.below is None:
            return f"{least} and later"
        last = spelled((*self.below[:-1], self.below[-1] - 1))
        return least if last == least else f"{least} to {last}"

    def within(self, other: Versions) -> bool:
        """Whether each of these is one of the others."""
        if self.least < other.least:
            return False
        return other.below is None or (self.below is not None and self.below <= other.below)

    def meets(self, other: Versions) -> bool:
        """Whether any of these is one of the others."""
        return _is_before(self.least, other.below) and _is_before(other.least, self.below)

    def shared(self, other: Versions) -> Versions:
        """Those that are in both; these alone where none are."""
        if not self.meets(other):
            return self
        ends = [below for below in (self.below, other.below) if below is not None]
        return Versions(max(self.least, other.least), min(ends, default=None))


ANY_VERSION = Versions()
"""Where nothing tells the version."""


def _is_before(version: Version, end: Version | None) -> bool:
    return end is None or version < end
