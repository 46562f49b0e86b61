from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Related, Severity
from postlint.document.broken_tags import follows_from_broken
from postlint.document.headings import TAGS
from postlint.document.html.names import FORMATTING, KNOWN
from postlint.document.html.tokens import Tag
from postlint.document.misread import TornCode, is_named, torn_code
from postlint.document.pasted_code import pasted_code
from postlint.document.post import Post
from postlint.document.quoting import shortened
from postlint.document.tags import nesting, span
from postlint.pattern import lazy
from postlint.record import NamedTuple
from postlint.rules.rule import Rule
from postlint.source import Span

_INLINE = FORMATTING | frozenset(
    {"abbr", "cite", "del", "ins", "kbd", "mark", "q", "samp", "span", "sub", "sup", "var"}
)
_ITEM = lazy(r"[\s>]*(?:[*+-]|\d{1,9}[.)])\s+$")
_IN_CODE = (
    "Markdown takes lines that are indented by four spaces or more for code after a blank line: "
    "indent the HTML less, or delete the blank lines in it."
)
_IN_A_LIST = (
    "A list item ends at a line that is indented less than its text, and four spaces more make "
    "code: indent the lines up to the end tag just as deep as the start tag."
)


class _EndInCode(NamedTuple):
    """An end tag in an indented code block."""

    code: Span
    end_tag: Span


class UnclosedElement(Rule):
    """An HTML element has no end tag, so what follows becomes a part of it.

    Browsers end it where the element around it ends. Up to there all text is bold, a link, or
    swallowed by a frame.

    ```html bad
    <p>Fill it <span class="hint">to the mark.</p>
    ```

    ```html good
    <p>Fill it <span class="hint">to the mark</span>.</p>
    ```

    Told once for each element that is left open in the same way, and once for all text that is read
    as tags. End tags that HTML lets one leave out (`</p>`, `</li>`, `</td>` …) are not missed. A
    slash (`<span/>`) closes no HTML element but those that have no end tag anyway. A word in angle
    brackets is read as a tag, and not shown:

    ```markdown bad
    Run kettle with the name of <yourkettle> and wait.
    ```

    ```markdown good
    Run kettle with the name of &lt;yourkettle> and wait.
    ```

    So is the name of a tag in a sentence ("use the <h1> tag"). Code in tags is still read as
    Markdown, in which a comment makes a heading:

    ```markdown bad
    To boil it, run <code>

    # fill it first
    kettle --boil</code>
    ```

    ````markdown good
    To boil it, run

    ```sh
    # fill it first
    kettle --boil
    ```
    ````

    Bold and the like that overlap (`<b><i></b></i>`) are left alone: browsers show them as meant.
    So is all that a template call further down might close, and a late end of a `<span>` that has
    no attributes.

    Source: HTML, "Parsing HTML documents" and "Optional tags".
    """

    id = "unclosed-element"
    folds = "post"
    severity: Severity = Severity.WARNING

    def check(self, post: Post) -> Iterator[Diagnostic]:
        unclosed = nesting(post).unclosed
        torn_starts = set()
        for torn in torn_code(post):
            torn_starts.add(torn.start)
            yield self._torn(post, torn)
        skipped: Tag | None = None
        codes: set[Span] = set()
        for i, (tag, end) in enumerate(unclosed):
            if tag == skipped or tag in torn_starts or follows_from_broken(post, tag):
                continue
            if _is_component(post, tag):
                continue
            if end is not None and (_is_bare_span(post, tag) or _holds_code(post, tag, end)):
                continue
            again = unclosed[i + 1][0] if i + 1 < len(unclosed) else None
            code = _end_in_code(post, tag)
            if code is not None:
                if code.code not in codes:
                    yield self._closed_in_code(post, tag, code.end_tag)
                codes.add(code.code)
            elif end is None and again is not None and _is_slip(post, tag, again):
                skipped = again
                yield self._reopened(post, tag, again)
            elif end is not None:
                yield self._closed_late(post, tag, end)
            else:
                yield self._never_closed(post, tag)

    def _torn(self, post: Post, torn: TornCode) -> Diagnostic:
        name = torn.start.name
        heading = span(post, torn.heading)
        line = post.source.slice(post.source.line_at(heading.start))
        written = shortened(" ".join(line.split()), 40)
        return self.diagnostic(
            span(post, torn.start),
            f"<{name}> does not keep `{written}` from being a heading",
            help="Write ``` in a line before the code and in one after it, instead of the tags: "
            "between tags, Markdown is read as Markdown.",
            related=[Related(heading, "read as a heading")],
            cause=f"code in <{name}>",
        )

    def _closed_in_code(self, post: Post, tag: Tag, end: Span) -> Diagnostic:
        return self.diagnostic(
            span(post, tag),
            f"<{tag.name}> is not closed: its </{tag.name}> is read as code",
            help=_IN_A_LIST if _is_in_list(post, tag) else _IN_CODE,
            related=[Related(end, "read as code")],
            cause=f"</{tag.name}> read as code",
        )

    def _reopened(self, post: Post, tag: Tag, again: Tag) -> Diagnostic:
        return self.diagnostic(
            span(post, again),
            f"<{tag.name}> is opened twice and never closed",
            help=f"Write `</{tag.name}>` here if it was to end: all that follows is part of it.",
            related=[Related(span(post, tag), "opened here")],
            cause=f"<{tag.name}> opened twice",
        )

    def _closed_late(self, post: Post, tag: Tag, end: Tag) -> Diagnostic:
        if end.name != tag.name:
            return self.diagnostic(
                span(post, tag),
                f"<{tag.name}> is closed by </{end.name}>",
                help=f"Write the same level twice: browsers take this for an <{tag.name}>.",
                related=[Related(span(post, end), "closed here")],
                cause=f"<{tag.name}> closed by another",
            )
        return self.diagnostic(
            span(post, tag),
            f"<{tag.name}> does not end before the element around it does",
            help=f"Close it inside of that element: browsers ignore the later </{tag.name}>.",
            related=[Related(span(post, end), "this end tag comes too late")],
            cause=f"<{tag.name}> closed too late",
        )

    def _never_closed(self, post: Post, tag: Tag) -> Diagnostic:
        written = post.tree.html[tag.start : tag.end]
        named = is_named(post, tag)
        if tag.name not in KNOWN or (named and tag.name not in _INLINE):
            shown = " ".join(written.split())
            return self.diagnostic(
                span(post, tag),
                f"{shown} is read as an HTML tag, and readers do not see it",
                help=f"Write `&lt;` for `<`, or put it in code, if it is text; or close it by "
                f"`</{tag.name}>`.",
                cause="text read as a tag",
            )
        if written.endswith("/>"):
            help = f"Write `></{tag.name}>` for `/>`: HTML ignores the slash."
            return self.diagnostic(
                span(post, tag),
                f"<{tag.name}/> does not close itself",
                help=help,
                cause=f"<{tag.name}/>",
            )
        return self.diagnostic(
            span(post, tag),
            f"<{tag.name}> is never closed",
            help=f"Write `</{tag.name}>` where it ends: up to the end of the element around it "
            "all that follows is part of it."
            + (f" Write `&lt;{tag.name}>` where the tag itself is meant." if named else ""),
            cause=f"<{tag.name}> never closed",
        )


