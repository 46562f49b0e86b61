import re
from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Related, Severity
from postlint.document.post import Post
from postlint.pattern import lazy
from postlint.rules.rule import Rule
from postlint.source import Span

_MARKER = lazy(r"^(?:<{7}|>{7})(?=[ \t]+\S)[^\r\n]*|^(?:\|{7}[^\r\n]*|={7})[ \t]*$", re.MULTILINE)
_NAMES = {"=": "the other version begins", "|": "the common version begins", ">": "it ends"}


class ConflictMarker(Rule):
    """A merge conflict was committed with its markers.

    Both versions are shown, and the markers between them.

    ```markdown bad
    <<<<<<< HEAD
    Water boils at 100 degrees.
    =======
    Water boils at 212 degrees.
    >>>>>>> fahrenheit
    ```

    ```markdown good
    Water boils at 100 degrees.
    ```

    Only a marker that opens a conflict together with one that closes it counts: `=======` alone
    underlines a heading. Code is left alone; in the front matter it is `front-matter-syntax`.
    """

    id = "conflict-marker"
    severity: Severity = Severity.ERROR
    help = "Keep the version that is right, and delete the markers: readers see both, and them."

    def check(self, post: Post) -> Iterator[Diagnostic]:
        text = post.source.text
        if "<<<<<<<" not in text:
            return
        opener: re.Match[str] | None = None
        between: list[Related] = []
        for found in _MARKER.finditer(text, post.body.start):
            span = Span(*found.span())
            if not post.is_prose(span):
                continue
            if found[0][0] == "<":
                opener, between = found, []
            elif opener is not None:
                between.append(Related(span, f"here {_NAMES[found[0][0]]}"))
                if found[0][0] == ">":
                    yield self._found(opener, between)
                    opener = None

    def _found(self, opener: re.Match[str], between: list[Related]) -> Diagnostic:
        return self.diagnostic(
            Span(*opener.span()),
            f"an unresolved merge conflict begins with `{opener[0].rstrip()}`",
            related=between,
        )
