import re
from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.blocks import Block
from postlint.document.faq import faq
from postlint.document.faq.question import heading_level
from postlint.document.faq.section import faq_sections
from postlint.document.post import Post
from postlint.pattern import lazy
from postlint.rules.rule import Rule
from postlint.source import Span

_ABOUT = r"(?:~|≈|about |approx\.? |max\.? |min\.? |up to )?"
_NUMBER = rf"{_ABOUT}\d{{1,4}} ?(?:(?:[-–—+]|to|bis|à|a) ?)?(?:\d{{1,4}} ?)?"
_WORDS = r"(?:words?|wörter|woorden|mots|palabras|palavras|parole|słów|слов|ord)\b"
_NOTE = rf"[(\[][^()\[\]]{{0,40}}?\b{_NUMBER}{_WORDS}[^()\[\]]{{0,40}}[)\]]"
_IN_TITLE = lazy(
    rf"{_NOTE}"
    rf"|\b\d{{1,3}} ?(?:questions?|faqs?|q&as?|fragen|preguntas)? ?[x×] ?{_NUMBER}{_WORDS}"
    rf"|[-–—:,] ?{_NUMBER}{_WORDS}(?: (?:each|max|min))?$",
    re.IGNORECASE,
)
_IN_QUESTION = lazy(rf"^{_NOTE}|(?<=[?？:]) ?{_NOTE}$", re.IGNORECASE)
_IN_ANSWER = lazy(rf"^{_NOTE}|(?<=[.!?]) ?{_NOTE}$", re.IGNORECASE)
_LEVEL = lazy(r"^H(?P<before>[1-6]) ?[:：] ?\S|[(\[]H(?P<after>[1-6])[)\]]$")
_NO_QUESTION = lazy(
    r"(?:(?:your|the|add|write) )?(?:faq )?question (?:text )?(?:goes )?here[.:?…]*"
    r"|\[(?!insert\b)[^\[\]]{0,60}\bquestion\b[^\[\]]{0,60}\]",
    re.IGNORECASE,
)
_NO_ANSWER = lazy(
    r"(?:(?:your|the|add|write|provide (?:an|the)) )?(?:faq )?answer (?:text )?(?:goes )?here[.:…]*"
    r"|\[(?!insert\b)[^\[\]]{0,60}\banswer\b[^\[\]]{0,60}\]"
    r"|(?:tb[da]|to ?do|fix ?me|to be (?:added|done|written|filled in|answered))[.:…]*"
    r"|lorem ipsum\b.*",
    re.IGNORECASE,
)


class FaqOutlineText(Rule):
    """The FAQ holds what was said to its author, not to its readers.

    ```markdown bad
    ## FAQ (2 questions x ~60 words)

    ### Can I boil milk?

    No, it burns.
    ```

    ```markdown good
    ## FAQ

    ### Can I boil milk?

    No, it burns.
    ```

    Outlines, templates and instructions to a writer say how many words are wanted, what level a
    heading has, and where an answer goes. Reported are such notes in the heading of an FAQ, before
    or after a question or an answer, and questions and answers that are nothing else: "Your answer
    here", "TODO". Drafts may hold them.
    """

    id = "faq-outline-text"
    severity: Severity = Severity.WARNING
    help = "Delete it, or write what it asks for: readers see it as it is."

    def check(self, post: Post) -> Iterator[Diagnostic]:
        if post.is_draft or post.is_archetype:
            return
        reported = set()
        for span, text in (*_in_headings(post), *_in_pairs(post)):
            if span not in reported:
                reported.add(span)
                yield self.diagnostic(span, f"“{text}” is a note to the writer of the FAQ")


def _in_headings(post: Post) -> Iterator[tuple[Span, str]]:
    for section in faq_sections(post):
        found = _IN_TITLE.search(section.title.text)
        if found:
            yield section.title.element.full_span, found[0].strip()
        for block in (section.title, *section.blocks):
            if heading_level(block) is not None and (mark := _level_mark(block)):
                yield block.element.full_span, mark


def _level_mark(block: Block) -> str | None:
    """What says the level that the heading has, as in "H3: Can I boil milk?"."""
    found = _LEVEL.search(block.text)
    if found is None or int(found["before"] or found["after"]) != heading_level(block):
        return None
    return f"H{heading_level(block)}"


def _in_pairs(post: Post) -> Iterator[tuple[Span, str]]:
    for pair in faq(post):
        found = _note(pair.question, _NO_QUESTION, _IN_QUESTION)
        if found:
            yield pair.span, found[0].strip()
        found = _note(pair.answer, _NO_ANSWER, _IN_ANSWER)
        if found:
            yield pair.answer_span, found[0].strip()


def _note(text: str, whole: re.Pattern[str], at_edge: re.Pattern[str]) -> re.Match[str] | None:
    """What a text is as a whole, or the note in brackets at one of its edges."""
    found = whole.fullmatch(text)
    if found is None and (text.startswith(("(", "[")) or text.endswith((")", "]"))):
        return at_edge.search(text)
    return found
