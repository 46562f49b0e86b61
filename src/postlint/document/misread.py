"""What is read otherwise than its author meant it: tags named in a sentence, comments in code."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from postlint.document.blank_lines import is_parted
from postlint.document.fenced_divs import is_slides, titled_parts, without_slides
from postlint.document.headings import TAGS, Heading
from postlint.document.html.names import FORMATTING, KNOWN
from postlint.document.html.tokens import Tag
from postlint.document.post import Post, derived
from postlint.document.tags import nesting, span, written_tags
from postlint.pattern import lazy
from postlint.record import NamedTuple
from postlint.source import Span, Spans

_CODE = frozenset({"code", "pre", "samp", "tt"})
_CODE_TAG = lazy(r"<(?:code|pre|samp|tt)\b", re.IGNORECASE)
_HEADING_TAG = lazy(r"<h[1-6]\s*>", re.IGNORECASE)
_HEADING_END = lazy(r"</(?P<name>h[1-6])", re.IGNORECASE)
_SEEN = lazy(r"\S")
_MARKERS = lazy(r"(?:[\s>*+#-]|\d+[.)]\s)*")
_CODE_LINE = lazy(
    r"[ \t]*(?:#{1,6}[ \t]|[\w.\"'/-]+[ \t]*(?:[:+?]?=|:)[ \t]*\S|\$[ \t]|[\[{}<]|--?\w|"
    r"(?:sudo|apt|apt-get|brew|pip|npm|npx|yarn|pnpm|git|cd|ls|cp|mv|rm|mkdir|export|echo|curl|wget"
    r"|docker|kubectl|python3?|hugo|import|from|def|function|const|let|var|return|if|for|set|make)"
    r"[ \t]+\S|[^\r\n]*[;{\\][ \t]*$)",
    re.MULTILINE,
)
_SETTING = r"[ \t]*[\w.\"'\[\]/-]++[ \t]*(?:[:+?]?=[ \t]*|:[ \t]+)\S[^\r\n]*\r?\n"
_COMMENTED = lazy(rf"(?<![^\n]){_SETTING}(?P<comments>(?:\#[ \t][^\r\n]*\r?\n)+)(?={_SETTING})")
"""Comments between the lines of a configuration that nobody fenced."""
_QUOTED = lazy(r"^>[ ]?(?:`{3,}|~{3,})[^\n`]*\n(?![>\n])", re.MULTILINE)
_QUOTED_CODE = lazy(
    r"^>[ ]?(?P<fence>`{3,}|~{3,})[^\n`]*\n"
    r"(?P<code>(?!>)(?:(?!>)[^\n]*\n){1,200})>[ ]?(?P=fence)[ \t]*$",
    re.MULTILINE,
)
_NUMBERS = ("one", "two", "three", "four", "five", "six")
_SAMPLE = lazy(
    rf"(?:\d+[.、)]\s*)?(?:(?:sample|example|demo|dummy|test)\s+)?"
    rf"(?:(?:标题|標題|見出し|제목)\s+)?(?:h|level|head(?:ing|er|line)|title|überschrift|titre|título"
    rf"|encabezado|titolo|заголовок|标题|標題|見出し|제목)(?:\s+(?:d['’]exemple|de\s+ejemplo|de\s+exemplo|di\s+esempio))?"
    rf"[\s-]*(?:level[\s-]*)?(?P<number>[1-6]|{'|'.join(_NUMBERS)})"
    r"(?:[.-]?\d+|[a-z])*(?:\W*(?:head(?:ing|er|line)|title|level|tag|element|example|sample))?\W*",
    re.IGNORECASE,
)


class TornCode(NamedTuple):
    """Code between tags, in which Markdown found headings: comments that start with `#`."""

    start: Tag
    end: Tag
    heading: Tag
    """The first of the headings."""


@derived
def torn_code(post: Post) -> tuple[TornCode, ...]:
    """The code of a Markdown post that its tags do not keep Markdown out of."""
    if post.is_html or not _CODE_TAG.search(post.source.text, post.body.start):
        return ()
    return tuple(_torn_code(post))


def _torn_code(post: Post) -> Iterator[TornCode]:
    start = heading = None
    for tag in post.tree.tags:
        if tag.name in _CODE and post.tree.segments.is_verbatim(tag.start):
            if not tag.is_end:
                start, heading = tag, None
            elif start is not None and tag.name == start.name:
                if heading is not None:
                    yield TornCode(start, tag, heading)
                start = None
        elif start and not heading and tag.name in TAGS and not _is_written(post, tag):
            heading = tag


def _is_written(post: Post, tag: Tag) -> bool:
    return post.tree.segments.is_verbatim(tag.start)


def is_named(post: Post, tag: Tag) -> bool:
    """Whether a start tag stands in a Markdown sentence as its own name: "use the <h1> tag"."""
    written = post.tree.html[tag.start : tag.end].lower().replace("/", "").rstrip(" >")
    if tag.is_end or written != f"<{tag.name}":
        return False
    return is_in_sentence(post, span(post, tag))


def is_in_sentence(post: Post, place: Span) -> bool:
    """Whether words of Markdown stand before a tag in its line, and no other tag beside it."""
    if post.is_html:
        return False
    text, source = post.source.text, post.source
    start = source.line_starts[source.position(place.start).line - 1]
    if text.endswith(">", start, place.start) or text[place.end : place.end + 1] == "<":
        return False  # markup between other tags
    markers = _MARKERS.match(text, start, place.start)
    return markers is not None and _SEEN.search(text, markers.end(), place.start) is not None


@derived
def _closers(post: Post) -> dict[str, list[int]]:
    """Where the end tags of headings stand, by their names."""
    closers: dict[str, list[int]] = {}
    for found in _HEADING_END.finditer(post.source.text, post.body.start):
        closers.setdefault(found["name"].lower(), []).append(found.start())
    return closers


def _is_closed_nearby(post: Post, tag: Tag) -> bool:
    """Whether an end tag follows up to the next blank line: a call behind that closes no word."""
    end = span(post, tag).end
    closers = _closers(post).get(tag.name, [])
    following = bisect_left(closers, end)
    return following < len(closers) and not is_parted(post, end, closers[following])


@derived
def named_tags(post: Post) -> frozenset[Span]:
    """Where tags that nothing closes stand in sentences as their own names, and hold no text."""
    unclosed = nesting(post).unclosed
    return frozenset(
        span(post, tag)
        for tag, end in unclosed
        if end is None and tag.name not in FORMATTING and is_named(post, tag)
    )


@derived
def outline(post: Post) -> tuple[Heading, ...]:
    """The headings that the author meant as such, and those that show what a level looks like.

    Slides have none, and what titles a tab or a callout is none.
    """
    headings = () if is_slides(post) else without_slides(post, post.headings)
    others = tuple(_no_headings(post)) if headings else ()
    if others:
        spans = Spans(others)
        headings = tuple(h for h in headings if not spans.overlap(h.element.span))
    return headings


@derived
def meant_headings(post: Post) -> tuple[Heading, ...]:
    """The headings of a post's sections, without those that show what a level looks like."""
    headings = outline(post)
    if any(heading.level == 1 for heading in headings):
        return tuple(heading for heading in headings if not names_its_level(heading))
    return headings


