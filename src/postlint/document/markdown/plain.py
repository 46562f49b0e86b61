"""Tells the Markdown of which the parser's own HTML is what a generator makes.

That HTML comes at a tenth of the cost of writing it from the parser's events, which is done
where a place in the source is asked for. `tests/document/markdown/test_plain_markdown.py` holds the
two to each other.
"""

from __future__ import annotations

from collections.abc import Iterator

from postlint.dialect.markdown import Markdown
from postlint.document.markdown.attribute_lists import may_hold_lists
from postlint.document.markdown.bare_addresses import BareAddresses
from postlint.pattern import lazy

_TAG_IN_ALT = lazy(r'alt="[^"]*&lt;')
_LIST_IN_HEADING = lazy(r"\}[\s#]*</h[1-6]>")
_CODE_END = lazy(r"</pre>\s*+(?>(?:</\w++>\s*+)*)\Z")
_EMPTY_TABLE = "<tbody>\n</tbody>"
_ENDS = ("</p>\n", "</h2>\n", "</h3>\n", "</pre>\n", "</table>\n")
"""What ends HTML whose last block is not raw HTML, which would go on where its line does."""


def may_be_plain(text: str, markdown: Markdown) -> bool:
    """Whether Markdown is without what only its text shows.

    That are `\\r`, footnotes, attribute lists, and images whose engine makes other alt texts.
    """
    return not (
        "\r" in text
        or "[^" in text
        or ("{" in text and may_hold_lists(text, markdown.lists))
        or (markdown.alts and "![" in text)
    )


def ends_well(html: str, text: str) -> bool:
    """Whether nothing would go on behind the end of a text that has no line end there."""
    return text.endswith("\n") or html.endswith(_ENDS)


def is_plain(html: str, text: str, links: BareAddresses | None) -> bool:
    """Whether a generator makes this HTML of the text that may be plain, as the parser did.

    `links` are the bare addresses that it makes links of.
    """
    return (
        (links is None or not links.may_stand(html, text))
        and _has_addresses_as_written(html, text)
        and (ends_well(html, text) or _CODE_END.search(html) is None)
        and not ("}" in html and _LIST_IN_HEADING.search(html))
        and _EMPTY_TABLE not in html
        and not ("&lt;" in html and _TAG_IN_ALT.search(html))
    )


def _has_addresses_as_written(html: str, text: str) -> bool:
    """Whether the parser escaped no address, which rules want as their author wrote them."""
    if "%" not in html:
        return True
    if "]:" in text or html.count("%") != text.count("%"):
        return False
    at = 0  # they come in the order written: none is looked for twice
    for address in _with_percent(html):
        unescaped = address.replace("&#x27;", "'").replace("&amp;", "&")
        at = max(text.find(address, at), text.find(unescaped, at))
        if at < 0:
            return False
    return True


def _with_percent(html: str) -> Iterator[str]:
    """The addresses that have a percent sign."""
    end = 0
    while (sign := html.find("%", end)) >= 0:
        start, end = html.rfind('"', end, sign) + 1, sign + 1
        if start and html.endswith(("href=", "src="), 0, start - 1):
            end = html.find('"', sign)
            yield html[start:end]
