from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING
from zlib import crc32

from postlint.diagnostic import Severity
from postlint.rules.across import Across, Spot
from postlint.rules.rule import Rule
from postlint.rules.site._groups import Told, groups
from postlint.source import Span

if TYPE_CHECKING:
    from postlint.document.blocks import Block
    from postlint.document.post import Post
    from postlint.profile.site import Site

_QUOTED = frozenset({"blockquote", "pre", "table"})
_SHOWN = 60


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
    are left alone, as are drafts, translations and other versions of the docs.
    """

    id = "repeated-paragraph"
    default = False
    presets = ("style", "strict")
    severity: Severity = Severity.INFO
    help = "Say it in one of the posts and lead there from the others, or in a part of the theme."

    #: The fewest words of a paragraph that is looked at.
    min_words: int = 25

    def facts(self, post: Post) -> object:
        from postlint.rules.site._editions import edition
        from postlint.rules.site._published import is_published

        if not is_published(post):
            return None
        found = {
            _key(block.text): block
            for block in post.blocks
            if block.tag == "p" and len(block.text.split()) >= self.min_words
            if not any(element.tag in _QUOTED for element in block.element.ancestors)
        }
        told = tuple((key, *block.element.full_span, _shown(block)) for key, block in found.items())
        return (edition(post), told) if told else None

    def check_site(self, facts: Sequence[Told], site: Site) -> Iterator[Across]:  # noqa: ARG002
        each = [
            (path, (edition, *paragraph))
            for path, (edition, paragraphs) in facts
            for paragraph in paragraphs
        ]
        for posts in groups(each, lambda fact: fact[:2]):
            spots = (
                Spot(path, Span(*fact[2:4]), "the same paragraph") for path, fact in reversed(posts)
            )
            yield self.across(spots, f"another post has the paragraph “{posts[0][1][4]}” too")


def _key(text: str) -> str:
    told = " ".join(text.casefold().split()).encode("utf-8", "replace")
    return f"{crc32(told):08x}{crc32(told[::-1]):08x}"


def _shown(block: Block) -> str:
    text = " ".join(block.text.split())
    return text if len(text) <= _SHOWN else text[:_SHOWN].rstrip() + "…"
