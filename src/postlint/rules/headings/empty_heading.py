import re
from collections.abc import Iterator

from postlint.diagnostic import Applicability, Diagnostic, Edit, Fix, Severity
from postlint.document.headings import Heading
from postlint.document.html import Element
from postlint.document.own_style import is_hidden_by_style
from postlint.document.post import Post
from postlint.document.scripts import may_be_filled
from postlint.pattern import lazy
from postlint.rules.headings._names import named_headings
from postlint.rules.rule import Rule
from postlint.source import Span

_COMMENT = lazy(r"#(?:#{6,}|\s|\Z)")
_NOTHING = lazy(r"#+[ \t#]*|<(h[1-6])\s*>(?:\s|&nbsp;)*</\1\s*>", re.IGNORECASE)


class EmptyHeading(Rule):
    """A heading has no text, and nothing else that names it.

    Screen readers announce a heading and read nothing, and tables of contents get an empty line.

    ```html bad
    <h2></h2>
    <p>Water boils.</p>
    ```

    ```html fixed
    <p>Water boils.</p>
    ```

    ```html good
    <h2>Boiling</h2>
    <p>Water boils.</p>
    ```

    The fix deletes a heading that holds nothing at all, has no attribute that something may refer
    to, and stands in lines of its own.

    The alt text of an image in the heading is a name, as are `aria-label` and `aria-labelledby`.
    A heading with an id, in a post with a script, is left alone: the script may write its text. So
    is a `#` next to another line that starts so: that is a comment of code which nobody fenced, and
    one that a `<style>` of the post hides.

    Source: ACT rule ffd0e9; WCAG 1.3.1 and 2.4.6.
    """

    id = "empty-heading"
    fixes = ("safe",)
    presets = ("accessibility",)
    severity: Severity = Severity.ERROR
    help = "Write the heading, or delete it: screen readers announce it and read nothing."

    def check(self, post: Post) -> Iterator[Diagnostic]:
        for heading, name in named_headings(post):
            if name or _has_no_say(heading.element, post) or _is_comment(post, heading):
                continue
            yield self.diagnostic(
                heading.element.span,
                f"this h{heading.level} is empty",
                fix=_delete(post, heading),
            )


def _has_no_say(element: Element, post: Post) -> bool:
    """Whether a script may write its text, or the post's own style hides it."""
    return may_be_filled(element) or is_hidden_by_style(element, post)


def _delete(post: Post, heading: Heading) -> Fix | None:
    element, source = heading.element, post.source
    span = element.span if element.is_markdown else element.full_span
    if any(element.attributes) or not _NOTHING.fullmatch(source.slice(span)):
        return None
    number = source.position(span.start).line
    line = source.line_span(number)
    is_alone = source.slice(line).strip() == source.slice(span).strip()
    if not post.is_html and not (is_alone and _stands_apart(post, number)):
        return None
    if is_alone:
        end = source.line_starts[number] if number < len(source.line_starts) else line.end
        span = Span(line.start, end)
    return Fix("Delete the heading", Applicability.SAFE, (Edit(span, ""),))


def _is_comment(post: Post, heading: Heading) -> bool:
    """Whether a lone `#` is the empty line of a comment: the line before or after is one, too."""
    element, source = heading.element, post.source
    if heading.level != 1 or not element.is_markdown or source.slice(element.span).strip() != "#":
        return False
    number = source.position(element.span.start).line
    ways = (range(number - 1, 0, -1), range(number + 1, len(source.line_starts) + 1))
    return any(_COMMENT.match(_first_line(post, way)) for way in ways)


def _first_line(post: Post, numbers: range) -> str:
    """The first of some lines of the body that is not blank."""
    for number in numbers:
        line = post.source.line_span(number)
        if line.start < post.body.start:
            break
        if text := post.source.slice(line).strip():
            return text
    return ""


def _stands_apart(post: Post, number: int) -> bool:
    """Whether a line of Markdown can go and part nothing.

    That is where blank lines are around it, or further HTML. A lone `#` among lines of text is
    more likely a comment in code that lost its fence.
    """
    source = post.source
    around = []
    for other in (number - 1, number + 1):
        is_line = 1 <= other <= len(source.line_starts)
        line = source.line_span(other) if is_line else Span(0, 0)
        around.append(source.slice(line).strip()[:1] if line.start >= post.body.start else "")
    return around in (["", ""], ["<", "<"])
