"""Cases beside their expectations: a file in Markdown for each rule, named by its id.

A case is a heading, prose, a post in a code block that says `post`, and a block `diagnostics` with
one line for each diagnostic of the rule: `LINE:COLUMN-LINE:COLUMN severity: message`. An empty
block says that the rule is silent. Behind `post` may stand `path=…`, `generator=…` (or `none`),
`generator-version=…`, `theme=…`, `site=…` for a folder of a site, and options of the rule. A block
`earlier` before it is what the post was before an edit.

The further places of a diagnostic that stands for several follow it, each in a line
`and LINE:COLUMN-LINE:COLUMN: message`. A block `fixed` below is the post with the rule's fixes
made, unsafe ones too, to the last round. Several posts before their diagnostics are a site: each
has its `path`, and a diagnostic starts with the path of its post. In posts, `␍` at a line's end
stands for a carriage return and `␉` for a tab.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from postlint.config.plugins import with_rules
from postlint.diagnostic import Diagnostic
from postlint.files.reading import read
from postlint.record import NamedTuple
from postlint.report import PostReport
from postlint.rules.catalogue import BUILT_IN
from postlint.rules.rule import Rule
from postlint.testing.bench import Bench, untold_fixes
from postlint.testing.block import Block, blocks, settings

_LARGEST = 10_000_000
"""Bytes of a file of cases."""
_PATH = "content/posts/post.md"


class Case(NamedTuple):
    """One or several posts, and what a rule says of them: `expected`, line by line.

    `fixed` is what its fixes make of the one post; None where the case does not say.
    """

    rule: type[Rule]
    title: str
    posts: dict[str, str]
    settings: dict[str, Any]
    expected: list[str]
    bench: Bench
    fixed: str | None = None

    def __str__(self) -> str:
        return f"{self.rule.id}: {self.title}"

    def check(self) -> None:
        """Raises AssertionError where the rule says anything else, or fixes otherwise."""
        found = list(self._found())
        assert found == self.expected, _differing(str(self), self.expected, found)
        if self.fixed is not None:
            ((path, text),) = self.posts.items()
            made = self.bench.fix(text, path, [self.rule.id], **self.settings)
            after = made.report.source.text
            assert after == self.fixed, f"{self}: the fixes make:\n{after}"
            assert not made.refused, f"{self}: a fix {made.refused[0].reason}"

    def _found(self) -> Iterator[str]:
        if len(self.posts) > 1:
            reports = self.bench.lint_together(self.posts, [self.rule.id], **self.settings)
            for report in reports:
                for diagnostic in report.diagnostics:
                    yield f"{report.source.path}:{described(report, diagnostic)}"
            return
        ((path, text),) = self.posts.items()
        report = self.bench.lint_rule(self.rule.id, text, path, **self.settings)
        assert not untold_fixes(report, self.rule), f"{self}: `fixes` lacks a kind of its fixes"
        for diagnostic in report.diagnostics:
            yield described(report, diagnostic)
            yield from _further_places(report, diagnostic)


def cases(path: Path, rules: Iterable[type[Rule]] = (), sites: Path | None = None) -> list[Case]:
    """The cases of a file, or of all Markdown files in a folder.

    `rules` are those beside postlint's own, `sites` is the folder of the sites that posts name by
    `site=`. Raises AssertionError for a file that is of no rule, or without a case.
    """
    bench = Bench(with_rules(BUILT_IN, rules), sites)
    files = sorted(path.rglob("*.md")) if path.is_dir() else [path]
    return [case for file in files for case in _cases(file, bench)]


def described(report: PostReport, diagnostic: Diagnostic) -> str:
    """A diagnostic in a line, without its rule: where it starts and ends, severity, message."""
    start = report.source.position(diagnostic.span.start)
    end = report.source.position(diagnostic.span.end)
    place = f"{start.line}:{start.column}-{end.line}:{end.column}"
    return f"{place} {diagnostic.severity.value}: {diagnostic.message}"


def _further_places(report: PostReport, diagnostic: Diagnostic) -> Iterator[str]:
    if diagnostic.places > 1:
        for related in diagnostic.related:
            start, end = related.ends(report.source)
            place = f"{start.line}:{start.column}-{end.line}:{end.column}"
            yield f"and {place}: {related.message}"


def _differing(name: str, expected: list[str], found: list[str]) -> str:
    lines = [f"{name}: expected and found differ", *(f"- {line}" for line in expected)]
    return "\n".join([*lines, *(f"+ {line}" for line in found)])


def _cases(file: Path, bench: Bench) -> list[Case]:
    assert file.stem in bench.catalogue.ids, f"{file}: there is no rule {file.stem}"
    rule = bench.catalogue.load(file.stem)
    made: list[Case] = []
    waiting: list[Block] = []
    earlier: dict[str, str] = {}
    for block in blocks(_read(file)):
        where = f"{file}, {block.title!r}"
        if block.words == ("earlier",):
            earlier = {"earlier": _text(block.text)}
        elif "post" in block.words:
            waiting.append(block)
        elif block.words == ("diagnostics",):
            assert waiting, f"{where}: diagnostics without a post"
            posts = {_path(rule, one): _text(one.text) for one in waiting}
            assert len(posts) == len(waiting), f"{where}: posts of a site have paths of their own"
            said = {**settings(rule, waiting[-1].words), **earlier}
            said.pop("path", None)
            lines = block.text.splitlines()
            made.append(Case(rule, block.title, posts, said, lines, bench))
            waiting, earlier = [], {}
        elif block.words == ("fixed",):
            assert not waiting, f"{where}: a fixed post before its diagnostics"
            assert made, f"{where}: a fixed post before any case"
            made[-1] = made[-1]._replace(fixed=_text(block.text))
    assert made, f"{file}: no case"
    assert not waiting, f"{file}: the last post has no diagnostics"
    return made


def _read(file: Path) -> str:
    return read(str(file), _LARGEST).data.decode("utf-8").replace("\r\n", "\n")


def _path(rule: type[Rule], block: Block) -> str:
    return str(settings(rule, block.words).get("path", _PATH))


def _text(block: str) -> str:
    return block.replace("␍\n", "\r\n").replace("␉", "\t")
