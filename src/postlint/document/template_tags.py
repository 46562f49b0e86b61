"""Tags of Liquid and Nunjucks that do not pair, or have no end: where the build stops.

Source: Liquid 4's tokenizer and block_body.rb, as Jekyll runs them; Nunjucks' lexer. Jekyll,
Eleventy and Hexo are the judges in tests/generators.
"""

from __future__ import annotations

from postlint.dialect.tags import Tags
from postlint.pattern import lazy
from postlint.record import NamedTuple
from postlint.source import Span

_OPENER = lazy(r"\{[{%#]")
_WORD = lazy(r"\{%[-+]?\s*(?P<name>\w+)")
_CLOSERS = {"{%": "%}", "{{": "}}", "{#": "#}"}
_LONGEST = 60


class TagFault(NamedTuple):
    """What is wrong with a tag, and what to write."""

    span: Span
    message: str
    help: str


class Tag(NamedTuple):
    """A tag as it stands in a post: its name, and what follows it."""

    name: str
    span: Span
    inside: Span


class Read(NamedTuple):
    """The tags of a post down to the first fault, and that fault; None where all pair."""

    tags: tuple[Tag, ...]
    fault: TagFault | None


def read(text: str, start: int, tags: Tags, code: tuple[Span, ...]) -> Read:
    """The tags from `start` on. `code` is left out, where it is no content to the generator."""
    reader = _Reader(text, tags)
    shelter = () if tags.run_in_code else tuple(sorted(code))
    at = start
    while opener := _OPENER.search(text, at):
        at = opener.start()
        sheltered = next((span for span in shelter if span.start <= at < span.end), None)
        if sheltered is not None:
            at = sheltered.end
        elif opener[0] == "{#" and not tags.has_comments:
            at += 2
        else:
            after = reader.one(at, opener[0])
            if isinstance(after, TagFault):
                return Read(tuple(reader.found), after)
            at = after
    unclosed = _unclosed(reader.opened[-1]) if reader.opened else None
    return Read(tuple(reader.found), unclosed)


class _Reader:
    """The tags found so far, and the blocks of them that are open."""

    def __init__(self, text: str, tags: Tags) -> None:
        self.text, self.tags = text, tags
        self.found: list[Tag] = []
        self.opened: list[Tag] = []

    def one(self, at: int, opener: str) -> int | TagFault:
        """Reads what opens at a place: the end of it, or what is wrong."""
        text, tags = self.text, self.tags
        end = _end(text, at, opener, tags)
        if end is None:
            return _no_end(text, at, opener)
        if opener == "{%":
            return self._tag(at, end)
        is_empty = not text[at + 2 : end - 2].strip("-+ \t\r\n")
        if opener == "{{" and tags.refuses_empty_values and is_empty:
            return _empty(Span(at, end), tags)
        return end

    def _is_comment(self, start: int, end: int) -> bool:
        lines = self.text[start:end].strip("-+ \t\r\n").splitlines()
        return bool(lines) and all(line.lstrip().startswith("#") for line in lines)

    def _tag(self, at: int, end: int) -> int | TagFault:
        word = _WORD.match(self.text, at, end - 2)
        if word is None and self.tags.has_line_comments and self._is_comment(at + 2, end - 2):
            return end
        if word is None:
            return _empty(Span(at, end), self.tags)
        tag = Tag(word["name"], Span(at, end), Span(word.end(), end - 2))
        self.found.append(tag)
        if tag.name in self.tags.verbatim:
            return _closer(self.text, tag.name, end) or _unclosed(tag)
        return _paired(self.opened, tag, self.tags) or end


def _end(text: str, at: int, opener: str, tags: Tags) -> int | None:
    if opener == "{{" and tags.value_ends_at_brace:
        brace = text.find("}", at)
        return brace + 2 if brace >= 0 and text.startswith("}}", brace) else None
    end = text.find(_CLOSERS[opener], at + 2)
    return end + 2 if end >= 0 else None


def _closer(text: str, name: str, at: int) -> int | None:
    found = lazy(rf"\{{%[-+]?\s*end{name}\s*[-+]?%\}}").search(text, at)
    return found.end() if found else None


def _paired(opened: list[Tag], tag: Tag, tags: Tags) -> TagFault | None:
    """Opens or closes a block; what is wrong with the tag where it cannot stand here."""
    if tag.name in tags.blocks:
        opened.append(tag)
        return None
    if tag.name in tags.branches:
        if opened and (opened[-1].name in tags.branches[tag.name]):
            return None
        if opened and opened[-1].name not in tags.blocks:
            return None
        return TagFault(
            tag.span,
            f"`{tag.name}` stands in no tag that has it",
            "Delete it, or write the tag that it belongs to.",
        )
    name = tag.name.removeprefix("end")
    if name == tag.name or name not in tags.blocks | tags.verbatim:
        return None
    if not opened:
        return TagFault(
            tag.span, f"`{tag.name}` closes a tag that is not open", "Delete it, or open the tag."
        )
    if opened[-1].name != name:
        return _unclosed(opened[-1])
    opened.pop()
    return None


def _unclosed(tag: Tag) -> TagFault:
    return TagFault(
        tag.span,
        f"`{tag.name}` is never closed",
        f"Write `{{% end{tag.name} %}}` where it ends.",
    )


def _no_end(text: str, at: int, opener: str) -> TagFault:
    line = text.find("\n", at)
    end = min(at + _LONGEST, line if line >= 0 else len(text))
    return TagFault(
        Span(at, max(end, at + 2)),
        f"`{opener}` is not closed by `{_CLOSERS[opener]}`",
        "Close it, or put `{% raw %}` and `{% endraw %}` around text that only looks like a tag.",
    )


def _empty(span: Span, tags: Tags) -> TagFault:
    return TagFault(
        span,
        f"there is nothing in it that {tags.language} can run",
        "Put `{% raw %}` and `{% endraw %}` around text that only looks like a tag.",
    )
