"""The examples in a rule's docstring, which is its page: they do what they say."""

from __future__ import annotations

from inspect import getdoc
from pathlib import Path
from typing import Any

from postlint.config.plugins import with_rules
from postlint.fixing.edits import Edits, compatible
from postlint.record import NamedTuple
from postlint.report import PostReport
from postlint.rules.catalogue import BUILT_IN
from postlint.rules.rule import Rule
from postlint.testing.bench import Bench, untold_fixes
from postlint.testing.block import blocks, settings

KINDS = ("earlier", "bad", "good", "fixed")


class Example(NamedTuple):
    """An example of a rule: one post, or for a rule about a whole site the posts of one.

    `kind` is `bad`, `good` or `fixed`, `bad` the text that a `fixed` one is made of.
    """

    rule: type[Rule]
    number: int
    kind: str
    posts: dict[str, str]
    settings: dict[str, Any]
    bad: str | None
    bench: Bench

    def __str__(self) -> str:
        return f"{self.rule.id}-{self.number}-{self.kind}"

    def check(self) -> None:
        """What is bad is reported, all else is not; with its fixes, what is bad is `fixed`.

        Raises AssertionError where an example does not do so.
        """
        reports = self._reports(self.posts)
        found = [diagnostic for report in reports for diagnostic in report.diagnostics]
        told = "; ".join(diagnostic.message for diagnostic in found)
        if self.kind == "bad":
            assert found, f"{self}: nothing is reported"
        else:
            assert not found, f"{self}: reported: {told}"
        for report in reports:
            assert not untold_fixes(report, self.rule), f"{self}: `fixes` lacks a kind of its fixes"
        if self.kind == "fixed":
            self._check_fixed()

    def _check_fixed(self) -> None:
        assert self.bad is not None, f"{self}: what is fixed stands below what is bad"
        ((path, text),) = self.posts.items()
        (report,) = self._reports({path: self.bad})
        fixes = [diagnostic.fix for diagnostic in report.diagnostics if diagnostic.fix]
        edits = [edit for fix in compatible(fixes) for edit in fix.edits]
        made = Edits(edits).applied(self.bad)
        assert made == text, f"{self}: the fix makes:\n{made}"

    def _reports(self, posts: dict[str, str]) -> list[PostReport]:
        if self.rule.is_of_site():
            return self.bench.lint_together(posts, [self.rule.id], **self.settings)
        ((path, text),) = posts.items()
        return [self.bench.lint_rule(self.rule.id, text, path, **self.settings)]


def examples(rule: type[Rule], sites: Path | None = None) -> list[Example]:
    """The examples of a rule. `sites` is the folder of the sites that they name by `site=`."""
    if rule.id not in BUILT_IN.ids:
        bench = Bench(with_rules(BUILT_IN, [rule]), sites)
    else:
        bench = Bench(BUILT_IN, sites)
    found = list(_examples(rule, bench))
    if not rule.is_of_site():
        return found
    return [
        first._replace(posts={path: text for one in same for path, text in one.posts.items()})
        for kind in KINDS
        if (same := [one for one in found if one.kind == kind])
        for first in same[:1]
    ]


def _examples(rule: type[Rule], bench: Bench) -> list[Example]:
    made: list[Example] = []
    bad, earlier = None, dict[str, str]()
    for number, block in enumerate(blocks(getdoc(rule) or "")):
        language, kind = (*block.words, "", "")[:2]
        if kind not in KINDS:
            continue
        said = {**settings(rule, block.words[2:]), **earlier}
        path = said.pop("path", f"content/posts/example.{'html' if language == 'html' else 'md'}")
        if kind == "earlier":
            earlier = {"earlier": block.text}
            continue
        bad = block.text if kind == "bad" else bad
        made.append(Example(rule, number, kind, {path: block.text}, said, bad, bench))
    return made
