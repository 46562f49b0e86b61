"""Front matter that stands where no generator looks for it, or in other fences."""

import re

from postlint.diagnostic import Edit
from postlint.document.post import Post
from postlint.pattern import lazy
from postlint.record import NamedTuple
from postlint.source import Span

_END = r"(?:\r\n|\r|\n)"
_BLANKS = rf"(?>(?:[ \t]*+{_END})*)"
_KEY = r"""[\w"'.-]++(?>(?:[ ][\w.-]++)?)[ \t]*+[:=]"""
_LINES = rf"(?>(?:(?:{_KEY}|[ \t]++\S|-[ \t]|\#|(?=[\r\n]))[^\r\n]*+{_END}){{1,200}})"
_BELOW_TEXT = lazy(
    rf"^(?P<fence>---|\+\+\+)[ \t]*+{_END}{_BLANKS}(?P<keys>{_LINES}){_BLANKS}"
    r"(?P=fence)[ \t]*+(?=[\r\n]|\Z)",
    re.MULTILINE,
)
_UNOPENED = lazy(
    rf"\s*+(?P<keys>{_LINES}){_BLANKS}(?P<fence>---|\+\+\+)[ \t]*+(?=[\r\n]|\Z)", re.MULTILINE
)
_FENCED = lazy(
    rf"\s*+(?P<code>`{{3,}}|~{{3,}})[^\r\n]*+{_END}\s*+(?P<fence>---|\+\+\+)[ \t]*+{_END}"
    rf"{_BLANKS}(?P<keys>{_LINES}){_BLANKS}(?P=fence)[ \t]*+{_END}\s*+(?P=code)"
)
_LOOKALIKE = lazy(
    rf"\s*+(?P<fence>[-—–−‐]{{2,6}}|;{{3,}}|={{3,}}|\*{{3}}|~~~|\+\+)[ \t]*+{_END}"
    rf"{_BLANKS}(?P<keys>{_LINES})",
    re.MULTILINE,
)
_TELLING = lazy(
    r"^[ \t]*[\"']?(?:title|date|publishDate|draft|layout|tags|slug)[\"']?[ \t]*[:=]",
    re.MULTILINE | re.IGNORECASE,
)
_CLOSER = lazy(
    rf"{_BLANKS}[ \t]*+(?P<fence>[-—–−‐]{{1,6}}|={{3,}}|\*{{3}}|~~~|\+{{2,3}})[ \t]*+(?=[\r\n]|\Z)",
    re.MULTILINE,
)
_BARE = lazy(
    rf"\ufeff?(?P<keys>(?>(?:[\w-]+:[ \t]+[^\r\n]*{_END}){{2,200}}))(?=[ \t]*(?:[\r\n]|\Z))"
)
_LINE_END = lazy(_END)
_FEWEST_KEYS = 2
_TEXT = lazy(r"\S")
_UNSEEN = ("\u200b", "\u200c", "\u200d", "\u2060", "\u00a0", "\u00ad")


def consequence(post: Post) -> str:
    return said if (said := refusal(post)) else "it shows as text, and counts for nothing"


def refusal(post: Post) -> str | None:
    """What the build does at a post without front matter, where it makes no page of it."""
    if not _is_needed(post):
        return None
    generator = post.profile.generator
    does = "leaves it out" if generator.skips_without_front_matter else "stops the build"
    return f"{generator.title} {does}"


def _is_needed(post: Post) -> bool:
    path = f"/{post.source.path}"
    return any(
        not folder or f"/{folder}/" in path for folder in post.profile.generator.needs_front_matter
    )


class Fault(NamedTuple):
    """Where front matter is missed, what is wrong, and what to do in words and in edits."""

    span: Span
    message: str
    help: str
    title: str
    edits: tuple[Edit, ...]


def _unseen(post: Post, text: str) -> Fault | None:
    if not post.source.text.startswith(_UNSEEN):
        return None
    rest = text.lstrip("".join(_UNSEEN))
    if not rest.startswith(("---", "+++")):
        return None
    return Fault(
        Span(0, 1),
        f"a character that cannot be seen (U+{ord(text[0]):04X}) stands before the fence, so "
        "the post has no front matter",
        "Delete it: front matter is only read at the very start of a post.",
        "Delete it",
        (Edit(Span(0, len(text) - len(rest)), ""),),
    )


