"""Program code that stands in a post as HTML: what its tags hold is no address and no text."""

from __future__ import annotations

from collections.abc import Iterator

from postlint.document.html import Element
from postlint.document.html.tokens import Tag
from postlint.document.mask import between
from postlint.document.other_files import makes_program
from postlint.document.post import Post, derived
from postlint.document.tags import attributes, has_raw_tags, span, written
from postlint.pattern import lazy
from postlint.source import Span, Spans

_PLAIN = frozenset({"action", "class", "height", "href", "id", "name", "src", "style", "value"})
"""Attributes that hold no code, and no sentences."""
_SIGNS = lazy(
    r"[+.]\s*[\"'>]|<<|=\s*[{\\]|\$\{|<\?(?:php|=)"
    r"|(?:[(+=]|\b(?:echo|print|return))\s*[\"'][^\"'\n]{0,200}</?[a-zA-Z]"
)
"""What a post with code in its tags has somewhere."""
_IN_TAG = (
    lazy(r"=\s*(?:\{(?![{%])|\\[\"']|[\"']\s*[\"']\s*[+.&]|[\"']?\s*[+.]\s*[$\w(])"),
    lazy(r"[\"']\s+[+.&]"),
    lazy(r"\$\{\w"),
)
"""What HTML has somewhere that has code in the attributes of a tag: asked before each is read.

Each begins with one sign, or one of few: a choice of such beginnings takes three times as long.
"""
_STRING = r"\s*[\"'][^\"'\n]{0,200}<"
_IN_STRING = (lazy(r"<<"), lazy(r"[(+=]" + _STRING))
_SAID = ("echo", "print", "return")
_IN_SAID = lazy(f"(?:{'|'.join(_SAID)}){_STRING}")
"""What a post has somewhere that has a tag in a string or here-document of a program."""
_JOINED = lazy(
    r"""(?:^["']\s*|["']\s+)[+.&]\s*(?:[$\w(][^"'<>]*?)?[+.&]\s*["']"""
    r"""|^\s*[+.]\s*[$\w(][^"'<>]*[+.]\s*$|\$\{\w"""
)
"""Strings and names put together: `' + name + '`, `" . $name . "`, `${name}`."""
_EXPRESSION = lazy(r"=\s*(?:\{(?![{%])|\\[\"'])")
"""A value as JSX has it, or in a string whose quote marks are escaped."""
_HERE_DOCUMENT = lazy(r"<[A-Z][A-Z\d_]*\s*>")
_STRING_START = lazy(r"(?:[(+=]|\b(?:echo|print|return))\s*(?P<quote>[\"'])[^\"'\n]*$")
_STRING_END = lazy(r"[^\"'\n]*(?P<quote>[\"'])\s*[)+;.,]")
_PHP = lazy(r"<\?(?:php\b|=)")
_COLOURED = "</span>"
_LONGEST = 200
_LONGEST_CODE = 2000


@derived
def pasted_code(post: Post) -> tuple[Span, ...]:
    """Where tags, and code of PHP, show that program code was pasted as HTML."""
    if post.is_mdx or post.profile.generator.has_components:
        return ()
    if not has_raw_tags(post) or makes_program(post.front_matter):
        return ()
    found = tuple(sorted((*(span(post, tag) for tag in _tags(post)), *_php(post))))
    return found if _SIGNS.search(post.source.text, post.body.start) else ()


@derived
def pasted_lines(post: Post) -> tuple[Span, ...]:
    """The lines of the source that the code in it takes, as far as that shows."""
    found = pasted_code(post)
    if not found:
        return ()
    starts = {tag.start for tag in _tags(post)}
    first: dict[Element | None, Span] = {}
    for element in post.elements():
        if element.start_offset in starts:
            place, around = _lines(post, element.full_span), element.parent
            known = first.get(around, place)
            first[around] = Span(known.start, max(known.end, place.end))
    return (*first.values(), *(_lines(post, place) for place in found))


@derived
def _tags(post: Post) -> tuple[Tag, ...]:
    html = post.tree.html
    if _may_be_in_string(post.source.text, post.body.start):
        tags = post.tree.tags
    elif any(pattern.search(html) for pattern in _IN_TAG):
        tags = tuple(tag for tag in post.tree.tags if _has_code(html, tag))
    else:
        return ()
    return tuple(tag for tag in written(post, tags) if _is_code(post, tag))


def _may_be_in_string(text: str, start: int) -> bool:
    """Whether a tag may stand in a string or here-document of a program, from an offset on."""
    return any(pattern.search(text, start) for pattern in _IN_STRING) or (
        any(word in text for word in _SAID) and _IN_SAID.search(text, start) is not None
    )


def _lines(post: Post, place: Span) -> Span:
    first, last = post.source.line_at(place.start), post.source.line_at(max(place))
    return Span(first.start, last.end)


def _is_code(post: Post, tag: Tag) -> bool:
    if not tag.is_end and is_here_document(post, tag):
        return span(post, tag).start not in _held(post)
    return _has_code(post.tree.html, tag) or _is_in_string(post, span(post, tag))


def _has_code(html: str, tag: Tag) -> bool:
    """Whether an attribute of a tag holds code."""
    if tag.is_end or html.find("=", tag.start, tag.end) < 0:
        return False
    return any(
        (name in _PLAIN and _JOINED.search(value))
        or _EXPRESSION.search(html, place.start, place.end)
        for name, value, place in attributes(html, tag)
    )


def _is_in_string(post: Post, tag: Span) -> bool:
    """Whether a tag stands in a string of a program: between quote marks, with operators around."""
    text = post.source.text
    before = text[max(0, tag.start - _LONGEST) : tag.start].rpartition("\n")[2]
    start = _STRING_START.search(before) if '"' in before or "'" in before else None
    end = _STRING_END.match(text, tag.end, tag.end + _LONGEST) if start else None
    if start is None or end is None or start["quote"] != end["quote"]:
        return False
    return _COLOURED not in start[0]  # code that was coloured: `<span>"\\d+"</span>, <span>`


def is_here_document(post: Post, tag: Tag) -> bool:
    """Whether what looks like a tag is where a here-document of a shell starts: `cat <<END >`."""
    start = span(post, tag).start
    text = post.source.text
    return text[start - 1 : start] == "<" and _HERE_DOCUMENT.match(text, start) is not None


def _php(post: Post) -> Iterator[Span]:
    text, at = post.source.text, post.body.start
    while found := _PHP.search(text, at):
        line = post.source.line_at(found.start())
        end = text.find("?>", found.end(), line.end + _LONGEST_CODE)
        at = end + len("?>") if end >= 0 else line.end
        if post.is_prose(Span(found.start(), at)):
            yield Span(found.start(), at)


@derived
def _held(post: Post) -> Spans:
    """What stands between template calls and their closers."""
    return Spans(between(post.calls))
