"""Writes suppressions into a post for what is reported in it now."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from postlint.diagnostic import Diagnostic, Edit
from postlint.document.post import Post
from postlint.fixing.edits import Edits
from postlint.fixing.rendering import edited, renders_alike
from postlint.report import PostReport
from postlint.results.fingerprint import Identity, identity
from postlint.source import Source, Span

Lint = Callable[[Source], PostReport]
Read = Callable[[Source], Post]

_HTML_MARKS = "<!-- ", " -->"
_MDX_MARKS = "{/* ", " */}"
_FRONT_MATTER_MARKS = "# ", ""
_PREFIX = re.compile(r"[ \t]*(?:>[ \t]?)*[ \t]*")
_MOST_TRIALS = 40
"""How often a post is read again to find the lines that take no comment before them."""


@dataclass(frozen=True, slots=True)
class SilencedPost:
    """A post with suppressions. `report` is of its new text, `count` how many it silences.

    `left` are the diagnostics for which no comment can be written.
    """

    before: Source
    report: PostReport
    count: int
    left: tuple[Diagnostic, ...]


def silence(
    report: PostReport, wanted: Iterable[Diagnostic], reason: str | None, lint: Lint, read: Read
) -> SilencedPost:
    """Writes comments that silence these of a report's diagnostics. Writes no file.

    A comment stands on the line before, where it changes nothing that is rendered; else one
    at the top silences the rule in the post. What cannot be silenced so is left as it is.
    """
    silencing = _Silencing(report, read(report.source), reason, lint)
    wanted = [found for found in wanted if not found.leaves_unread]
    for edits in silencing.plans(wanted):
        made = silencing.made(edits, wanted)
        if made is not None:
            return made
    return SilencedPost(report.source, report, 0, tuple(wanted))


@dataclass(frozen=True, slots=True)
class _Silencing:
    report: PostReport
    post: Post
    reason: str | None
    lint: Lint

    def plans(self, wanted: list[Diagnostic]) -> Iterable[list[Edit]]:
        """The edits to try, the best first: before each line, and for the whole post."""
        lines: defaultdict[int, set[str]] = defaultdict(set)
        for found in wanted:
            lines[self.post.source.position(found.span.start).line].add(found.rule)
        if not lines:
            return
        everything = {found.rule for found in wanted}
        before = {line: self.before_line(line, names) for line, names in lines.items()}
        fitting = self.fitting({line: edit for line, edit in before.items() if edit})
        rest = set().union(*(names for line, names in lines.items() if line not in fitting))
        for at_top in self.for_post(rest) if rest else [[]]:
            yield [*fitting.values(), *at_top]
        yield from self.for_post(everything)

    def before_line(self, line: int, rules: set[str]) -> Edit | None:
        """The comment before a line; None where there can be none."""
        source, matter = self.post.source, self.post.front_matter
        span = source.line_span(line)
        text = source.slice(span)
        if span.start >= self.post.body.start:
            found = _PREFIX.match(text)
            made = f"{found[0] if found else ''}{self.comment('next-line', rules)}"
        elif matter and matter.format != "json" and span.start >= matter.content.start:
            indent = text[: len(text) - len(text.lstrip(" \t"))]
            made = f"{indent}{self.comment('next-line', rules, _FRONT_MATTER_MARKS)}"
        else:
            return None
        return Edit(Span(span.start, span.start), made + self.line_end)

    def for_post(self, rules: set[str]) -> Iterable[list[Edit]]:
        """Ways to silence rules in the whole post."""
        matter, source = self.post.front_matter, self.post.source
        if matter is not None and matter.format != "json" and matter.error is None:
            at = source.line_starts[source.position(matter.opener.start).line]
            yield [
                Edit(Span(at, at), self.comment("file", rules, _FRONT_MATTER_MARKS) + self.line_end)
            ]
            return
        body, made = self.post.body, self.comment("file", rules)
        if matter is None and source.text[body.start : body.end].strip():
            at = body.start
            yield [Edit(Span(at, at), made + self.line_end * 2)]
        if source.text[body.start : body.end].strip():
            at = len(source.text.rstrip())
            yield [Edit(Span(at, at), self.line_end * 2 + made)]

    def comment(self, kind: str, rules: set[str], marks: tuple[str, str] | None = None) -> str:
        """A comment with the signs that it begins and ends with; by default those of the body."""
        opener, closer = marks or (_MDX_MARKS if self.post.is_mdx_file else _HTML_MARKS)
        reason = f" -- {self.reason}" if self.reason else ""
        return f"{opener}postlint-disable-{kind} {', '.join(sorted(rules))}{reason}{closer}"

    @property
    def line_end(self) -> str:
        return "\r\n" if "\r\n" in self.post.source.text else "\n"

    def fitting(self, edits: dict[int, Edit]) -> dict[int, Edit]:
        """Those of the edits, by line, that change nothing that is rendered, alone or together."""
        if self.is_harmless(edits.values()):
            return edits
        tried = list(edits.items())[:_MOST_TRIALS]
        return {line: edit for line, edit in tried if self.is_harmless([edit])}

    def is_harmless(self, edits: Iterable[Edit]) -> bool:
        """Whether the front matter says the same after edits, and the body looks the same."""
        post = self.post
        after = edited(post, edits)
        return _matter(post) == _matter(after) and renders_alike(post, after)

    def made(self, edits: list[Edit], wanted: list[Diagnostic]) -> SilencedPost | None:
        """The post with these edits; None where they do harm, or silence nothing."""
        if not edits or not self.is_harmless(edits):
            return None
        before = self.post.source
        report = self.lint(before.with_text(Edits(edits).applied(before.text)))
        old, new = _identities(self.report), _identities(report)
        silenced = Counter(identity(found, before) for found in wanted) & (old - new)
        if new - old or not silenced:
            return None
        left = [found for found in report.diagnostics if found.rule in {w.rule for w in wanted}]
        return SilencedPost(before, report, silenced.total(), tuple(left))


def _matter(post: Post) -> object:
    matter = post.front_matter
    return matter and (matter.format, matter.data, str(matter.error))


def _identities(report: PostReport) -> Counter[Identity]:
    return Counter(identity(found, report.source) for found in report.diagnostics)