def _is_in_list(post: Post, tag: Tag) -> bool:
    """Whether a tag stands at the start of a list item."""
    start = span(post, tag).start
    return bool(_ITEM.match(post.source.slice(Span(post.source.line_at(start).start, start))))


def _is_component(post: Post, tag: Tag) -> bool:
    """Whether it is a component's tag, which closes itself in MDX."""
    closes_itself = post.tree.html[tag.start : tag.end].endswith("/>")
    if tag.name in KNOWN:
        return closes_itself and (post.is_mdx or not post.profile.has_generator)
    return post.profile.generator.has_components or (
        closes_itself and not post.profile.has_generator
    )


def _is_bare_span(post: Post, tag: Tag) -> bool:
    """Whether it is a `<span>` without attributes, which does nothing wherever it ends."""
    return post.tree.html[tag.start : tag.end].lower() == "<span>"


def _holds_code(post: Post, tag: Tag, end: Tag) -> bool:
    """Whether program code stands between two tags, whose own tags may part them."""
    start, stop = span(post, tag).end, span(post, end).start
    return any(start <= place.start < stop for place in pasted_code(post))


def _end_in_code(post: Post, tag: Tag) -> _EndInCode | None:
    """Where a later line holds the end tag, and is code only because it is indented."""
    text, start = post.source.text, span(post, tag).end
    for code in post.code:
        if code.start >= start and text[code.start : code.start + 1] not in ("`", "~"):
            found = text.find(f"</{tag.name}>", *code)
            if text.count(f"</{tag.name}>", *code) > text.count(f"<{tag.name}", *code):
                return _EndInCode(code, Span(found, found + len(tag.name) + 3))
    return None


def _is_slip(post: Post, tag: Tag, again: Tag) -> bool:
    """Whether a tag stands again where its end tag was meant: in the same line, or as `<b/>`."""
    html = post.tree.html
    opens, ends = (html.endswith("/>", part.start, part.end) for part in (tag, again))
    if tag.name != again.name:
        return False
    is_in_line = "\n" not in html[tag.start : again.start]
    if tag.name in TAGS:
        return is_in_line and html[again.start : again.end].strip("</ >") == again.name
    return tag.name in _INLINE and ((ends and not opens) or is_in_line)
