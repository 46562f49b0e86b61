"""Where a post's front matter begins and ends.

Source: Hugo's parser/pageparser/pagelexer_intro.go and runs of Hugo 0.168; Jekyll's
document.rb (`YAML_FRONT_MATTER_REGEXP`); gray-matter; hexo-front-matter; Astro's
internal-helpers; MkDocs' utils/meta.py; Python-Markdown's meta extension. Each run.
"""

from __future__ import annotations

import re

from postlint.dialect.fences import ANY_FENCES, Fences, Format
from postlint.dialect.generator import Generator
from postlint.document.front_matter.likely_end import likely_end, next_line
from postlint.pattern import lazy
from postlint.record import NamedTuple
from postlint.source import Span

__all__ = ["LAST_YAML_LINE", "Format", "Split", "lookalike", "split"]

LAST_YAML_LINE = lazy(r"^\.\.\.[ \t]*$", re.MULTILINE)
"""What ends a YAML document: Hugo drops what follows, silently."""
_BEFORE = {
    "nothing": re.compile("\ufeff*"),
    "blanks": re.compile(r"[ \t\r\n\f\v\ufeff]*"),
    "blank lines": re.compile(r"\ufeff*(?:[ \t\r\n\f\v]*\n)?"),
    "a blank line": re.compile(r"\ufeff*(?:\r?\n(?=[-;]{3}))?"),
}
_JSON_OPENER = lazy(r"""\{\s*(?:"|$)""")
_MDX_COMMENT = "{/*"
_LINE = re.compile(r"[^\r\n]*")
_BLANK_REST = re.compile(r"[ \t]+(?=[\r\n]|$)")
_KEY_LINE = lazy(r"^[\"']?\w[\w .@/$-]*+[\"']?[ \t]*+(?::(?=\s|\Z)|=)", re.MULTILINE)
_META_LINE = lazy(r"[ ]{0,3}[A-Za-z0-9_-]+:")
_META_MORE = lazy(r"(?:[ ]{4}|\t)")
_LONE_CLOSER = lazy(r"(?<=\n)(?:-{3,}|;{3,})")


class Split(NamedTuple):
    """The parts of a post that has front matter, or something that its generator takes for it.

    `opener` and `closer` are the fences; front matter without one has an empty span there.
    `closer` is None where the front matter is not closed; `content` then ends at
    the line that was likely meant to close it. `body_start` is where the body begins.
    """

    format: Format
    opener: Span
    content: Span
    closer: Span | None
    body_start: int


def split(text: str, generator: Generator, start: int = 0) -> Split | None:
    """The front matter of the post that begins at `start`; None where there is none."""
    fences = generator.fences
    before = _BEFORE[fences.before].match(text, start)
    at = before.end() if before else start
    if fences.is_prefix:
        return _split_by_prefix(text, at, fences)
    if not fences.reads_lone_cr and "\r" in text and "\n" not in text:
        return None
    return (
        _opened(text, at, fences)
        or (_json(text, at) if fences.json_at_top and _is_json(text, at) else None)
        or (_unopened(text, start, fences) if fences.opener_may_lack else None)
        or (_meta(text, at) if fences.meta else None)
    )


def behind_program(text: str, generator: Generator, start: int = 0) -> int:
    """Where a post goes on behind front matter that is code, which only its generator can run."""
    fences = generator.fences
    line = _line(text, start)
    fence, rest = line[:3], line[3:].strip()
    is_program = fence in fences.formats and rest in fences.programs
    if is_program or (fence in fences.around_code and not rest):
        found = _closer(text, next_line(text, start), fence, is_prefix=fences.closes_by_prefix)
        return found.end if found is not None else start
    return start


def lookalike(text: str, start: int = 0) -> Split | None:
    """What most people would take for the front matter of a post that begins at `start`."""
    before = _BEFORE["blanks"].match(text, start)
    at = before.end() if before else start
    line = _line(text, at)
    if line[:3] in ANY_FENCES.formats and line[3:4] != line[:1]:
        found = _fenced(text, at, 3, ANY_FENCES.formats[line[:3]], ANY_FENCES)
        return None if found.closer is None else found
    found_json = _json(text, at) if _is_json(text, at) else None
    return found_json if found_json and found_json.closer else None


def _line(text: str, at: int) -> str:
    found = _LINE.match(text, at)
    return found[0] if found else ""


def _is_json(text: str, at: int) -> bool:
    return _JSON_OPENER.match(_line(text, at).rstrip()) is not None


def _opened(text: str, at: int, fences: Fences) -> Split | None:
    """Front matter that an opening fence stands before, as the generator reads such a line."""
    line = _line(text, at)
    format_ = fences.formats.get(line[:3])
    if format_ is None:
        return None
    if fences.meta == "always":
        return _meta(text, next_line(text, at), Span(at, at + len(line.rstrip())))
    length = 3
    if line[3:4] == line[0] and fences.behind != "content":
        if not fences.may_be_longer:
            return None
        length = len(line) - len(line.lstrip(line[0]))
    rest = line[length:]
    if rest.strip():
        if fences.behind == "language" and rest.strip() in fences.languages:
            found = _fenced(text, at, length, fences.languages[rest.strip()], fences)
            inside = Span(at + len(line), max(at + len(line), found.content.end))
            return found._replace(content=inside)
        if fences.behind != "content":
            return None
    elif rest and fences.behind == "nothing":
        return None
    found = _fenced(text, at, length, format_, fences)
    return None if fences.may_be_breaks and _is_text(text, found) else found


