import re
from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Related, Severity
from postlint.document.blocks import Block
from postlint.document.html import Element
from postlint.document.mask import is_dynamic
from postlint.document.plain_text import folded
from postlint.document.post import Post
from postlint.document.quoting import shortened
from postlint.rules.rule import Rule
from postlint.source import Span

_SENTENCE = re.compile(r"\S.*?(?:[.!?…]+[\"'”’»)]*(?=\s|$)|[。！？]|$)")
_NO_PROSE = ("pre", "code", "blockquote", "td", "th")


class RepeatedSentence(Rule):
    """The post says the same sentence twice.

    ```markdown bad
    A kettle should be descaled once a month.

    Vinegar will do. A kettle should be descaled once a month.
    ```

    ```markdown good
    A kettle should be descaled once a month. Vinegar will do.
    ```

    Only sentences of some length are compared, without regard to case and punctuation. Headings
    may say what the text says; quotations, tables and code are left alone.
    """

    id = "repeated-sentence"
    default = False
    presets = ("style", "strict")
    severity: Severity = Severity.INFO
    help = "Say it once, or differently: readers take it for an oversight."

    #: The fewest words of a sentence that is looked at.
    min_words: int = 8

    def check(self, post: Post) -> Iterator[Diagnostic]:
        first: dict[str, Span] = {}
        for block in post.blocks:
            if not _is_prose(block):
                continue
            for found in _SENTENCE.finditer(block.text):
                sentence = found[0]
                if len(sentence.split()) < self.min_words or is_dynamic(sentence):
                    continue
                words = folded(sentence)
                span = _place(post, block.element, sentence)
                if words in first:
                    yield self._found(sentence, span, first[words])
                first.setdefault(words, span)

    def _found(self, sentence: str, span: Span, other: Span) -> Diagnostic:
        message = f"“{shortened(sentence)}” was said before"
        return self.diagnostic(span, message, related=[Related(other, "said here first")])


def _is_prose(block: Block) -> bool:
    around = (block.element, *block.element.ancestors)
    return block.tag[0] != "h" and not any(element.tag in _NO_PROSE for element in around)


def _place(post: Post, element: Element, sentence: str) -> Span:
    """Where a sentence stands; its element where markup stands within it."""
    span = element.full_span
    pattern = r"\s+".join(map(re.escape, sentence.split()))
    found = re.search(pattern, post.source.slice(span))
    if found is None:
        return element.span
    return Span(span.start + found.start(), span.start + found.end())
