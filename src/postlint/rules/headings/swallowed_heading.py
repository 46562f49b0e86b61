from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.faq import faq
from postlint.document.mask import is_dynamic
from postlint.document.misread import outline
from postlint.document.post import Post
from postlint.pattern import lazy
from postlint.rules.rule import Rule

_QUESTION_MARKS = ("?", "？", "؟")
_MARKS = lazy(
    r"[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0900-\u0903\u093a-\u094f\u0981-\u0983\u09bc-\u09cd"
    r"\u0a3c-\u0a4d\u0abc-\u0acd\u0b3c-\u0b4d\u0bbe-\u0bcd\u0c3e-\u0c4d\u0cbc-\u0ccd\u0d3b-\u0d4d\u0e31\u0e34-\u0e3a"
    r"\u0e47-\u0e4e\u17b4-\u17d3]"
)
"""Accents and vowels that stand on or beside other letters, in the scripts that have most."""
_SENTENCE_END = lazy(r"[.!?…][\"'”’»)]*\s+\S|[。！？]\S")


class SwallowedHeading(Rule):
    """A heading holds the paragraph below it.

    Its line does not end where the heading does, or a line of dashes stands right under a
    paragraph, which makes that a heading. Readers see it in large letters, and tables of contents
    hold it whole.

    ```markdown bad
    A kettle of copper heats fast, and keeps its heat for long if it has a lid; my aunt had one
    with a knob of wood, which she turned twice before she took it off, and then the steam rose to
    the beams of the kitchen.
    ---
    ```

    ```markdown good
    A kettle of copper heats fast, and keeps its heat for long if it has a lid; my aunt had one
    with a knob of wood, which she turned twice before she took it off, and then the steam rose to
    the beams of the kitchen.

    ---
    ```

    Nobody writes a heading of so many characters and of several sentences, or of several lines that
    are underlined. What a template writes is left alone, and so are questions of an FAQ and what
    stands between the tags of a heading. Marks that stand on other letters do not count.
    """

    id = "swallowed-heading"
    presets = ("accessibility",)
    severity: Severity = Severity.WARNING

    #: The most characters that a heading may have.
    max_length: int = 200

    def check(self, post: Post) -> Iterator[Diagnostic]:
        for heading in outline(post):
            text = heading.text
            is_question = text.rstrip().endswith(_QUESTION_MARKS)  # of an interview, say
            length = len(_MARKS.sub("", text))
            if length <= self.max_length or is_question or is_dynamic(text):
                continue
            if not heading.element.is_markdown and heading.element.content_offsets is not None:
                continue
            span = heading.element.span
            if not (_SENTENCE_END.search(text) or _is_underlined(post.source.slice(span))):
                continue
            if all(pair.span != span for pair in faq(post)):
                yield self.diagnostic(
                    span,
                    f"this h{heading.level} has {length} characters, and holds a paragraph",
                    help="Write an empty line above the dashes under it."
                    if _is_underlined(post.source.slice(span))
                    else "End the heading where its text begins: put that in a paragraph of its "
                    "own.",
                )


def _is_underlined(written: str) -> bool:
    lines = written.rstrip().splitlines()
    return len(lines) > 1 and not lines[-1].strip(" \t>-=")
