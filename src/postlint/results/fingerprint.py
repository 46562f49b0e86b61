"""What makes a diagnostic the same one in another run, after lines above it have come or gone."""

from __future__ import annotations

from postlint.diagnostic import Diagnostic
from postlint.pattern import lazy
from postlint.record import NamedTuple
from postlint.source import Source

_LINE_NUMBERS = lazy(r"\b(lines?) [0-9]+(?:(?:, | and | to |-|–)[0-9]+)*")
_LONGEST_TEXT = 100
_DIGITS = 32


WHOLE_SITE = ""
"""The path of what is told once a site, wherever it stands."""


class Identity(NamedTuple):
    """What a diagnostic says and of what, with no line number in it.

    `message` has `…` for the numbers of lines. `text` is what stands at the place, its white space
    folded; a long text is cut, and ends with a digest of the whole. What is told once for many
    places is known by its cause, and once a site by no path: places come and go.
    """

    path: str
    rule: str
    message: str
    text: str

    @property
    def is_of_site(self) -> bool:
        return self.path == WHOLE_SITE


def identity(diagnostic: Diagnostic, source: Source) -> Identity:
    """The identity of a diagnostic of a source. Two faults that are written alike share one."""
    if diagnostic.cause is not None:
        path = WHOLE_SITE if diagnostic.cause.of_site else source.path
        return Identity(path, diagnostic.rule, diagnostic.cause.text, "")
    message = _LINE_NUMBERS.sub(r"\1 …", diagnostic.message)
    text = " ".join(source.slice(diagnostic.span).split())
    if len(text) > _LONGEST_TEXT:
        text = f"{text[:_LONGEST_TEXT]}… {_digest(text)[:8]}"
    return Identity(source.path, diagnostic.rule, message, text)


def fingerprint(diagnostic: Diagnostic, source: Source) -> str:
    """32 hexadecimal digits for a diagnostic's identity, as code scanners want them."""
    return _digest("\0".join(identity(diagnostic, source)))[:_DIGITS]


def _digest(text: str) -> str:
    from hashlib import sha256  # loads OpenSSL, and few formats ask

    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
