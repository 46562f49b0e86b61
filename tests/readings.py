"""All posts that cases and examples are made of, read in several ways."""

from __future__ import annotations

import shutil
import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from linting import SITES, all_rules
from variations import varied

from postlint import generators
from postlint.document.post import Post
from postlint.fixing.fixer import FixedPost
from postlint.report import PostReport
from postlint.rules.catalogue import BUILT_IN
from postlint.testing import Case, Example, cases, examples
from postlint.testing.bench import Bench

CASES = Path(__file__).parent / "cases"
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
VARIED = 2
"""How many posts are made of each by small changes."""


class Reading(NamedTuple):
    """The posts of a case or an example, by path, and how they are read."""

    name: str
    posts: dict[str, str]
    settings: Mapping[str, Any]
    bench: Bench

    def reports(self) -> list[PostReport]:
        """What all rules say."""
        if len(self.posts) > 1:
            return self.bench.lint_together(self.posts, ("all",), **self.settings)
        ((path, text),) = self.posts.items()
        return [self.bench.lint(text, path, ("all",), **self.settings)]

    def read(self) -> Iterator[Post]:
        for path, text in self.posts.items():
            yield self.bench.read(text, path, **self._of_now())

    def fixed(self, *, unsafe: bool) -> Iterator[FixedPost]:
        """What the fixes of all rules make of each post."""
        for path, text in self.posts.items():
            yield self.bench.fix(text, path, ("all",), unsafe=unsafe, **self._of_now())

    def _of_now(self) -> dict[str, Any]:
        return {name: value for name, value in self.settings.items() if name != "earlier"}


def readings(folder: Path) -> dict[str, list[Reading]]:
    """By rules: each post as it is written, as one of another generator, and as one of a site.

    The sites are copied into an empty folder, where nothing around tells more of them.
    """
    (folder / ".git").mkdir()
    bench = Bench(BUILT_IN, Path(shutil.copytree(SITES, folder / "sites")))
    shown = (one for rule in all_rules() for one in examples(BUILT_IN.load(rule)))
    made: list[Case | Example] = [*cases(CASES), *shown]
    found = defaultdict[str, list[Reading]](list)
    for one in made:
        found[one.rule.id] += _readings(Reading(str(one), one.posts, one.settings, bench))
    return found


def _readings(written: Reading) -> Iterator[Reading]:
    """Which other generator and site it is, is chosen by the text, and so stays the same."""
    yield written
    chosen = zlib.crc32("".join(written.posts.values()).encode())
    if len(written.posts) == 1:
        ((path, text),) = written.posts.items()
        suffix = path[path.rfind(".") :]
        free = {key: one for key, one in written.settings.items() if key in ("rules", "earlier")}
        other = generators.NAMES[chosen % len(generators.NAMES)]
        yield written._replace(name=f"  {other}", settings={**free, "generator": other})
        site = sorted(HOMES)[chosen // len(generators.NAMES) % len(HOMES)]
        there = {HOMES[site] + suffix: text}
        yield written._replace(name=f"  in {site}", posts=there, settings={**free, "site": site})
        for seed in range(VARIED):
            yield written._replace(name=f"  varied {seed}", posts={path: varied(text, seed)})
