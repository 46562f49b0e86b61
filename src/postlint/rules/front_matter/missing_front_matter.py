import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.post import Post
from postlint.rules.rule import Rule
from postlint.source import Span

_END = r"(?:\r\n|\r|\n)"
_BLANKS = rf"(?:[ \t]*+{_END})*+"
_KEY = r"""[\w"'.-]++(?:[ ][\w.-]++)?+[ \t]*+[:=]"""
_LINES = rf"(?:(?:{_KEY}|[ \t]++\S|-[ \t]|\#|(?=[\r\n]))[^\r\n]*+{_END}){{1,200}}+"
_BELOW_TEXT = re.compile(
    rf"^(?P<fence>---|\+\+\+)[ \t]*+{_END}{_BLANKS}(?P<keys>{_LINES}){_BLANKS}(?P=fence)[ \t]*+$",
    re.MULTILINE,
)
_UNOPENED = re.compile(
    rf"\s*+(?P<keys>{_LINES}){_BLANKS}(?P<fence>---|\+\+\+)[ \t]*+$", re.MULTILINE
)
_FENCED = re.compile(
    rf"\s*+(?P<code>`{{3,}}|~{{3,}})[^\r\n]*+{_END}\s*+(?P<fence>---|\+\+\+)[ \t]*+{_END}"
    rf"{_BLANKS}(?P<keys>{_LINES}){_BLANKS}(?P=fence)[ \t]*+{_END}\s*+(?P=code)"
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
_UNSEEN = ("\u200b", "\u200c", "\u200d", "\u2060", "\u00a0", "\u00ad")


class MissingFrontMatter(Rule):
    """The front matter is not where the generator looks for it, so the post has none.

    The generator builds the post without a title, a date and tags, and shows the front matter as
    text. Text before the opening fence does that, a fence that is missing, and one of other
    dashes.

    ```markdown bad
    Written in May.

    ---
    title: Kettles
    date: 2024-05-01
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
        if post.source.text.startswith(_UNSEEN) and text.lstrip("".join(_UNSEEN)).startswith(
            ("---", "+++")
        ):
            yield self.diagnostic(
                Span(0, 1),
                f"a character that cannot be seen (U+{ord(text[0]):04X}) stands before the fence, "
                "so the post has no front matter",
                help="Delete it: front matter is only read at the very start of a post.",
            )
            return
        start = post.body.start
        if found := _UNOPENED.match(text, start):
            if _TELLING.search(found["keys"]):
                yield self._at(post, found.start("keys"), found["fence"])
        elif (found := _FENCED.match(text, start)) and _TELLING.search(found["keys"]):
            yield self.diagnostic(
                post.source.line_at(found.start("code")),
                "the front matter stands in a code fence, so the post has none",
                help="Delete the two lines of the code fence.",
            )
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
            and len(_TELLING.findall(found["keys"])) > 1
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
