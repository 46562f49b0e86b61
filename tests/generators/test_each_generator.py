"""Each generator is one file, and all that is told of it stands there."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from linting import ROOT

from postlint import generators
from postlint.dialect.dates import FORMATS
from postlint.document.post import Post
from postlint.profile.profile import Certainty, Profile
from postlint.profile.site_finder import find_site
from postlint.profile.theme import THEMES
from postlint.schema.library import names, text
from postlint.source import Source

FIELDS_ONLY = ("document", "lookup", "rules", "schema")
"""The rooms in which a generator's fields decide, and its name does not."""


@pytest.mark.parametrize("name", generators.NAMES)
def test_a_generator_is_found_by_its_name(name: str) -> None:
    assert generators.load(name).name == name


def test_another_name_is_none() -> None:
    with pytest.raises(KeyError):
        generators.load("gatsby")


@pytest.mark.parametrize("name", generators.NAMES)
def test_a_generator_has_its_schemas(name: str) -> None:
    generator = generators.load(name)
    named = {generator.schema(path) for path in ("a.md", "blog/posts/a.md", "content/_index.md")}
    assert named - {None} <= set(names())


@pytest.mark.parametrize("name", generators.NAMES)
def test_a_generator_has_a_row_in_the_docs(name: str) -> None:
    page = (ROOT / "docs" / "generators.md").read_text("utf-8")
    assert f"| {generators.load(name).title} |" in page


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_a_theme_is_one_of_a_generator(theme: object) -> None:
    assert theme.generator in generators.NAMES  # type: ignore[attr-defined]


@pytest.mark.parametrize("room", FIELDS_ONLY)
def test_no_names_are_compared(room: str) -> None:
    files = (ROOT / "src/postlint" / room).rglob("*.py")
    texts = (path.read_text("utf-8") for path in files if "layouts" not in path.parts)
    assert not any("generator.name ==" in text or "generator.name !=" in text for text in texts)


def test_only_what_is_asked_for_is_imported() -> None:
    code = """if True:
        import sys
        from postlint.profile.profile import UNKNOWN_PROFILE
        from postlint import generators
        generators.load("jekyll")
        print(*sorted(m for m in sys.modules if m.startswith("postlint.generators.")))
    """
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    names = {name.rpartition(".")[2] for name in done.stdout.split()}
    assert {name for name in names if not name.startswith("_")} <= {"hugo", "jekyll"}


FOUND_BY = {
    "astro": "astro.config.mjs",
    "docusaurus": "docusaurus.config.ts",
    "eleventy": "eleventy.config.js",
    "hexo": "_config.yml",
    "hugo": "hugo.toml",
    "jekyll": "_config.yml",
    "mkdocs": "mkdocs.yml",
    "mkdocs-material": "mkdocs.yml",
    "pelican": "pelicanconf.py",
    "quarto": "_quarto.yml",
    "zola": "config.toml",
}
_SETTINGS = {
    "hexo": "source_dir: source\n",
    "jekyll": "title: Kettles\n",
    "mkdocs": "site_name: Kettles\n",
    "mkdocs-material": "site_name: Kettles\ntheme: {name: material}\n",
    "zola": 'base_url = "https://kettles.example"\n',
}


@pytest.mark.parametrize("name", generators.NAMES)
def test_a_generator_is_found_by_its_config(name: str, tmp_path: Path) -> None:
    (tmp_path / FOUND_BY[name]).write_text(_SETTINGS.get(name, ""))
    site = find_site(tmp_path)
    assert (site.generator.name, site.because) == (name, FOUND_BY[name])


@pytest.mark.parametrize("name", generators.NAMES)
def test_a_generator_has_a_reader_of_its_dates(name: str) -> None:
    assert generators.load(name).date_format in FORMATS
    used = {schema for schema in _schemas_of(name) if _has_format(schema)}
    assert used or name == "quarto"


def _schemas_of(name: str) -> set[str]:
    generator = generators.load(name)
    paths = ("a.md", "blog/posts/a.md", "content/_index.md")
    return {schema for path in paths if (schema := generator.schema(path)) is not None}


def _has_format(schema: str) -> bool:
    return '"format"' in text(schema)


MARKDOWN = {
    "astro": {"sup", "pre", "del", "www"},
    "docusaurus": {"sup", "del", "www"},
    "eleventy": {"del"},
    "hexo": {"pre", "del", "www"},
    "hugo": {"sup", "dl", "pre", "del", "www"},
    "jekyll": {"sup", "dl", "pre", "del"},
    "mkdocs": {"pre"},
    "mkdocs-material": {"sup", "dl", "pre", "del"},
    "pelican": {"sup", "dl", "pre"},
    "quarto": {"sup", "dl", "pre", "del"},
    "zola": {"sup", "pre", "del"},
}
"""What makes elements of Markdown, by the tags; `www` stands for a bare address."""
BODY = """\
A note[^1].

[^1]: Said here.

Kettle
: A pot with a spout.

Code:

    indented

~~gone~~ www.example.com
"""


@pytest.mark.parametrize("name", generators.NAMES)
def test_which_markdown_a_generator_reads(name: str) -> None:
    profile = Profile(generators.load(name), certainty=Certainty.KNOWN)
    post = Post(Source("posts/a.md", BODY), profile)
    made = post.tree.tag_names & {"sup", "dl", "pre", "del"}
    links = {link.attribute("href") for link in post.elements("a")}
    assert made | ({"www"} if "http://www.example.com" in links else set()) == MARKDOWN[name]
