"""The real generators judge random front matters: what they refuse is an error, and nothing else.

POSTLINT_FRONT_MATTERS says how many for each; `tests/generators/judges` holds what asks them.
"""

from __future__ import annotations

import os
from functools import partial

import pytest
from linting import NOW

from generators.asking import Judge
from generators.front_matters import front_matters
from postlint.config.model import Config
from postlint.diagnostic import Diagnostic
from postlint.pipeline.linter import lint
from postlint.profile.profile import UNKNOWN_PROFILE
from postlint.source import Source

MANY = int(os.environ.get("POSTLINT_FRONT_MATTERS", "100"))
_NOT_READ = frozenset({"missing-front-matter", "unclosed-front-matter"})
_NO_KEYS = ("a space is missing", "the front matter is text")
"""What makes all of it one text, where it is the only line: read as none, and refused by nobody."""
_SYNTAX = frozenset({"front-matter-syntax", "unclosed-front-matter", "duplicate-key"})


JUDGES = {
    "astro": Judge("astro.mjs", "@astrojs/markdown-remark", "src/content/blog/a.md", True),
    "docusaurus": Judge("docusaurus.mjs", "@docusaurus/plugin-content-blog", "blog/a.md"),
    "eleventy": Judge("eleventy.mjs", "@11ty/eleventy", "a.md"),
    "hexo": Judge("hexo.mjs", "hexo", "source/_posts/a.md"),
    "jekyll": Judge("jekyll.rb", "jekyll", "_posts/2024-05-05-a.md"),
    "mkdocs-material": Judge("mkdocs_posts.py", "material", "docs/blog/posts/a.md"),
    "pelican": Judge("pelican_posts.py", "pelican", "content/a.md"),
}


@pytest.mark.parametrize("name", JUDGES)
def test_the_generator_judges_random_front_matters(name: str) -> None:
    judge = JUDGES[name]
    posts = front_matters(len(name), MANY)
    verdicts = judge.verdicts(posts)
    report = partial(_errors, name, judge)
    for text, why in zip(posts, verdicts, strict=True):
        found = report(text)
        if why is None:
            assert not _wrong(found, of_syntax=judge.of_syntax), (
                text,
                _wrong(found, of_syntax=judge.of_syntax),
            )
        else:
            assert found, (text, why)


def _errors(name: str, judge: Judge, text: str) -> list[Diagnostic]:
    config = Config(select=("front-matter",), generator=name)
    profile = config.profile(UNKNOWN_PROFILE)
    report = lint(Source(judge.path, text), profile, config.rules(), NOW)
    return [found for found in report.diagnostics if found.severity.value == "error"]


def _wrong(found: list[Diagnostic], *, of_syntax: bool) -> list[str]:
    """What is said to stop the build. Of front matter that is not read, more may be said."""
    if any(each.rule in _NOT_READ for each in found):
        return []
    told = [each for each in found if each.rule in _SYNTAX] if of_syntax else found
    told = [each for each in told if not each.message.startswith(_NO_KEYS)]
    return [
        each.message
        for each in told
        if each.rule == "front-matter-syntax"
        or "refuses" in each.message
        or "stops" in each.message
    ]
