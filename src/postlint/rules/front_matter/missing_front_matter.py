import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.post import Post
from postlint.rules.rule import Rule
from postlint.source import Span

_END = r"(?:\r\n|\r|\n)"
_BLANKS = rf"(?:[ \t]*+{_END})*+"
_LINES = rf"""(?:(?:[\w"'.-]++[ \t]*+[:=]|[ \t]++\S|-[ \t])[^\r\n]*+{_END}){{1,200}}+"""
_BELOW_TEXT = re.compile(
    rf"^(?P<fence>---|\+\+\+)[ \t]*+{_END}{_BLANKS}(?P<keys>{_LINES}){_BLANKS}(?P=fence)[ \t]*+$",
    re.MULTILINE,
)
_UNOPENED = re.compile(
    rf"\s*+(?P<keys>{_LINES}){_BLANKS}(?P<fence>---|\+\+\+)[ \t]*+$", re.MULTILINE
)
_LOOKALIKE = re.compile(
    rf"\s*+(?P<fence>[-—–−‐]{{2,6}}|={{3,}}|\*{{3}}|~~~|\+\+)[ \t]*+{_END}"
    rf"{_BLANKS}(?P<keys>{_LINES})",
    re.MULTILINE,
)
_TELLING = re.compile(
    r"^[ \t]*[\"']?(?:title|date|publishDate|draft|layout|tags|slug)[\"']?[ \t]*[:=]",
    re.MULTILINE | re.IGNORECASE,
)
_FARTHEST = 2000


class MissingFrontMatter(Rule):
    """The front matter is not where the generator looks for it, so the post has none.

    The generator builds the post without a title, a date and tags, and shows the front matter as
    text. Text before the opening fence does that, a fence that is missing, and one of other
    dashes.

    ```markdown bad
    Written in May.

    ---
    title: Kettles
    ---
    ```

    ```markdown good
    ---
    title: Kettles
    ---

    Written in May.
    ```

    With `required`, a post without any front matter is reported as well.
    """

    id = "missing-front-matter"
    severity: Severity = Severity.ERROR

    #: Report every post that has no front matter.
    required: bool = False

    def check(self, post: Post) -> Iterator[Diagnostic]:
        if post.front_matter is not None:
            return
        text = post.source.text[: _FARTHEST + post.body.start]
        start = post.body.start
        if found := _UNOPENED.match(text, start):
            if _TELLING.search(found["keys"]):
                yield self._at(post, found.start("keys"), found["fence"])
        elif found := _LOOKALIKE.match(text, start):
            if _TELLING.search(found["keys"]):
                span = Span(found.start("fence"), found.end("fence"))
                fence = "+++" if found["fence"][0] == "+" else "---"
                yield self.diagnostic(
                    span,
                    f"`{found['fence']}` does not open front matter, so the post has none",
                    help=f"Write `{fence}`: three plain dashes or plus signs, and nothing else.",
                )
        elif (
            (found := _BELOW_TEXT.search(text, start))
            and _TELLING.search(found["keys"])
            and post.is_prose(Span(*found.span("fence")))
        ):
            first = re.compile(r"\S").search(text, start)
            line = post.source.line_at(first.start() if first else start)
            yield self.diagnostic(
                line,
                "text stands before the front matter, so the post has none",
                help="Move the text below the closing fence: front matter is only read at the very "
                "start of a post.",
            )
        elif self.required and not PurePosixPath(post.source.path).name.startswith("_index."):
            yield self.diagnostic(
                Span(start, start),
                "the post has no front matter",
                help="Start it with ---, a title, ---.",
            )

    def _at(self, post: Post, offset: int, fence: str) -> Diagnostic:
        return self.diagnostic(
            post.source.line_at(offset),
            f"the front matter is not opened with `{fence}`, so the post has none",
            help=f"Add a line `{fence}` above it.",
        )
