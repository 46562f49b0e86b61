import re
from bisect import bisect_right
from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.post import Post
from postlint.document.quoting import shortened
from postlint.rules.rule import Rule

_SYNTAX = re.compile(
    r"(?<![\w*\\])\*\*(?=[^\s*])[^*\r\n]{1,200}(?<=\S)\*\*(?![\w*])"
    r"|(?<![\w\\])!?\[[^\[\]\r\n]{1,200}\]\((?!\s)[^\s()]{1,500}\)"
)
_MARKS = ("**", "](")
_HELP_IN_HTML = "Write HTML here: the post is an HTML file."


class MarkdownInHtml(Rule):
    """Markdown stands inside an HTML block, where it is shown as typed.

    Markdown reads nothing inside a block of HTML: readers see the asterisks and brackets.

    ```markdown bad
    <div class="note">
    Fill it **to the mark**.
    </div>
    ```

    A blank line after the tag and one before its end tag let Markdown read what is between:

    ```markdown good
    <div class="note">

    Fill it **to the mark**.

    </div>
    ```

    An element with a `markdown` attribute is left alone: kramdown and Python-Markdown read it.
    Looked for are bold text, links and images.

    Source: CommonMark, "HTML blocks".
    """

    id = "markdown-in-html"
    default = False
    presets = ("strict",)
    severity: Severity = Severity.WARNING
    help = "Leave a blank line between the HTML tags and the Markdown, or write HTML here."

    def check(self, post: Post) -> Iterator[Diagnostic]:
        html = post.tree.html
        if not any(mark in html for mark in _MARKS) or _reads_markdown(post):
            return
        tags = post.tree.tags
        starts = [tag.start for tag in tags]
        for found in _SYNTAX.finditer(html):
            before = bisect_right(starts, found.start()) - 1
            in_tag = before >= 0 and found.start() < tags[before].end
            place = post.tree.segments.to_source(*found.span())
            typed = post.source.slice(place) == found[0]
            if typed and not in_tag and post.is_prose(place):
                help = _HELP_IN_HTML if post.is_html else self.help
                yield self.diagnostic(
                    place, f"`{shortened(found[0])}` is shown as typed", help=help
                )


def _reads_markdown(post: Post) -> bool:
    return next(post.tree.with_attribute("markdown"), None) is not None
