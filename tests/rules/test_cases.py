"""Cases beside their expectations: tests/cases/GROUP/RULE.md.

A case is a heading, prose, a post in a code block that says `post` (and may say `path=…`,
`theme=…`, `generator=…` or `none`, `generator-version=…`, `site=…` of tests/sites), and a block `diagnostics`
with one line for each diagnostic of the file's rule: `LINE:COLUMN-LINE:COLUMN severity: message`. The further places
of one that stands for several follow, each in a line `and LINE:COLUMN-LINE:COLUMN: message`. An empty block says that
the rule is silent. A block `fixed` below is the post with the rule's fixes made, to the last
round (`unsafe` ones too). Several posts before their diagnostics are a site: each has its `path`, and a
diagnostic starts with the path of its post. In the posts, `␍` at a line's end stands for a carriage return and `␉` for
a tab.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from linting import described, fix_text, lint_rule, tells_fixes
from site_linting import lint_posts

from postlint.diagnostic import Diagnostic
from postlint.report import PostReport

CASES = Path(__file__).parent.parent / "cases"
_BLOCK = re.compile(
    r"^(?P<title>\#{2,}[ ][^\n]+)$"
    r"|^(?P<fence>`{3,}|~{3,})(?P<info>[^\n]*)\n(?P<text>.*?)^(?P=fence)$",
    re.MULTILINE | re.DOTALL,
)


class Case(NamedTuple):
    rule: str
    title: str
    post: str
    settings: dict[str, str]
    expected: list[str]
    fixed: str | None = None
    others: tuple[tuple[str, str], ...] = ()
    """Further posts of a site: their paths and texts."""

    def __str__(self) -> str:
        return f"{self.rule}: {self.title}"


def _cases(path: Path) -> list[Case]:
    cases = []
    title, post, settings = "", None, {}
    others: list[tuple[str, str]] = []
    for found in _BLOCK.finditer(path.read_text("utf-8")):
        if found["title"]:
            title = found["title"].lstrip("# ")
            continue
        words = found["info"].split()
        if "post" in words:
            if post is not None:
                assert "path" in settings, f"{path}: no path or no diagnostics under {title!r}"
                others.append((settings["path"], post))
            post = _text(found["text"])
            settings = dict(word.split("=", 1) for word in words if "=" in word)
        elif words == ["diagnostics"]:
            assert post is not None, f"{path}: diagnostics without a post under {title!r}"
            lines = found["text"].splitlines()
            cases.append(Case(path.stem, title, post, settings, lines, None, tuple(others)))
            post, others = None, []
        elif words == ["fixed"]:
            assert post is None, f"{path}: a fixed post before its diagnostics under {title!r}"
            cases[-1] = cases[-1]._replace(fixed=_text(found["text"]))
    assert cases, f"{path} holds no case"
    assert post is None, f"{path}: the last post has no diagnostics"
    return cases


def _text(block: str) -> str:
    return block.replace("␍\n", "\r\n").replace("␉", "\t")


ALL = [case for path in sorted(CASES.rglob("*.md")) for case in _cases(path)]


def _told(report: PostReport, diagnostic: Diagnostic) -> Iterator[str]:
    """What a diagnostic says, and at which places it says it besides."""
    yield described(report, diagnostic)
    if diagnostic.places > 1:
        for related in diagnostic.related:
            start, end = related.ends(report.source)
            place = f"{start.line}:{start.column}-{end.line}:{end.column}"
            yield f"and {place}: {related.message}"


@pytest.mark.parametrize("case", ALL, ids=str)
def test_case(case: Case) -> None:
    settings = {key.replace("-", "_"): value for key, value in case.settings.items()}
    path = settings.pop("path", "content/posts/post.md")
    if case.others:
        posts = {path: case.post, **dict(case.others)}
        reports = lint_posts(posts, rules=[case.rule], **settings)
        told = [f"{r.source.path}:{described(r, d)}" for r in reports for d in r.diagnostics]
        assert [line.replace(f" {case.rule}: ", ": ") for line in told] == case.expected
        return
    report = lint_rule(case.rule, case.post, path=path, **settings)
    assert tells_fixes(report)
    lines = [line for found in report.diagnostics for line in _told(report, found)]
    assert [line.replace(f" {case.rule}: ", ": ") for line in lines] == case.expected


@pytest.mark.parametrize("case", [case for case in ALL if case.fixed is not None], ids=str)
def test_fixed_case(case: Case) -> None:
    settings: dict[str, Any] = {
        key.replace("-", "_"): value for key, value in case.settings.items()
    }
    path = settings.pop("path", "content/posts/post.md")
    fixed = fix_text(case.post, path=path, rules=[case.rule], **settings)
    assert fixed.report.source.text == case.fixed
    assert fixed.refused == ()


def test_cases_belong_to_rules() -> None:
    from postlint.rules.catalogue import BUILT_IN

    for path in CASES.rglob("*.md"):
        assert BUILT_IN.ids.get(path.stem) == path.parent.name
