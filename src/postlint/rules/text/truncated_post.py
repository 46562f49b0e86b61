import re
from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.blocks import Block
from postlint.document.endings import breaks_off, is_ended
from postlint.document.faq import faq
from postlint.document.mask import is_dynamic
from postlint.document.post import Post
from postlint.rules.rule import Rule
from postlint.source import Span

_AROUND = frozenset({"div", "section", "article", "main"})
_LINK_END = frozenset({"a", "code", "em", "i", "cite", "small", "kbd", "q"})
_FEWEST_WORDS = 8


class TruncatedPost(Rule):
    """The post breaks off in the middle of a sentence.

    It was cut while it was copied or generated, and readers never learn how it ends.

    ```markdown bad
    A kettle is a simple thing, and yet there is much to say of it. Copper kettles heat fast and
    dent easily; steel kettles take their time and last for decades. Glass kettles let you watch
    the water, and show each fleck of scale. Electric kettles do without a stove, switch off by
    themselves, and some of them keep the water at the degree you ask for. Whistling kettles call
    you from the next room, which is why people who forget things like them best.

    Whatever you choose, descale it once a month. Fill it with water and a cup of vinegar, bring
    it to the boil, let it stand for an hour, and rinse it three times. Then boil fresh water once
    and pour it away, and never forget to dry the
    ```

    ```markdown good
    A kettle is a simple thing. Descale it once a month, and dry the lid.
    ```

    Reported is only a last paragraph, after enough text, that ends in a comma or in a word that
    no sentence ends in, such as "the". Lists, quotations, links, images and shortcodes may end a
    post, and drafts may end anywhere. Where the last paragraph answers a question of the FAQ,
    `faq-truncated-answer` speaks.
    """

    id = "truncated-post"
    severity: Severity = Severity.WARNING
    help = "Write the rest of the sentence, and see what else was lost where the text was cut."

    #: The fewest words of a post that is looked at.
    min_words: int = 120

    def check(self, post: Post) -> Iterator[Diagnostic]:
        run = () if post.is_draft or post.is_archetype else post.blocks
        if not run or is_ended(run[-1].text) or not _breaks_off(run[-1], post.language):
            return
        last = run[-1]
        if sum(len(block.text.split()) for block in run) < self.min_words:
            return
        if any(last.element in pair.answer_elements for pair in faq(post)):
            return
        end = last.element.full_span.end
        ending = " ".join(last.text.split()[-4:])
        yield self.diagnostic(_ending(post, end), f"the post breaks off at “{ending}”")


def _breaks_off(block: Block, language: str | None) -> bool:
    """Whether a block is a paragraph of some length that ends within a sentence."""
    text = block.text
    if block.tag != "p" or is_dynamic(text) or len(text.split()) < _FEWEST_WORDS:
        return False
    if not breaks_off(text, language):
        return False
    if not all(around.tag in _AROUND for around in block.element.ancestors):
        return False
    inline = block.inlines[-1] if block.inlines else None
    return inline is None or inline.tag not in _LINK_END or not text.endswith(inline.text)


def _ending(post: Post, end: int) -> Span:
    """The last word of the paragraph that ends at an offset, its end tag left out."""
    text = post.source.text[:end]
    text = re.sub(r"(?:\s*</p\s*>)?\s*$", "", text[-300:], flags=re.IGNORECASE)
    start = max(0, end - 300)
    word = re.search(r"[^\s<>]*$", text)
    at = start + (word.start() if word else len(text))
    return Span(at, start + len(text))
