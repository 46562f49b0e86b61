import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.faq import faq
from postlint.document.faq_words import asks, is_question
from postlint.document.plain_text import folded
from postlint.document.post import Post
from postlint.document.question_answer import QuestionAnswer
from postlint.pattern import lazy
from postlint.rules.rule import Rule
from postlint.source import Span

_OF_QUESTIONS_ALONE = frozenset({"list", "prefix"})
"""The forms that questions have as well which a text puts to its readers, or only lists."""
_OF_BOXES = frozenset({"details", "shortcode"})
"""The forms in which an answer stands with its question in one element."""
_TAG_OR_CALL = lazy(r"<[^<>]*>|\{\{[^{}]*\}\}")
_CLOSER = lazy(r"</details\s*>|\{\{[<%]\s*/", re.IGNORECASE)
_WORD = lazy(r"[^\W\d_]{2}")
_TWO_ITEMS = lazy(r"[ \t]*(?P<mark>[-*+])[ \t][^\n]*\n(?P<next>[ \t]*(?P=mark)[ \t][^\n]*)")


class FaqEmptyAnswer(Rule):
    """A question of the FAQ has no answer.

    ```html bad
    <h2>FAQ</h2>
    <h3>Can I boil milk in a kettle?</h3>
    <h3>How often should I descale it?</h3>
    <p>Once a month.</p>
    ```

    ```html good
    <h2>FAQ</h2>
    <h3>Can I boil milk in a kettle?</h3>
    <p>No, it burns on the heating element.</p>
    <h3>How often should I descale it?</h3>
    <p>Once a month.</p>
    ```

    An image, an embed, a script or a shortcode is an answer as well. A heading that asks
    nothing is left alone, and so are a list of questions most of which have no answer, one with
    mere questions in lines on end, a question that is a link, to where it is answered, one that is
    answered where it stands again, and one that is quoted.
    """

    id = "faq-empty-answer"
    severity: Severity = Severity.ERROR
    help = "Answer the question, or delete it."

    def check(self, post: Post) -> Iterator[Diagnostic]:
        for pair in _unanswered(post):
            asked = is_question(pair.question) or asks(pair.question)
            if asked and not _leads_to_answer(pair) and not _is_quoted(pair):
                yield self.diagnostic(pair.span, f"no answer follows “{pair.question}”")


def _unanswered(post: Post) -> Iterator[QuestionAnswer]:
    pairs = faq(post)
    answered = {folded(pair.question) for pair in pairs if pair.answer or pair.answer_elements}
    empty = [pair for pair in pairs if not pair.answer and not pair.answer_elements]
    starts = sorted(pair.span.start for pair in pairs) if empty else []
    of_forms = Counter(pair.form for pair in pairs)
    empty_of_forms = Counter(pair.form for pair in empty)
    for pair in empty:
        if folded(pair.question) in answered:
            continue  # it is listed, and answered elsewhere
        if pair.form in _OF_BOXES and _is_followed_by_text(post, pair, starts):
            continue  # a tag that breaks off took the answer elsewhere
        is_mere_list = 2 * empty_of_forms[pair.form] > of_forms[pair.form]
        if pair.form not in _OF_QUESTIONS_ALONE or not (is_mere_list or _is_item(post, pair)):
            yield pair


def _is_followed_by_text(post: Post, pair: QuestionAnswer, starts: list[int]) -> bool:
    """Whether words stand in the source between a question and the end of its element.

    `starts` are where questions stand.
    """
    text = post.source.text
    at = bisect_right(starts, pair.span.start)
    after = starts[at] if at < len(starts) else len(text)
    end = text.find("</summary>", pair.span.start, after) if pair.form == "details" else -1
    start = max(end, pair.span.end)
    closer = _CLOSER.search(text, start, after)
    written = text[start : closer.start() if closer else after]
    return _WORD.search(_TAG_OR_CALL.sub("", written)) is not None


def _is_item(post: Post, pair: QuestionAnswer) -> bool:
    """Whether a question is an item of a list, and the next line asks another one in an item."""
    found = _TWO_ITEMS.match(post.source.text, post.source.line_at(pair.span.start).start)
    return found is not None and any(
        found.start("next") <= q.span.start < found.end() for q in faq(post)
    )


def _is_quoted(pair: QuestionAnswer) -> bool:
    """Whether somebody else asks, whose answers are not the post's."""
    asked = () if isinstance(pair.asked_at, Span) else pair.asked_at
    return any(around.tag == "blockquote" for one in asked for around in (one, *one.ancestors))


def _leads_to_answer(pair: QuestionAnswer) -> bool:
    """Whether a question is a link, to where it is answered."""
    asked = () if isinstance(pair.asked_at, Span) else pair.asked_at
    text = pair.question.casefold().strip(" ?")
    for link in (link for element in asked for link in element.elements("a")):
        address = link.attribute("href") or "#"
        if not address.startswith("#") and text in link.visible_text.casefold():
            return True
    return False
