"""Random front matters: the values that postlint reads are those that the real generators read.

POSTLINT_FRONT_MATTERS says how many for each. What postlint calls an error is left out: what of it
is read does not matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from linting import NOW

from generators.asking import Judge
from generators.front_matters import front_matters
from generators.test_random_front_matters import JUDGES, MANY
from postlint.config.model import Config
from postlint.dialect.dates import reader
from postlint.document.front_matter import FrontMatter
from postlint.document.front_matter.nodes import Scalar
from postlint.document.post import Post
from postlint.pipeline.linter import lint
from postlint.profile.profile import UNKNOWN_PROFILE
from postlint.source import Source

_READERS = {
    "docusaurus": Judge("values.mjs", "gray-matter", JUDGES["docusaurus"].path),
    "eleventy": Judge("values.mjs", "@11ty/gray-matter", JUDGES["eleventy"].path),
    "hexo": Judge("values.mjs", "hexo-front-matter", JUDGES["hexo"].path),
    "jekyll": Judge("values.rb", "jekyll", JUDGES["jekyll"].path),
    "mkdocs": Judge("values.py", "mkdocs", "docs/a.md"),
    "pelican": Judge("values.py", "pelican", JUDGES["pelican"].path),
}
_MADE = {"pelican": frozenset({"tags", "category", "author", "slug", "status"})}
"""What a generator makes of a value that it has read as text."""
_DATES = ("date", "updated")
_ODD = re.compile("[\u2028\t]|^(?:[{\\[]|true:)", re.MULTILINE)
"""What is not told apart: keys with parts, a boolean as a key, tabs and U+2028 within values."""


@pytest.mark.parametrize("name", _READERS)
def test_values_are_those_that_the_generator_reads(name: str) -> None:
    judge = _READERS[name]
    posts = [text for text in front_matters(len(name) + 100, MANY) if not _ODD.search(text)]
    config = Config(select=("front-matter",), generator=name)
    profile, rules = config.profile(UNKNOWN_PROFILE), config.rules()
    count = 0
    for text, real in zip(posts, judge.answers({"generator": name, "posts": posts}), strict=True):
        source = Source(judge.path, text)
        report = lint(source, profile, rules, NOW)
        if real is None or any(each.severity.value == "error" for each in report.diagnostics):
            continue
        matter = Post(source, profile).front_matter
        for key, value, read in _read(real, matter, profile.generator.date_format):
            if key not in _MADE.get(name, ()):
                assert read == value, (text, key)
                count += 1
    assert count > MANY / 2


def _read(
    real: dict[str, object], matter: FrontMatter | None, dates: str
) -> Iterator[tuple[str, object, object]]:
    """The keys, each with the value that the generator reads and the one that postlint reads."""
    data = {} if matter is None else matter.data
    for key, value in real.items():
        entry = None if matter is None else matter.entry(key)
        if not (isinstance(value, dict) and value.get("milliseconds")):
            yield key, value or None, _plain(data, key) or None
        elif key in _DATES and entry is not None and isinstance(entry.value, Scalar):
            made = reader(dates)(entry.value.value, entry.value.style == "plain")
            if made.moment is not None:
                yield key, value["milliseconds"] // 1000, made.moment.timestamp() // 1


def _plain(data: dict[str, object], key: str) -> object:
    found = next((held for name, held in data.items() if name == key or name.lower() == key), None)
    return str(found) if isinstance(found, float) and found != found else found
