import re
from collections.abc import Iterator

from postlint.diagnostic import Applicability, Diagnostic, Edit, Fix, Severity
from postlint.document.post import Post
from postlint.document.quoting import character_name
from postlint.rules.rule import Rule
from postlint.rules.text._reading import is_content
from postlint.source import Span

_LETTER = r"[0-9A-Za-zÀ-ÖØ-öø-ɏͰ-ϿЀ-ԯḀ-ỿ]"
_INVISIBLE = re.compile(
    rf"(?<={_LETTER})[\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+(?={_LETTER})"
)
_WORD = re.compile(r"[^\W_]*$")


class InvisibleCharacter(Rule):
    """A character that nobody sees stands within a word.

    Searches do not find the word, spelling checkers stumble, and in an address it leads to
    another page.

    ```html bad
    <p>The ket​tle boils.</p>
    ```

    ```html fixed
    <p>The kettle boils.</p>
    ```

    Looked at are zero-width spaces and joiners and marks of direction between letters of the
    Latin, Greek and Cyrillic scripts; other scripts need them. Soft hyphens are fine. The front
    matter is looked at as well; code is not.
    """

    id = "invisible-character"
    fixes = ("unsafe",)
    default = False
    presets = ("strict",)
    folds = "post"
    severity: Severity = Severity.WARNING
    help = "Delete it: searches do not find the word with it. It often comes along when pasting."

    def check(self, post: Post) -> Iterator[Diagnostic]:
        text = post.source.text
        for found in () if text.isascii() else _INVISIBLE.finditer(text):
            span = Span(*found.span())
            if is_content(post, span):
                yield self.diagnostic(
                    span,
                    f"{_names(found[0])} stands within `{_word(text, span)}`",
                    fix=Fix("Delete it", Applicability.UNSAFE, (Edit(span, ""),)),
                    cause=_names(found[0]),
                )


def _names(characters: str) -> str:
    return ", ".join(dict.fromkeys(map(character_name, characters)))


def _word(text: str, span: Span) -> str:
    before = _WORD.search(text, max(0, span.start - 40), span.start)
    after = re.compile(r"[^\W_]*").match(text, span.end, span.end + 40)
    return f"{before[0] if before else ''}{after[0] if after else ''}"
