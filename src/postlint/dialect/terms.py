"""What posts are filed under: tags, categories, and what a site calls so."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from postlint.pattern import lazy
from postlint.record import NamedTuple

_NO_WORD = lazy(r"[\W_]+")
_PARTS = lazy(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+|[^\W\d_a-zA-Z]+")


def _as_written(term: str) -> str:
    return term


class Terms(NamedTuple):
    """How a generator reads terms, and which of them it makes one page of.

    `keys` are those of the front matter, with the taxonomy that they belong to; where the setting
    `taxonomies_from` is there, its values are the keys. Two terms are one page where `page` gives
    the same for both. A text at one of `lists` is several terms, parted by the first of `signs`
    that it has, or by blanks where there are no signs. Nothing is made of a taxonomy whose setting
    in `pages` is empty. Where the generator makes no pages of terms by itself, what matches
    `listed_by` in a site's templates or config makes lists of them.
    """

    keys: Mapping[str, str] = MappingProxyType({"tags": "tags", "categories": "categories"})
    page: Callable[[str], str] = _as_written
    taxonomies_from: str = ""
    lists: tuple[str, ...] = ()
    signs: str = ""
    listed_by: str = ""
    pages: Mapping[str, str] = MappingProxyType({})

    def words(self, text: str, key: str) -> list[str]:
        """The terms in a text that a post has at a key, white space folded."""
        sign = next((sign for sign in self.signs if sign in text), None)
        is_one = key not in self.lists or (self.signs and sign is None)
        parts = [text] if is_one else text.split(sign)
        return [term for part in parts if (term := " ".join(part.split()))]


def slug(term: str) -> str:
    """Letters and digits in lower case, with hyphens for what stands between."""
    return _NO_WORD.sub("-", term.lower()).strip("-")


def kebab(term: str) -> str:
    """The same, and a hyphen before a capital or a digit that begins a word."""
    return "-".join(_PARTS.findall(term.replace("'", ""))).lower()
