"""Alternative texts of images in Markdown, as engines other than CommonMark's make them.

Seen on kramdown, marked, markdown-it, Python-Markdown: CommonMark's is the text of the brackets
without its signs.
"""

from __future__ import annotations

from collections.abc import Callable

from postlint.document.escaping import in_attribute
from postlint.document.markdown.rendered import RenderedPiece
from postlint.pattern import lazy

_ENTITY = lazy(r"&amp;(?=#\d{1,7};|#[xX][0-9a-fA-F]{1,6};|\w+;)")
_ESCAPED = lazy(r"\\([!-/:-@\[-`{-~])")
_BRACKET = lazy(r"\\([\[\]])")
_CODE = lazy(r"(?<!\\)(`+)\s*(?P<code>[^`]*?)\s*(?<!`)\1(?!`)")
_LINK = lazy(r"(?<!!)\[(?P<text>[^\[\]]*)\]\([^()\n]*\)")


def of_kramdown(written: str) -> str:
    """As it is written, without the backslashes before signs."""
    return _as_html(_ESCAPED.sub(r"\1", written))


def of_marked(written: str) -> str:
    """As it is written."""
    return _as_html(_BRACKET.sub(r"\1", written))


def of_python(written: str) -> str:
    """As it is written, but for code, links, and the backslashes before signs."""
    text = _CODE.sub(lambda found: found["code"], written)
    return _as_html(_ESCAPED.sub(r"\1", _LINK.sub(r"\g<text>", text)))


def _as_html(text: str) -> str:
    return _ENTITY.sub("&", in_attribute(text))


OF_SOURCE: dict[str, Callable[[str], str]] = {
    "kramdown": of_kramdown,
    "marked": of_marked,
    "python": of_python,
}
"""How the engines that take what stands between the brackets make an alternative text of it."""


def of_markdown_it(pieces: list[RenderedPiece], data: bytes) -> list[RenderedPiece]:
    """Pieces of text that are made of `data`, of which markdown-it leaves out code."""
    return [piece for piece in pieces if not data.startswith(b"`", piece[1])]
