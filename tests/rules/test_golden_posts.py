"""What all rules say of all posts that cases and examples are made of, read in several ways.

A case holds what its own rule says. Here every rule looks at every post: as its case says, as a
post of another generator, and as one of a site. A line of the files is a reading: which rules
speak, and where; behind `#` a digest of all else: messages, helps, fixes and what these make, what
is seen of the post, and what it tells its site.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from goldens import check, digest
from linting import BENCH, SITES, all_rules, lint_posts

from postlint import generators
from postlint.document.outline import outline
from postlint.report import PostReport
from postlint.rules.catalogue import BUILT_IN
from postlint.testing import cases, examples

GOLDEN = Path(__file__).parent / "golden"
CASES = Path(__file__).parent.parent / "cases"
HOMES = {
    "astro": "src/content/blog/post",
    "docusaurus": "docs/post",
    "eleventy": "src/posts/post",
    "hexo": "source/_posts/post",
    "hugo": "content/posts/post",
    "jekyll": "_posts/2024-05-02-post",
    "mkdocs": "docs/post",
    "pelican": "content/post",
    "quarto": "posts/post",
    "zola": "content/blog/post",
}
"""Where a post stands in each of the sites in tests/sites."""


class Reading(NamedTuple):
    """The posts of a case or an example, and how they are read."""

    name: str
    posts: dict[str, str]
    settings: Mapping[str, Any]

    def line(self) -> str:
        found = self._found()
        places = [
            f"{report.source.path.rpartition('/')[2]}:" * (len(found) > 1)
            + f"{report.source.position(told.span.start).line} {told.rule}"
            for report in found
            for told in report.diagnostics
        ]
        all_told = [(one.diagnostics, one.elsewhere, one.facts) for one in found]
        return f"{self.name}: {', '.join(places)} #{digest((all_told, *self._more(found)))}"

    def _found(self) -> list[PostReport]:
        if len(self.posts) > 1:
            return lint_posts(self.posts, rules=("all",), **self.settings)
        ((path, text),) = self.posts.items()
        return [BENCH.lint(text, path, ("all",), **self.settings)]

    def _more(self, found: list[PostReport]) -> Iterator[object]:
        """What is seen of one post, and what its fixes make."""
        if len(found) == 1 and "earlier" not in self.settings:
            ((path, text),) = self.posts.items()
            yield outline(BENCH.read(text, path, **self.settings))
            if any(told.fix for told in found[0].diagnostics):
                fixed = BENCH.fix(text, path, ("all",), **self.settings)
                yield fixed.report.source.text, fixed.refused


def _readings(name: str, posts: dict[str, str], settings: dict[str, Any]) -> Iterator[Reading]:
    """Which other generator and site it is, is chosen by the text: it stays the same."""
    yield Reading(name, posts, settings)
    chosen = zlib.crc32("".join(posts.values()).encode())
    if len(posts) == 1:
        ((path, text),) = posts.items()
        suffix = path[path.rfind(".") :]
        free = {key: value for key, value in settings.items() if key in ("rules", "earlier")}
        other = generators.NAMES[chosen % len(generators.NAMES)]
        yield Reading(f"  {other}", posts, {**free, "generator": other})
        site = sorted(HOMES)[chosen // 11 % len(HOMES)]
        yield Reading(f"  in {site}", {HOMES[site] + suffix: text}, {**free, "site": site})


def _all() -> dict[str, list[Reading]]:
    found = defaultdict[str, list[Reading]](list)
    for case in cases(CASES, sites=SITES):
        found[case.rule.group()] += _readings(str(case), case.posts, case.settings)
    for rule in all_rules():
        for one in examples(BUILT_IN.load(rule), SITES):
            found[BUILT_IN.ids[rule]] += _readings(str(one), one.posts, one.settings)
    return found


READINGS = _all()


@pytest.mark.parametrize("group", READINGS)
def test_golden_posts(group: str) -> None:
    lines = [reading.line() for reading in READINGS[group]]
    check(GOLDEN / f"{group}.txt", "\n".join(lines) + "\n")
