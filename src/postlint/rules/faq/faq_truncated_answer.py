from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.endings import breaks_off, is_ended
from postlint.document.faq import faq
from postlint.document.html import Element
from postlint.document.mask import is_dynamic
from postlint.document.post import Post
from postlint.document.question_answer import QuestionAnswer
from postlint.rules.rule import Rule
from postlint.source import Span

_FEWEST_WORDS = 5
_PROSE = frozenset({"p", "dd", "div", "details", "li", "section", "article"})
_LINK_END = frozenset({"a", "code", "em", "i", "cite", "small", "kbd", "q"})
_SHOWN = 4
"""How many words a message shows."""


class FaqTruncatedAnswer(Rule):
    """An answer of the FAQ breaks off in the middle of a sentence.

    It was cut while it was copied or generated, and readers never learn how it ends.

    ```markdown bad
    ## FAQ

    ### How often should I descale it?

    Once a month, or as soon as you see flakes in the

    ### Can I boil milk?

    No, it burns.
    ```

    ```markdown good
    ## FAQ

    ### How often should I descale it?

    Once a month, or as soon as you see flakes in the water.

    ### Can I boil milk?

    No, it burns.
    ```

    Reported is only an answer that ends in a comma or in a word that no sentence ends in, such as
    "the"; one that few end in, such as "in", where all other answers end with a full stop. A link,
    an image or a shortcode may end an answer, and drafts may end anywhere.
    """

    id = "faq-truncated-answer"
    severity: Severity = Severity.WARNING
    help = "Write the rest of the sentence, and see what else was lost where the text was cut."

    def check(self, post: Post) -> Iterator[Diagnostic]:
        if post.is_draft or post.is_archetype:
            return
        for pair in faq(post):
            if _breaks_off(post, pair) and _may_break_off(pair):
                ending = " ".join(pair.answer.split()[-_SHOWN:])
                yield self.diagnostic(
                    _last_word(post, pair),
                    f"the answer to “{pair.question}” breaks off at “{ending}”",
                )


def _may_break_off(pair: QuestionAnswer) -> bool:
    """Whether an answer is prose to its end."""
    answer = pair.answer
    if is_dynamic(answer) or len(answer.split()) < _FEWEST_WORDS:
        return False
    if not pair.answer_elements:
        return True
    last = pair.answer_elements[-1]
    is_last = last.visible_text.split()[-1:] == answer.split()[-1:]
    return is_last and last.tag in _PROSE and not _ends_in_link(last)


def _ends_in_link(element: Element) -> bool:
    for child in reversed(list(element.children)):
        if isinstance(child, str):
            if child.strip():
                return False
        else:
            return child.tag in _LINK_END
    return False


def _breaks_off(post: Post, pair: QuestionAnswer) -> bool:
    if is_ended(pair.answer):
        return False
    if breaks_off(pair.answer, post.language):
        return True
    if not breaks_off(pair.answer, post.language, seldom=True):
        return False
    others = [other.answer for other in faq(post) if other is not pair and other.answer]
    return len(others) > 1 and all(is_ended(answer) for answer in others)


def _last_word(post: Post, pair: QuestionAnswer) -> Span:
    """Where the last word of an answer stands."""
    word = pair.answer.split()[-1]
    at = post.source.text.rfind(word, *pair.answer_span)
    return pair.answer_span if at < 0 else Span(at, at + len(word))
