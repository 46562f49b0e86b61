"""What each generator takes for front matter; Jekyll's own expression and MkDocs judge random ones."""

from __future__ import annotations

from random import Random

import pytest
from judges import needs_package, needs_ruby, node, ruby

from postlint import generators
from postlint.document.front_matter.split import split

YAML = "title: Kettles\ndate: 2022-07-26\n"
_RUBY = r"""require "json"
R = %r!\A(---\s*\n.*?\n?)^((---|\.\.\.)\s*$\n?)!m
puts JSON.generate(JSON.parse(STDIN.read).map { |t| !!(t =~ R) })"""


@pytest.mark.parametrize(
    ("text", "readers"),
    [
        (f"---\n{YAML}---\n", "hugo jekyll eleventy astro docusaurus zola hexo mkdocs pelican"),
        (f"\n---\n{YAML}---\n", "hugo astro zola hexo"),
        (f" ---\n{YAML}---\n", "hugo zola"),
        (f"---\n{YAML}---- \n", "hugo eleventy astro docusaurus hexo pelican"),
        (f"---  \n{YAML}---\n", "hugo jekyll eleventy astro docusaurus zola mkdocs pelican"),
        (f"--- # note\n{YAML}---\n", "hugo astro pelican"),
        (f"---yaml\n{YAML}---\n", "hugo eleventy docusaurus astro pelican"),
        (f"---\n{YAML}---", "hugo jekyll eleventy astro docusaurus zola hexo pelican"),
        (f"---\n{YAML}...\n", "jekyll mkdocs pelican"),
        ("+++\ntitle = 'a'\n+++\n", "hugo astro zola"),
        ('{"title": "a"}\n', "hugo"),
        (f"{YAML}---\n", "hexo mkdocs pelican"),
        (f"{YAML}\nText.\n", "mkdocs pelican"),
    ],
)
def test_who_reads_it(text: str, readers: str) -> None:
    found = []
    for name in generators.NAMES:
        parts = split(text, generators.load(name))
        if parts is not None and parts.closer is not None:
            found.append(name)
    assert set(found) - {"quarto", "mkdocs-material"} == set(readers.split())


def _random(random: Random) -> str:
    lines = ["---", "--- ", "...", "----", " ---", "", "a: 1", "text", "+++", "---x"]
    return "\n".join(random.choice(lines) for _ in range(random.randrange(1, 7))) + "\n"


@needs_ruby
@pytest.mark.parametrize("seed", range(2))
def test_fences_are_those_of_jekyll(seed: int) -> None:
    random = Random(seed)
    texts = sorted({_random(random) for _ in range(400)})
    jekyll = generators.load("jekyll")
    for text, is_read in zip(texts, ruby(_RUBY, texts), strict=True):
        parts = split(text, jekyll)
        assert (parts is not None and parts.closer is not None) == is_read, text


@pytest.mark.parametrize("seed", range(2))
def test_fences_are_those_of_mkdocs(seed: int) -> None:
    meta = pytest.importorskip("mkdocs.utils.meta")
    random = Random(seed)
    mkdocs = generators.load("mkdocs")
    for text in sorted({_random(random) for _ in range(400)}):
        parts = split(text, mkdocs)
        if text.startswith(("---\n---", "--- \n---", "---\n...", "--- \n...")):
            continue  # nothing stands between them
        is_yaml = parts is not None and parts.format == "yaml" and parts.closer is not None
        assert is_yaml == (meta.YAML_RE.match(text) is not None), text


_GRAY_MATTER = """import matter from "gray-matter"; import fs from "fs";
const bodies = JSON.parse(fs.readFileSync(0, "utf8")).map(t => {
  try { const f = matter(t, {engines: {yaml: s => ({s})}}); return f.content.length } catch { return null }});
console.log(JSON.stringify(bodies));"""


@needs_package("gray-matter")
@pytest.mark.parametrize("seed", range(2))
def test_bodies_begin_where_gray_matter_has_them(seed: int) -> None:
    random = Random(seed)
    texts = sorted({_random(random) for _ in range(400)})
    eleventy = generators.load("eleventy")
    for text, length in zip(texts, node(_GRAY_MATTER, texts), strict=True):
        parts = split(text, eleventy)
        if parts is not None and parts.closer is not None and length is not None:
            assert len(text[parts.body_start :].removeprefix("\n")) <= length + 1, text
        if parts is None and length is not None and not text.startswith("---"):
            assert length == len(text), text