@derived
def numbers(post: Post) -> dict[Heading, int]:
    """Which of the `outline` each heading is, from 0."""
    return {heading: number for number, heading in enumerate(outline(post))}


def is_comment(post: Post, heading: Heading) -> bool:
    """Whether a `#` heading is a comment of code that nobody fenced: with code in the next line."""
    element = heading.element
    source = post.source
    if not element.is_markdown or source.text[element.span.start : element.span.start + 1] != "#":
        return False
    line = source.position(max(element.span.start, element.span.end - 1)).line
    if line == len(source.line_starts):
        return False
    return bool(_CODE_LINE.match(source.slice(source.line_span(line + 1))))


def behind_quoted_fences(post: Post) -> Iterator[Span]:
    """Code whose fences stand in a quote and its lines do not, so that it is no code."""
    if post.is_html or not _QUOTED.search(post.source.text, post.body.start):
        return
    for found in _QUOTED_CODE.finditer(post.source.text, post.body.start):
        yield Span(*found.span("code"))


def _no_headings(post: Post) -> Iterator[Span]:
    """Where a Markdown post has headings that were not meant, or are none of its sections."""
    yield from titled_parts(post)
    yield from _captured(post)
    yield from behind_quoted_fences(post)
    text = post.source.text
    if not post.is_html and "\n# " in text:
        yield from (Span(*f.span("comments")) for f in _COMMENTED.finditer(text, post.body.start))
    for torn in torn_code(post):
        yield Span(span(post, torn.start).start, span(post, torn.end).end)
    if not post.is_html and _HEADING_TAG.search(post.source.text, post.body.start):
        for tag in post.tree.tags:
            if tag.name not in TAGS or not _is_written(post, tag):
                continue
            if is_named(post, tag) and not _is_closed_nearby(post, tag):
                yield span(post, tag)


def meant_tags(post: Post) -> Iterator[tuple[Tag, Span]]:
    """The tags that the author wrote as HTML, and where, but for text that is read as a tag.

    That is what is never closed: `<your-name>`, "use the <h1> tag".
    """
    unclosed = (tag for tag, end in nesting(post).unclosed if end is None)
    texts = {tag for tag in unclosed if tag.name not in KNOWN or is_named(post, tag)}
    return ((tag, place) for tag, place in written_tags(post) if tag not in texts)


def is_named_by_level(heading: Heading) -> bool:
    """Whether a heading says a level and no more, be it its own or not: `## Heading 1`."""
    return _SAMPLE.fullmatch(heading.text) is not None


def _captured(post: Post) -> Iterator[Span]:
    """What `{% capture %}` keeps, to be shown elsewhere."""
    start: int | None = None
    for call in post.calls:
        if call.name.removeprefix("end") != "capture":
            continue
        if not (call.is_closer or call.name == "endcapture"):
            start = call.span.end
        elif start is not None:
            yield Span(start, call.span.start)
            start = None


def names_its_level(heading: Heading) -> bool:
    """Whether a heading says its own level and no more (`# H1`), as pages that show a theme do."""
    found = _SAMPLE.fullmatch(heading.text)
    if found is None:
        return False
    number = found["number"].lower()
    return heading.level == (int(number) if number.isdigit() else _NUMBERS.index(number) + 1)