def _is_text(text: str, found: Split) -> bool:
    """Whether what stands between fences is text between thematic breaks."""
    content = text[slice(*found.content)]
    first, _, rest = content.lstrip("\r\n").partition("\n")
    starts_blank = content[:1] in ("\r", "\n") and content.lstrip("\r")[1:].startswith(("\r", "\n"))
    return starts_blank and bool(first) and _KEY_LINE.search(f"{first}\n{rest}") is None


def _split_by_prefix(text: str, at: int, fences: Fences) -> Split | None:
    if text.startswith(("---", "+++"), at):
        return _fenced(text, at, 3, fences.formats[text[at : at + 3]], fences)
    if text.startswith("{", at) and not text.startswith(_MDX_COMMENT, at):
        return _json(text, at)
    if text.startswith(("-", "+"), at):
        end = at + len(_line(text, at).rstrip())
        format_: Format = "yaml" if text[at] == "-" else "toml"
        return Split(format_, Span(at, at), Span(at, end), Span(end, end), at)
    return None


def _fenced(text: str, at: int, length: int, format_: Format, fences: Fences) -> Split:
    fence = text[at : at + length]
    opener = Span(at, at + length)
    blank = _BLANK_REST.match(text, opener.end)
    inside = blank.end() if blank else opener.end
    is_prefix = fences.is_prefix or fences.closes_by_prefix
    line = next_line(text, opener.end)
    found = _closer(text, line, fence, is_prefix=is_prefix)
    for other in fences.formats if fences.mixes else ():
        found = _closer(text, line, other, end=found and found.start, is_prefix=is_prefix) or found
    if fences.closes_with_dots and format_ == "yaml":
        found = _closer(text, line, "...", end=found and found.start) or found
    if found is not None and fences.needs_line_end and text[found.end - 1] not in "\r\n":
        found = None
    if found is not None:
        closer = Span(found.start, found.start + length)
        is_longer = is_prefix and text[slice(*found)].rstrip() != fence
        body = closer.end if is_longer else found.end
        return Split(format_, opener, Span(inside, closer.start), closer, body)
    end, body = likely_end(text, next_line(text, opener.end))
    return Split(format_, opener, Span(inside, max(inside, end)), None, body)


def _closer(
    text: str, start: int, fence: str, *, end: int | None = None, is_prefix: bool = False
) -> Span | None:
    """The first line between `start` and `end` that is a fence, its line end included.

    Where the fence `is_prefix`, the line may go on behind it.
    """
    at = text.find(fence, start, end)
    while at >= 0:
        if at == start or text[at - 1] in "\r\n":
            after = next_line(text, at)
            if is_prefix or not text[at + len(fence) : after].strip():
                return Span(at, after)
        at = text.find(fence, at + 1, end)
    return None


def _unopened(text: str, start: int, fences: Fences) -> Split | None:
    """All above the first fence, where the post does not start with one."""
    if text.startswith(tuple(fences.formats), start):
        return None
    found = _LONE_CLOSER.search(text, start)
    if found is None or found[0][0] != "-":
        return None
    content = Span(start, found.start())
    if not _META_LINE.match(text, start):
        return None
    closer = Span(*found.span())
    return Split("yaml", Span(start, start), content, closer, next_line(text, closer.end))


def _meta(text: str, start: int, opener: Span | None = None) -> Split | None:
    """Lines of `Key: value` down to the first that is none; a fence below them is one of them.

    Python-Markdown reads the first line of a post as a fence by its first three dashes.
    """
    line = start
    while line < len(text) and _line(text, line).strip():
        if not (_META_LINE.match(text, line) or (line > start and _META_MORE.match(text, line))):
            break
        line = next_line(text, line)
    if opener is None:
        if line == start:
            return None
        return Split("meta", Span(start, start), Span(start, line), Span(line, line), line)
    written = _line(text, line)
    is_closed = written.startswith(("---", "..."))
    closer = Span(line, line + (len(written.rstrip()) if is_closed else 0))
    body = next_line(text, line) if is_closed else line
    return Split("meta", opener, Span(start, line), closer, body)


def _json(text: str, at: int) -> Split:
    """JSON front matter runs to the brace that closes its first one."""
    depth = 0
    for found in re.finditer(r'"(?:[^"\\]|\\.)*"|[{}]', text[at:], re.DOTALL):
        depth += {"{": 1, "}": -1}.get(found[0], 0)
        if depth == 0 and found[0] == "}":
            end = at + found.end()
            return Split("json", Span(at, at), Span(at, end), Span(end, end), end)
    end, body = likely_end(text, next_line(text, at))
    return Split("json", Span(at, at), Span(at, end), None, body)
