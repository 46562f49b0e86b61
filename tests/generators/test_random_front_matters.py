"""The real generators judge random front matters: what they refuse is an error, and nothing else.

POSTLINT_FRONT_MATTERS says how many for each; `tests/generators/judges` holds what asks them.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import pytest
from judges import answer
from linting import NOW

from generators.front_matters import front_matters
from postlint.config.model import Config
from postlint.diagnostic import Diagnostic
from postlint.pipeline.linter import lint
from postlint.profile.profile import UNKNOWN_PROFILE
from postlint.source import Source

MANY = int(os.environ.get("POSTLINT_FRONT_MATTERS", "100"))
_JUDGES = Path(__file__).parent / "judges"
_PACKAGES = Path(__file__).parents[1] / "node" / "generators"
_NOT_READ = frozenset({"missing-front-matter", "unclosed-front-matter"})
_NO_KEYS = ("a space is missing", "the front matter is text")
"""What makes all of it one text, where it is the only line: read as none, and refused by nobody."""
_SYNTAX = frozenset({"front-matter-syntax", "unclosed-front-matter", "duplicate-key"})


class Judge(NamedTuple):
    """A script that prints, for each of the posts given as JSON, why it is refused, or null.

    `package` is what it needs: a module of Python, a gem, a package of npm. Where `of_syntax`, it
    knows nothing of what the values should be.
    """

    script: str
    package: str
    path: str
    of_syntax: bool = False


JUDGES = {
    "astro": Judge("astro.mjs", "@astrojs/markdown-remark", "src/content/blog/a.md", True),
    "docusaurus": Judge("docusaurus.mjs", "@docusaurus/plugin-content-blog", "blog/a.md"),
    "eleventy": Judge("eleventy.mjs", "@11ty/eleventy", "a.md"),
    "hexo": Judge("hexo.mjs", "hexo", "source/_posts/a.md"),
    "jekyll": Judge("jekyll.rb", "jekyll", "_posts/2024-05-05-a.md"),
    "mkdocs-material": Judge("mkdocs_posts.py", "material", "docs/blog/posts/a.md"),
    "pelican": Judge("pelican_posts.py", "pelican", "content/a.md"),
}
_KNOWN = {
    "mkdocs-material": ("unhashable key",),
}
"""What is refused, and told by nothing: a mapping or a list as a key."""


@pytest.mark.parametrize("name", JUDGES)
def test_the_generator_judges_random_front_matters(name: str) -> None:
    judge = JUDGES[name]
    posts = front_matters(len(name), MANY)
    verdicts = _verdicts(judge, posts)
    report = partial(_errors, name, judge)
    for text, why in zip(posts, verdicts, strict=True):
        found = report(text)
        if why is None:
            assert not _wrong(found, of_syntax=judge.of_syntax), (
                text,
                _wrong(found, of_syntax=judge.of_syntax),
            )
        elif not any(part in why for part in _KNOWN.get(name, ())):
            assert found, (text, why)


def _verdicts(judge: Judge, posts: Sequence[str]) -> list[str | None]:
    """What a generator says of posts. Skips where it is not there."""
    command, folder = _command(judge)
    verdicts: list[str | None] = answer(command, list(posts), folder)
    return verdicts


def _command(judge: Judge) -> tuple[list[str], Path | None]:
    script = _JUDGES / judge.script
    if script.suffix == ".py":
        if find_spec(judge.package) is None:
            pytest.skip(f"{judge.package} is not installed")
        return [sys.executable, str(script)], None
    if script.suffix == ".rb":
        ruby = shutil.which("ruby")
        if (
            ruby is None
            or subprocess.run(
                [ruby, "-e", f"require '{judge.package}'"], capture_output=True
            ).returncode
        ):
            pytest.skip(f"the gem {judge.package} is not installed")
        return [ruby, str(script)], None
    if shutil.which("node") is None or not (_PACKAGES / "node_modules" / judge.package).is_dir():
        pytest.skip(f"{judge.package} is not installed in tests/node/generators")
    return ["node", "--input-type=module", "-e", script.read_text("utf-8")], _PACKAGES


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
