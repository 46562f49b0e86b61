"""A heading's text as an id: one function an algorithm, judged by the real ones in the tests."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from unicodedata import category, normalize
from urllib.parse import quote

from postlint.pattern import lazy

_WORD = frozenset({"Lu", "Ll", "Lt", "Lm", "Lo", "Nl", "Mn", "Mc", "Me", "Nd", "Pc"})
_CIRCLED = ((0x24B6, 0x24E9), (0x1F130, 0x1F149), (0x1F150, 0x1F169), (0x1F170, 0x1F189))
"""Signs that Unicode calls alphabetic all the same."""
_ASCII_NO_WORD = lazy(r"[^\w\- ]", re.ASCII)
_BLACKFRIDAY = frozenset({"Lu", "Ll", "Lt", "Lm", "Lo", "Nd", "Nl", "No"})
_HEXO_SPECIAL = lazy(r"[\s~`!@#$%^&*()\-_+=\[\]{}|\\;:\"'<>,.?/\ufeff]+")
_SPELT = dict(zip("ØøĐđĦħıŁłŉŦŧß", "OoDdHhiLlnTts", strict=True))
_SPELT |= {"Æ": "AE", "æ": "ae", "Œ": "OE", "œ": "oe", "Ǆ": "DZ", "ǆ": "dz", "Ǽ": "AE", "ǽ": "ae"}
_WIDE = frozenset(map(chr, (*range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))))
_ENCIRCLED = frozenset(map(chr, range(0x24B6, 0x24EA)))
"""What hexo-util spells in letters of ASCII."""
_CONTROL = lazy(r"[\x00-\x1f]")
_NOT_WORD = lazy(r"[^\w\s-]")
_BLANKS = lazy(r"[ \t\n\r\f\v\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]+")
"""What JavaScript's `\\s` is."""
_URI = "!~*'()"


Slug = Callable[[str], str | None]


def hugo(text: str) -> str:
    """Hugo's, by default. Of a heading over several lines the last counts.

    Source: Hugo's markup/goldmark/autoid.go.
    """
    last = text.rpartition("\n")[2].strip()
    return "".join(
        "-" if char in "- " else char.lower()[0]
        for char in last
        if char in "- _" or category(char)[0] == "L" or category(char) == "Nd"
    )


def hugo_ascii(text: str) -> str:
    """Hugo's "github-ascii": accents removed, the rest left out."""
    plain = "".join(c for c in normalize("NFD", text) if category(c) != "Mn")
    return "".join(char for char in hugo(normalize("NFC", plain)) if char.isascii())


def blackfriday(text: str) -> str:
    """Hugo's "blackfriday": letters and numbers, and one hyphen for all that stands between.

    Source: Blackfriday's SanitizedAnchorName.
    """
    last = text.rpartition("\n")[2]
    kept = (char.lower()[0] if category(char) in _BLACKFRIDAY else " " for char in last)
    return "-".join("".join(kept).split())


def github(text: str) -> str:
    """GitHub's, as github-slugger has it: words, marks and all, and a hyphen for each blank."""
    return slugged(text.lower())


def slugged(text: str) -> str:
    """The same with the case kept."""
    if text.isascii():
        return _ASCII_NO_WORD.sub("", text).replace(" ", "-")
    return "".join(char for char in text if char in "- " or _is_word(char)).replace(" ", "-")


def kramdown_gfm(text: str) -> str:
    """kramdown's with its parser for GFM, Jekyll's default: as GitHub's, tabs kept as well.

    Source: kramdown-parser-gfm's `generate_gfm_header_id`.
    """
    return slugged(_lower(text).replace("\t", " "))


def kramdown(text: str) -> str:
    """kramdown's with its own parser. Source: `basic_generate_id` of its converters."""
    kept = re.sub(r"^[^a-zA-Z]+", "", text, flags=re.MULTILINE)
    kept = re.sub(r"[^a-zA-Z0-9 -]", "", kept)
    return kept.replace(" ", "-").lower() or "section"


def python_markdown(text: str, separator: str = "-") -> str:
    """Python-Markdown's toc: letters of ASCII, accents removed. Source: `toc.slugify`."""
    plain = normalize("NFKD", text).encode("ascii", "ignore").decode()
    return python_markdown_unicode(plain, separator)


def python_markdown_unicode(text: str, separator: str = "-") -> str:
    """The same with all letters kept. Source: `toc.slugify_unicode`."""
    kept = _NOT_WORD.sub("", text).strip().lower()
    return re.sub(rf"[{re.escape(separator)}\s]+", separator, kept)


def pymdownx(text: str, separator: str = "-", case: str = "none") -> str:
    """PyMdown's `slugs.slugify`. Source: its `_uslugify`."""
    slug = re.sub(r"</?[^>]*>", "", normalize("NFC", text)).strip()
    if case == "lower-ascii":
        slug = re.sub(r"[A-Z]", lambda found: found[0].lower(), slug)
    else:
        slug = {"lower": slug.lower, "fold": slug.casefold}.get(case, lambda: slug)()
    return re.sub(r"[^\w\- ]", "", slug).replace(" ", separator)


def markdown_it_anchor(text: str) -> str:
    """markdown-it-anchor's: the text as a part of an address."""
    return quote(_BLANKS.sub("-", _trimmed(text).lower()), safe=_URI)


def hexo(text: str, transform: int = 0) -> str:
    """hexo-util's `slugize`: signs of ASCII as one hyphen, accents removed, case kept."""
    kept = _HEXO_SPECIAL.sub("-", _CONTROL.sub("", _without_diacritics(_trimmed(text))))
    kept = re.sub(r"-{2,}", "-", kept).strip("-")
    return {1: kept.lower, 2: kept.upper}.get(transform, lambda: kept)()


def zola(text: str) -> str | None:
    """Zola's; None for text in letters that it spells out in Latin ones, by a table of its own."""
    plain = "".join(c for c in normalize("NFKD", text) if category(c) != "Mn")
    if not plain.isascii():
        return None
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def pandoc(text: str) -> str:
    """Pandoc's `auto_identifiers`, as Quarto has them: from the first letter on."""
    kept = (c for c in _lower(text) if c.isspace() or c in "_-." or category(c)[0] in "LN")
    words = "-".join("".join(kept).split())
    first = next((at for at, char in enumerate(words) if category(char)[0] == "L"), None)
    return "section" if first is None else words[first:]


def loose(text: str) -> str:
    """The letters and digits of a text or an id, by which ids of unknown algorithms are known."""
    return "".join(filter(str.isalnum, normalize("NFKD", text).casefold()))


def _trimmed(text: str) -> str:
    """As JavaScript's `trim`."""
    return _BLANKS.sub(" ", text).strip(" ") if not text.isascii() else text.strip(" \t\n\r\f\v")


@lru_cache(maxsize=1024)
def _is_word(char: str) -> bool:
    if category(char) in _WORD:
        return True
    return any(first <= ord(char) <= last for first, last in _CIRCLED)


def _lower(text: str) -> str:
    """In lower case letter by letter: a sigma at the end of a word is as any other."""
    return text.lower() if text.isascii() else "".join(map(str.lower, text))


def _without_diacritics(text: str) -> str:
    if text.isascii():
        return text
    return "".join(map(_undecorated, text))


@lru_cache(maxsize=1024)
def _undecorated(char: str) -> str:
    is_wide = char in _WIDE or char in _ENCIRCLED
    plain = (normalize("NFKD", char) if is_wide else normalize("NFD", char))[0]
    return plain if plain.isascii() and plain.isalpha() else _SPELT.get(char, char)