def _unopened(post: Post, text: str) -> Fault | None:
    found = _UNOPENED.match(text, post.body.start)
    if found is None or not _TELLING.search(found["keys"]):
        return None
    if not post.profile.has_generator and found["fence"].startswith("-"):
        return None  # as Hexo has it
    line = post.source.line_at(found.start("keys"))
    end = _LINE_END.search(text, line.end)
    opener = f"{found['fence']}{end[0] if end else ''}"
    return Fault(
        line,
        f"the front matter is not opened with `{found['fence']}`, so the post has none",
        f"Add a line `{found['fence']}` above it.",
        f"Add a line `{found['fence']}`",
        (Edit(Span(line.start, line.start), opener),),
    )


def _bare(post: Post, text: str) -> Fault | None:
    """Lines of keys at the top, without any fence."""
    found = _BARE.match(text, post.body.start)
    if found is None or len(_TELLING.findall(found["keys"])) < _FEWEST_KEYS:
        return None
    if not post.profile.has_generator and found["keys"].lstrip()[:1].isupper():
        return None  # `Title: …` are metadata to MultiMarkdown and to others
    line = post.source.line_at(found.start("keys"))
    end = _LINE_END.search(text, line.end)
    fence = f"---{end[0] if end else chr(10)}"
    last = found.end("keys")
    return Fault(
        line,
        f"no fences stand around these keys, so {consequence(post)}",
        "Put a line `---` above and below them.",
        "Add the two lines `---`",
        (Edit(Span(line.start, line.start), fence), Edit(Span(last, last), fence)),
    )


def _fenced(post: Post, text: str) -> Fault | None:
    found = _FENCED.match(text, post.body.start)
    if found is None or not _TELLING.search(found["keys"]):
        return None
    closer = found.end() - len(found["code"])
    return Fault(
        post.source.line_at(found.start("code")),
        "the front matter stands in a code fence, so the post has none",
        "Delete the two lines of the code fence.",
        "Delete the two lines of the code fence",
        tuple(Edit(_line(text, at), "") for at in (found.start("code"), closer)),
    )


def _fenced_otherwise(post: Post, text: str) -> Fault | None:
    found = _LOOKALIKE.match(text, post.body.start)
    if found is None or not _TELLING.search(found["keys"]):
        return None
    fence = "+++" if found["fence"][0] == "+" else "---"
    edits = [Edit(Span(*found.span("fence")), fence)]
    closer = _CLOSER.match(text, found.end())
    if closer is not None and closer["fence"] != fence:
        edits.append(Edit(Span(*closer.span("fence")), fence))
    return Fault(
        Span(*found.span("fence")),
        f"`{found['fence']}` does not open front matter, so the post has none",
        f"Write `{fence}`: three plain dashes or plus signs, and nothing else.",
        f"Write `{fence}`",
        tuple(edits),
    )


def _below_text(post: Post, text: str) -> Fault | None:
    start = post.body.start
    found = _BELOW_TEXT.search(text, start)
    if found is None or len(_TELLING.findall(found["keys"])) < _FEWEST_KEYS:
        return None
    if not post.is_prose(Span(*found.span("fence"))):
        return None
    first = _TEXT.search(text, start)
    above = Span(start, found.start("fence"))
    below = _line(text, found.end()).end
    found_end = _LINE_END.search(text, above.start)
    end = found_end[0] if found_end else "\n"
    is_blank_below = _LINE_END.match(text, below) is not None
    moved = end + post.source.slice(above).strip() + end * (1 if is_blank_below else 2)
    return Fault(
        post.source.line_at(first.start() if first else start),
        "text stands before the front matter, so the post has none",
        "Move the text below the closing fence: front matter is read at the start of a post only.",
        "Move the text below the front matter",
        (Edit(above, ""), Edit(Span(below, below), moved)),
    )


def _line(text: str, at: int) -> Span:
    """The line that starts at or around an offset, line end included."""
    start = max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
    end = _LINE_END.search(text, at)
    return Span(start, end.end() if end else len(text))


FINDERS = (_unseen, _unopened, _bare, _fenced, _fenced_otherwise, _below_text)
