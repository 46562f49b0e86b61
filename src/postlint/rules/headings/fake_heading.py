import re
from collections.abc import Iterator
from itertools import pairwise

from postlint.diagnostic import Applicability, Diagnostic, Edit, Fix, Severity
from postlint.document.blocks import Block
from postlint.document.faq import faq
from postlint.document.headings import TAGS
from postlint.document.mask import is_dynamic
from postlint.document.post import Post
from postlint.rules.rule import Rule
from postlint.source import Span

_BOLD = ("strong", "b")
_AROUND = ("li", "td", "th", "blockquote", "figure", "figcaption", "dd", "dt", "details", "table")
_ENDS_SENTENCE = re.compile(r"[.,:;!?…。？！：，؟][\"'”’»)\]]*$")
_WRITTEN = re.compile(
    r"(?P<open>\*\*|__|<p>\s*<(?P<tag>strong|b)>)(?P<text>[^\n]*?)(?P<close>\*\*|__|</(?P=tag)>\s*</p>)$"
)
_LONGEST = 60
_DEEPEST = 6


class FakeHeading(Rule):
    """A paragraph that is one short bold line, and looks like a heading without being one.

    Screen readers and tables of contents pass over it.

    ```markdown bad
    ## Kettles

    **On the stove**

    Water boils.
    ```

    ```markdown fixed
    ## Kettles

    ### On the stove

    Water boils.
    ```

    Lines that end in punctuation, questions of an FAQ, and lines in lists, tables and quotations
    are left alone. The fix is unsafe: the level is a guess.

    Source: WCAG 1.3.1, failure F2.
    """

    id = "fake-heading"
    fixes = ("unsafe",)
    default = False
    presets = ("accessibility",)
    severity: Severity = Severity.INFO
    help = "Make it a heading: screen readers and tables of contents do not see bold text as one."

    def check(self, post: Post) -> Iterator[Diagnostic]:
        asked = {pair.span for pair in faq(post)}
        run = post.blocks
        for block, after in pairwise(run):
            if _is_bold_line(block) and after.tag not in TAGS and not _is_bold_line(after):
                bold = block.inlines[0].span
                if not asked & {bold, block.element.span}:
                    yield self.diagnostic(
                        bold,
                        f"“{block.text}” looks like a heading and is none",
                        fix=_make_heading(post, block),
                    )


def _is_bold_line(block: Block) -> bool:
    if block.tag != "p" or len(block.inlines) != 1 or block.inlines[0].tag not in _BOLD:
        return False
    text = block.text
    return (
        0 < len(text) <= _LONGEST
        and block.inlines[0].text == text
        and not is_dynamic(text)
        and not _ENDS_SENTENCE.search(text)
        and not any(around.tag in _AROUND for around in block.element.ancestors)
    )


def _make_heading(post: Post, block: Block) -> Fix | None:
    span = block.element.full_span
    written = _WRITTEN.match(post.source.slice(span))
    if written is None:
        return None
    before = [h.level for h in post.headings if h.element.span.start < span.start]
    level = min(before[-1] + 1 if before else 2, _DEEPEST)
    opener, closer = (f"<h{level}>", f"</h{level}>") if written["tag"] else ("#" * level + " ", "")
    edits = (
        Edit(Span(span.start, span.start + written.end("open")), opener),
        Edit(Span(span.start + written.start("close"), span.end), closer),
    )
    return Fix(f"Make it an h{level}", Applicability.UNSAFE, edits)
