"""Reads `srcset` as WHATWG's "parse a srcset attribute" does."""

from collections.abc import Iterator

from postlint.pattern import lazy
from postlint.record import NamedTuple

_CANDIDATE = lazy(r"[\s,]*(?P<url>[^\s,]\S*)")
_DESCRIPTORS = lazy(r"\s*(?P<text>(?>(?:\([^)]*+\)?+|[^,(]++)*))(?:,|$)")
_DESCRIPTOR = lazy(r"(?>(?:\([^)]*+\)?+|[^\s(]++)+)")


class Candidate(NamedTuple):
    """One image of a `srcset`: its address, and what the author wrote after it."""

    url: str
    descriptors: tuple[str, ...]
    start: int
    end: int


def candidates(value: str) -> Iterator[Candidate]:
    """The candidates of a `srcset`, with the offsets they start and end at."""
    at = 0
    while found := _CANDIDATE.match(value, at):
        url = found["url"].rstrip(",")
        at = found.end()
        end, words = found.start("url") + len(url), ""
        if url == found["url"] and (after := _DESCRIPTORS.match(value, at)):
            words, at = after["text"], after.end()
            end = after.start("text") + len(words.rstrip()) if words.strip() else end
        yield Candidate(url, tuple(_DESCRIPTOR.findall(words)), found.start("url"), end)
