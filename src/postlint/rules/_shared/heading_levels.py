"""Edits that give headings another level."""

import re
from collections.abc import Iterable, Iterator
from itertools import dropwhile
from pathlib import PurePosixPath

from postlint.diagnostic import Applicability, Edit, Fix
from postlint.document.headings import Heading
from postlint.document.mask import DYNAMIC
from postlint.document.misread import is_comment, meant_headings
from postlint.document.post import Post
from postlint.pattern import lazy
from postlint.source import Span

_MARKS = lazy(r"#+(?=\s|$)")
_UNDERLINED = lazy(r"(?P<text>[^\r\n]*)(?P<end>\r\n|\r|\n)[ \t>]*(?P<line>=+|-+)[ \t]*")
_UNDERLINES = {1: "=", 2: "-"}
_TAG = lazy(r"<h[1-6]\b", re.IGNORECASE)
_END_TAG = lazy(r"</h[1-6]\s*>$", re.IGNORECASE)
_DEEPEST = 6
_OWN_PAGE = lazy(r"readme|[45]\d\d|(?:not[-_]?found|error)(?:[-_].*)?", re.IGNORECASE)


def moved(post: Post, headings: Iterable[Heading], by: int, title: str) -> Fix | None:
    """The fix that makes headings deeper by so many levels, or less deep by a negative number.

    Unsafe: themes may style the levels. None where one of them cannot be given its new level, shows
    what a template gives it, or is a comment of code that was pasted as it is.
    """
    edits: list[Edit] = []
    for heading in headings:
        made = _relevel(post, heading, heading.level + by)
        if made is None or _is_template(heading) or is_comment(post, heading):
            return None
        edits += made
    return Fix(title, Applicability.UNSAFE, tuple(edits))


def lowered(post: Post, title: str) -> Fix | None:
    """The fix that makes h1s h2, with the headings below them, as `moved`.

    None where the page shows no other title: a README, an error page, a fragment.
    """
    if not post.title or any(map(_OWN_PAGE.fullmatch, _names(post))):
        return None
    headings = meant_headings(post)
    return moved(post, dropwhile(lambda heading: heading.level > 1, headings), 1, title)


def _names(post: Post) -> Iterator[str]:
    """The names of a page's file and of its address, without suffixes."""
    matter = post.front_matter
    addresses = [matter.text(key) for key in ("permalink", "url", "slug")] if matter else []
    for path in filter(None, (post.source.path, *addresses)):
        yield PurePosixPath(path).name.partition(".")[0]


def _is_template(heading: Heading) -> bool:
    """Whether nothing but template calls stands in a heading."""
    text = heading.text.strip()
    return bool(text) and not text.replace(DYNAMIC, "").strip()


def _relevel(post: Post, heading: Heading, level: int) -> tuple[Edit, ...] | None:
    """The edits for one heading; None for one by role, without its end tag, or too deep."""
    element = heading.element
    if element.tag != f"h{heading.level}" or not 1 <= level <= _DEEPEST:
        return None
    span = element.span if element.is_markdown else element.full_span
    written = post.source.slice(span)
    if element.is_markdown:
        marks = _MARKS.match(written)
        if marks is None:
            return _relevel_underlined(span, written, level)
        return (Edit(Span(span.start, span.start + marks.end()), "#" * level),)
    start, end = _TAG.match(written), _END_TAG.search(written)
    if start is None or end is None:
        return None
    at = (span.start + start.end() - 1, span.start + end.start() + 3)
    return tuple(Edit(Span(digit, digit + 1), str(level)) for digit in at)


def _relevel_underlined(span: Span, written: str, level: int) -> tuple[Edit, ...] | None:
    """The edits for a heading of one line with an underline, which becomes `#` from h3 on."""
    found = _UNDERLINED.fullmatch(written)
    if found is None or found["text"].endswith("#"):
        return None
    if level in _UNDERLINES:
        line = Span(span.start + found.start("line"), span.start + found.end("line"))
        return (Edit(line, _UNDERLINES[level] * len(found["line"])),)
    underline = Span(span.start + found.start("end"), span.end)
    return Edit(Span(span.start, span.start), "#" * level + " "), Edit(underline, "")
