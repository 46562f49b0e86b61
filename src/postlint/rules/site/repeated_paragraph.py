from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING
from zlib import crc32

from postlint.diagnostic import Severity
from postlint.document.quoting import shortened
from postlint.rules.across import Across
from postlint.rules.rule import Rule
from postlint.rules.site._groups import Told, compared, groups
from postlint.source import Span

if TYPE_CHECKING:
    from postlint.document.blocks import Block
    from postlint.document.post import Post
    from postlint.profile.site import Site

_QUOTED = frozenset({"blockquote", "pre", "table"})
_MOST = 8
"""What more posts have is a part of them on purpose, such as the end of each letter."""


class RepeatedParagraph(Rule):
    """Two posts have a paragraph in common.

    What is said in several posts has to be kept right in all of them.

    ```markdown bad path=content/posts/kettle.md
    ---
    title: A kettle
    ---
    Washing soda takes soot off copper in two nights, if the water stays warm and nobody helps with
    a steel brush: copper scratches like butter, and a scratch turns black by the next winter.
    ```

    ```markdown bad path=content/posts/pan.md
    ---
    title: A pan
    ---
    The pan was my aunt's.

    Washing soda takes soot off copper in two nights, if the water stays warm and nobody helps with
    a steel brush: copper scratches like butter, and a scratch turns black by the next winter.
    ```

    ```markdown good path=content/posts/kettle.md
    ---
    title: A kettle
    ---
    Washing soda takes soot off copper in two nights, if the water stays warm and nobody helps with
    a steel brush: copper scratches like butter, and a scratch turns black by the next winter.
    ```

    ```markdown good path=content/posts/pan.md
    ---
    title: A pan
    ---
    The pan was my aunt's. It had two nights in soda, as the kettle had.
    ```

    Paragraphs of some length are compared, without regard to case. Quotations, tables and code
    are left alone, as are drafts, examples, translations, other versions of the docs, and posts of
    one series, as the events of each year, and what more than eight posts have. All that the same
    posts have in common is told once.
    """

    id = "repeated-paragraph"
    default = False
    presets = ("style", "strict")
    severity: Severity = Severity.INFO
    help = "Say it in one of the posts and lead there from the others, or in a part of the theme."

    #: The fewest words of a paragraph that is looked at.
    min_words: int = 25

    def facts(self, post: Post) -> object:
        from postlint.rules.site._edition import edition
        from postlint.rules.site._published import is_compared

        if not is_compared(post):
            return None
        found = {
            _key(block.text): block
            for block in post.blocks
            if block.tag == "p" and len(block.text.split()) >= self.min_words
            if not any(element.tag in _QUOTED for element in block.element.ancestors)
        }
        told = tuple((key, *block.element.full_span, _shown(block)) for key, block in found.items())
        return (edition(post), told) if told else None

    def check_site(self, facts: Sequence[Told], site: Site) -> Iterator[Across]:
        from postlint.rules.site._editions import told_once
        from postlint.rules.site._series import are_series
        from postlint.rules.site._spots import last_first

        each = (
            (path, (edition, *paragraph))
            for path, (edition, paragraphs) in compared(facts, site)
            for paragraph in paragraphs
        )
        found = groups(list(each), lambda fact: fact[:2])
        slips = (
            same
            for same in found
            if len(same) <= _MOST and not are_series([site.page(path) for path, _ in same])
        )
        for posts, least in told_once(slips, site):
            last = [post for post in posts if post[0] == posts[-1][0]]
            shown = min(last, key=lambda post: post[1][2])[1][4]
            more = f" and {len(last) - 1} more" if len(last) > 1 else ""
            yield self.across(
                last_first(posts, lambda fact: (Span(*fact[2:4]), "the same paragraph")),
                f"another post has the paragraph “{shown}”{more} too",
                least=least,
                cause=f"the paragraph “{shown}”",
            )


def _key(text: str) -> str:
    told = " ".join(text.casefold().split()).encode("utf-8", "replace")
    return f"{crc32(told):08x}{crc32(told[::-1]):08x}"


def _shown(block: Block) -> str:
    return shortened(" ".join(block.text.split()))
