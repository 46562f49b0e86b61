"""Files that are parts of other posts."""

from __future__ import annotations

from pathlib import Path

import pytest
from site_folder import put, site_folder  # noqa: F401

from postlint.document.post import Post
from postlint.lookup.fragments import is_fragment
from postlint.profile.site_finder import find_site
from postlint.source import Source

pytestmark = pytest.mark.usefixtures("site_folder")

HUGO = ("hugo.toml", "title = 'Kettles'\n")
JEKYLL = ("_config.yml", "title: Kettles\n")
DOCUSAURUS = ("docusaurus.config.js", "export default {presets: [['classic', {docs: {}}]]};\n")
QUARTO = ("_quarto.yml", "project: {type: website}\n")
MKDOCS = ("mkdocs.yml", "site_name: Kettles\n")
TEXT = "### Boil\n\nWater.\n"


def fragment(config: tuple[str, str], path: str, other: str, includes: str, text: str) -> bool:
    put(*config)
    put(path, text)
    put(other, includes)
    site = find_site(Path.cwd())
    return is_fragment(Post(Source(path, text), site.profile, place=site.place(path)))


@pytest.mark.parametrize(
    ("config", "path", "other", "includes"),
    [
        (HUGO, "content/steps.md", "content/a.md", '{{% include "steps.md" %}}'),
        (HUGO, "content/steps.md", "content/a.md", '{{< readfile file="/content/steps.md" >}}'),
        (HUGO, "content/x/steps.md", "content/a.md", '{{% shared/include file="x/steps.md" %}}'),
        (HUGO, "content/tea/steps.md", "content/tea/index.md", "A bundle.\n"),
        (HUGO, "content/_steps.md", "content/a.md", "Alone.\n"),
        (JEKYLL, "tea/steps.md", "tea/index.md", "{% include_relative steps.md %}"),
        (JEKYLL, "tea/steps.md", "tea/index.md", "{%- include_relative steps.md cup=1 -%}"),
        (DOCUSAURUS, "docs/_steps.mdx", "docs/a.md", "x\n"),
        (
            DOCUSAURUS,
            "docs/steps.md",
            "docs/a.mdx",
            "import Steps from './steps.md';\n\n<Steps />\n",
        ),
        (DOCUSAURUS, "docs/steps.md", "docs/b/a.mdx", "import Steps from '@site/docs/steps.md'\n"),
        (QUARTO, "_steps.qmd", "a.qmd", "{{< include _steps.qmd >}}"),
        (HUGO, "content/_common/steps.md", "content/a.md", "x\n"),
        (HUGO, "content/x/steps.md", "content/a.md", '{{% include "/x/steps" %}}'),
        (MKDOCS, "docs/steps.md", "docs/a.md", '--8<-- "steps.md"\n'),
        (MKDOCS, "docs/steps.md", "docs/a.md", "--8<--\nsteps.md\n--8<--\n"),
        (MKDOCS, "docs/steps.md", "docs/a.md", '{% include-markdown "steps.md" %}\n'),
        (MKDOCS, "docs/steps.md", "docs/a.md", "{!steps.md!}\n"),
        (MKDOCS, "docs/steps.md", "docs/a.md", "Tea.\n\n{! docs/steps.md !}\n"),
    ],
)
def test_fragments(config: tuple[str, str], path: str, other: str, includes: str) -> None:
    assert fragment(config, path, other, includes, TEXT)


@pytest.mark.parametrize(
    ("config", "path", "other", "includes"),
    [
        (HUGO, "content/_index.md", "content/a.md", "x\n"),
        (HUGO, "content/steps.md", "content/a.md", '{{</* include "steps.md" */>}}'),
        (HUGO, "content/steps.md", "content/a.md", '```\n{{< readfile "steps.md" >}}\n```\n'),
        (HUGO, "content/steps.md", "content/a.md", 'Write `{{< include "steps.md" >}}`.\n'),
        (HUGO, "content/steps.md", "content/a.md", '{{< ref "steps.md" >}} {{< card link="steps.md" >}}'),
        (HUGO, "content/steps.md", "content/a.md", "[steps](steps.md)"),
        (HUGO, "content/tea/index.md", "content/tea/a.md", "x"),
        (JEKYLL, "tea/steps.md", "tea/index.md", "{% raw %}{% include_relative steps.md %}{% endraw %}"),
        (JEKYLL, "tea/steps.md", "tea/index.md", "{% include_relative leaf.md %}"),
        (JEKYLL, "_posts/2024-05-01-a.md", "a.md", "x"),
        (JEKYLL, "tea/steps.md", "tea/index.md", "{% link tea/steps.md %}"),
        (DOCUSAURUS, "docs/steps.md", "docs/a.mdx", "To import it, write from './steps.md'.\n"),
    ],
)  # fmt: skip
def test_no_fragments(config: tuple[str, str], path: str, other: str, includes: str) -> None:
    assert not fragment(config, path, other, includes, TEXT)


def test_a_post_that_includes_itself_is_none() -> None:
    text = '{{% include "steps.md" %}}\n'
    assert not fragment(HUGO, "content/steps.md", "content/a.md", "x\n", text)
