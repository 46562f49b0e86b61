import re
from collections.abc import Iterator

from postlint.diagnostic import Applicability, Diagnostic, Edit, Fix, Severity
from postlint.document.post import Post
from postlint.pattern import lazy
from postlint.rules.images._alts import Alt, alts
from postlint.rules.rule import Rule
from postlint.source import Span

_PREFIX = lazy(
    r"(?:(?:an?|the|this is an?)\s+)?(?:image|picture|photo|photograph|graphic)\s+(?:of|showing)\s+"
    r"(?!the (?:day|week|month|year)\b)"
    r"|(?P<inflected>(?:ein(?:e[ms]?)?\s+)?(?:Bild|Foto|Grafik)\s+(?:von|mit)\s+)"
    r"|(?:une\s+)?(?:image|photo)\s+(?:de|d['’])\s*|(?:una\s+)?(?:imagen|foto)\s+de\s+"
    r"|(?:un['’])?(?:immagine|foto)\s+di\s+|(?:uma\s+)?(?:imagem|foto)\s+de\s+"
    r"|(?:een\s+)?(?:afbeelding|foto)\s+van\s+",
    re.IGNORECASE,
)


class RedundantAltPrefix(Rule):
    """The alt text of an image starts by saying that it is an image.

    Screen readers say "image" before they read it, so their users hear the word twice.

    ```html bad
    <img src="kettle.jpg" alt="Image of a copper kettle">
    ```

    ```html fixed
    <img src="kettle.jpg" alt="A copper kettle">
    ```

    The kind of an image can matter, as in "screenshot of", "painting of" or "map of": such words
    are fine. German is not fixed: its articles would keep the wrong case.

    Source: WebAIM, "Alternative Text".
    """

    id = "redundant-alt-prefix"
    fixes = ("safe",)
    default = False
    presets = ("accessibility", "style")
    severity: Severity = Severity.INFO
    help = "Start with what it shows: screen readers say by themselves that it is an image."

    def check(self, post: Post) -> Iterator[Diagnostic]:
        for alt in alts(post):
            prefix = _PREFIX.match(alt.text)
            if prefix and prefix.end() < len(alt.text):
                yield self.diagnostic(
                    alt.span,
                    f"the alt text starts with “{prefix[0].strip()}”",
                    fix=None if prefix["inflected"] else _drop(post, alt, prefix.end()),
                )


def _drop(post: Post, alt: Alt, length: int) -> Fix | None:
    """Deletes the prefix, and gives the next word the capital that the prefix had."""
    start, end = alt.span
    written = post.source.text[start:end]
    if written != alt.text:
        return None
    first = written[length].upper() if written[0].isupper() else written[length]
    edit = Edit(Span(start, start + length + 1), first)
    return Fix("Drop the prefix", Applicability.SAFE, (edit,))
