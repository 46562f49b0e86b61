"""Front matter to its author, and none to the generator."""

from __future__ import annotations

import re

from postlint.dialect.generator import Generator
from postlint.document.front_matter.split import Split, lookalike
from postlint.pattern import lazy
from postlint.record import NamedTuple
from postlint.source import Span

_TELLING = lazy(
    r"^[ \t]*[\"']?(?:title|date|publishDate|draft|layout|tags|slug)[\"']?[ \t]*[:=]",
    re.MULTILINE | re.IGNORECASE,
)
_STARTS = ("-", "+", "{", " ", "\t", "\r", "\n", "\ufeff")
_LINE = re.compile(r"[^\r\n]*")
_FORMATS = {"yaml": "YAML", "toml": "TOML", "json": "JSON", "meta": "lines of keys"}


class Unread(NamedTuple):
    """What stands at `span` keeps the generator from reading front matter, for a `reason`.

    `help` says what to do. `body_start` is where the body was meant to begin. `before` are blanks
    that stand where nothing may.
    """

    span: Span
    reason: str
    help: str
    body_start: int
    before: Span | None = None


def unread(text: str, generator: Generator, start: int) -> Unread | None:
    """The front matter that a post begins with and its generator does not read; else None."""
    if not text.startswith(_STARTS, start):
        return None
    found = lookalike(text, start)
    if found is None or not _TELLING.search(text, *found.content):
        return None
    fault = _fault(text, generator, start, found)
    return (
        None
        if fault is None
        else Unread(*fault, found.body_start)._replace(before=_before(start, found))
    )


def _before(start: int, found: Split) -> Span | None:
    at = found.content.start if found.format == "json" else found.opener.start
    return Span(start, at) if at > start else None


def _fault(
    text: str, generator: Generator, start: int, found: Split
) -> tuple[Span, str, str] | None:
    fences, title = generator.fences, generator.title
    opener = text[slice(*found.opener)]
    at = found.opener.start
    rest = _line(text, found.opener.end)
    first = Span(at, max(at + 1, found.opener.end))
    own = next(iter(fences.formats))
    if rest.strip() in fences.programs or opener in fences.around_code:
        return None
    if "\r" in text and "\n" not in text and not fences.reads_lone_cr:
        return (
            first,
            f"the lines end in a carriage return alone, which ends no line for {title}",
            "Save the file with line feeds (LF) as line ends.",
        )
    if found.format == "json" and not opener:
        help = f"Write it as YAML between two lines `{own}`."
        return Span(found.content.start, found.content.start + 1), _none("JSON", title), help
    if opener not in fences.formats:
        help = f"Write it as YAML between two lines `{own}`."
        return first, _none(_FORMATS[found.format], title), help
    if text[start:at].strip("\ufeff"):
        what = "a blank line" if "\n" in text[start:at] else "a blank"
        line = Span(start, at)
        return line, f"{what} stands before `{opener}`", f"Start the file with `{opener}`."
    if rest.strip():
        span = Span(at, found.opener.end + len(rest.rstrip()))
        said = f"{title} does not know front matter in `{rest.strip()[:20]}`"
        if fences.behind != "language":
            said = f"`{opener}` has to stand alone in its line"
        return span, said, f"Write `{opener}` and nothing else in the line."
    if rest and fences.behind == "nothing":
        span = Span(found.opener.end, found.opener.end + len(rest))
        return span, f"a blank stands behind `{opener}`", "Delete it."
    return None


def _none(format_: str, title: str) -> str:
    return f"{title} reads no front matter in {format_}"


def _line(text: str, at: int) -> str:
    found = _LINE.match(text, at)
    return found[0] if found else ""
