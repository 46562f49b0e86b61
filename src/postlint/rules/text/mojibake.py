import re
import unicodedata
from collections.abc import Iterator

from postlint.diagnostic import Applicability, Diagnostic, Edit, Fix, Severity
from postlint.document.post import Post, derived
from postlint.pattern import lazy
from postlint.rules.rule import Rule
from postlint.rules.text._reading import is_content, is_in_address, mentions
from postlint.source import Span


def _shown(byte: int) -> str:
    """What a byte looks like when it is read as Windows-1252."""
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


_BYTES = {_shown(byte): byte for byte in range(0x80, 0x100)} | {
    chr(b): b for b in range(0x80, 0xA0)
}


def _class(first: int, last: int) -> str:
    shown = [character for character, byte in _BYTES.items() if first <= byte <= last]
    return f"[{''.join(shown)}]"


_NEXT = _class(0x80, 0xBF)
_RUN = lazy(
    rf"(?:{_class(0xC2, 0xDF)}{_NEXT}|{_class(0xE0, 0xEF)}{_NEXT}{{2}}"
    rf"|{_class(0xF0, 0xF4)}{_NEXT}{{3}})+"
)
_LEAD = "\xc0".encode()[:1]
"""The first byte of what each of them starts with, U+00C2 to U+00F4, which is found far sooner."""
_MENTION = lazy(
    r"mojibake|文字化け|乱码|亂碼|utf-?8|unicode|latin-?1|iso.?8859|(?:windows|cp).?125\d|charset"
    r"|(?:text|character) encoding|encoding issue|double.encod",
    re.IGNORECASE,
)
_QUOTES = "\"'`“”‘’«»„()[]"
_DEEPEST = 3


class Mojibake(Rule):
    """Letters that were read in the wrong encoding: `cafÃ©` for `café`, `donâ€™t` for `don’t`.

    Text in UTF-8 was taken for Windows-1252 somewhere on its way into the post, and readers see
    what came of it.

    ```markdown bad
    The cafÃ© hasnâ€™t got a kettle.
    ```

    ```markdown fixed
    The café hasn’t got a kettle.
    ```

    A sequence is reported only where it makes letters or signs that people write when it is read as
    UTF-8 again. Told once a post. The front matter is looked at as well; code and posts about
    encodings are not. The fix is unsafe: the sequence may be meant.
    """

    id = "mojibake"
    fixes = ("unsafe",)
    folds = "post"
    severity: Severity = Severity.WARNING
    help = "Write what is meant: the text was saved in UTF-8 and read as Windows-1252."

    def check(self, post: Post) -> Iterator[Diagnostic]:
        text = post.source.text
        may_be = not text.isascii() and _LEAD in text.encode(errors="replace")
        for found in _RUN.finditer(text) if may_be else ():
            span = Span(*found.span())
            meant = _meant(text, span)
            if meant is None or not is_content(post, span) or is_in_address(post, span):
                continue
            if _is_about_encodings(post):
                return
            yield self.diagnostic(
                span,
                f"`{found[0]}` should be {_visibly(meant)}",
                fix=Fix("Decode it", Applicability.UNSAFE, (Edit(span, meant),)),
                cause="text in UTF-8 was read as Windows-1252",
            )


def _visibly(meant: str) -> str:
    """A text as a message shows it; what nobody sees, by its name."""
    if meant.isprintable() or len(meant) > 1:
        return f"`{meant}`"
    return f"a {unicodedata.name(meant, 'control character').lower()}"


@derived
def _is_about_encodings(post: Post) -> bool:
    return mentions(post, _MENTION)


def _meant(text: str, span: Span) -> str | None:
    """What a sequence says as UTF-8; None where the author may mean it as it stands."""
    written = text[slice(*span)]
    meant = _decoded(written)
    before, after = text[span.start - 1 : span.start], text[span.end : span.end + 1]
    if meant is None or (before and before in _QUOTES and after in _QUOTES):
        return None
    if not _is_sure(written, meant, before, after):
        return None
    for _ in range(_DEEPEST):
        again = _decoded(meant)
        if again is None:
            break
        meant = again
    return meant


def _decoded(written: str) -> str | None:
    try:
        return bytes(_BYTES[character] for character in written).decode("utf-8")
    except (KeyError, UnicodeDecodeError):
        return None


def _is_sure(written: str, meant: str, before: str, after: str) -> bool:
    """Whether nobody writes the sequence on purpose, as in `CAFÉ™`, `marché »` and `3 Å–5 Å`."""
    if len(meant) > 1 and (len(set(meant)) > 1 or len(written) > 2 * len(meant)):
        return all(_is_common(character) for character in meant)
    first = ord(meant[0])
    if first in (0xFEFF, 0xFFFD) or first >= 0x1F000 or 0x2010 <= first < 0x27C0:
        return True
    if first < 0x100:
        return not before.isupper()
    return first < 0x180 and (before.islower() or (not before.isalpha() and after.islower()))


def _is_common(character: str) -> bool:
    code = ord(character)
    return (
        0xA0 <= code < 0x250
        or 0x370 <= code < 0x700
        or 0x900 <= code < 0xE80
        or 0x1E00 <= code < 0x1F00
        or 0x2000 <= code < 0x2800
        or 0x3000 <= code < 0xA000
        or 0xAC00 <= code < 0xD7B0
        or 0xFE00 <= code < 0xFFF0
        or code >= 0x1F000
    )
