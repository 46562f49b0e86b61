from bisect import bisect_right
from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Related, Severity
from postlint.document.faq import faq
from postlint.document.mask import is_dynamic
from postlint.document.plain_text import folded
from postlint.document.post import Post
from postlint.document.question_answer import QuestionAnswer
from postlint.pattern import lazy
from postlint.rules.rule import Rule

_WORD = lazy(r"[^\W_]+(?:['’][^\W_]+)?[+#]*|[$%&*+<=>@^|~#]+")
_OF_AN_INTERVIEW = 3
_FILLERS = frozenset(
    {"a", "an", "the", "my", "your", "our", "i", "you", "we", "do", "does", "can", "should", "to"}
    | {"it", "there", "that", "this", "some", "is", "are", "be", "for", "possible"}
)


class FaqDuplicateQuestion(Rule):
    """The FAQ asks the same question twice.

    ```html bad
    <h2>FAQ</h2>
    <h3>How do I descale a kettle?</h3>
    <p>With vinegar.</p>
    <h3>How can I descale my kettle?</h3>
    <p>With citric acid.</p>
    ```

    ```html good
    <h2>FAQ</h2>
    <h3>How do I descale a kettle?</h3>
    <p>With vinegar or citric acid.</p>
    ```

    Questions are the same where the stems of their words are, small words left out where two
    others remain at least: "Can a kettle rust?" and "Is it possible for kettles to rust?". Signs
    such as `&` and `*` are words, and the order of words counts: "Is tea better than coffee?" is
    another question than "Is coffee better than tea?". So is one below another heading that asks
    nothing. Where three questions or more come again with other answers each, several people are
    asked.
    """

    id = "faq-duplicate-question"
    severity: Severity = Severity.WARNING
    help = "Keep one of the two, with all that their answers say."

    def check(self, post: Post) -> Iterator[Diagnostic]:
        if len(faq(post)) <= 1:
            return
        asked = [(pair, words) for pair in faq(post) if (words := _content_words(pair))]
        if len({words for _, words in asked}) == len(asked):
            return
        if _are_many_answering(asked):
            return
        sections = _sections(post)
        first: dict[tuple[int, tuple[str, ...]], QuestionAnswer] = {}
        for pair, words in asked:
            key = bisect_right(sections, pair.span.start), words
            other = first.setdefault(key, pair)
            if other is not pair:
                line = post.source.position(other.span.start).line
                yield self.diagnostic(
                    pair.span,
                    f"“{pair.question}” was asked before, at line {line}",
                    related=[Related(other.span, "asked here first")],
                )


def _are_many_answering(asked: list[tuple[QuestionAnswer, tuple[str, ...]]]) -> bool:
    """Whether several people are asked the same: questions come again, and answers never."""
    answers: dict[tuple[str, ...], list[str]] = {}
    for pair, words in asked:
        answers.setdefault(words, []).append(folded(pair.answer))
    again = [said for said in answers.values() if len(said) > 1]
    return len(again) >= _OF_AN_INTERVIEW and all(len({*said}) == len(said) for said in again)


def _sections(post: Post) -> list[int]:
    """Where the headings stand that ask nothing: below each a question means another thing."""
    asked = {pair.span.start for pair in faq(post)}
    starts = (heading.element.span.start for heading in post.headings)
    return sorted(start for start in starts if start not in asked)


def _content_words(pair: QuestionAnswer) -> tuple[str, ...]:
    """The words that tell a question from others; none where that is not known."""
    if is_dynamic(pair.question):
        return ()
    from postlint.meaning.terms.words import stem

    words = [word.casefold() for word in _WORD.findall(pair.question)]
    telling = tuple(stem(word) for word in words if word not in _FILLERS)
    return telling if len(telling) > 1 else tuple(words)
