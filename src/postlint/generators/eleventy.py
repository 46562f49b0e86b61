"""Eleventy."""

from __future__ import annotations

from postlint.dialect.fences import GRAY_MATTER
from postlint.dialect.generator import Generator
from postlint.dialect.markdown import Markdown
from postlint.dialect.packages import Packages
from postlint.dialect.scalars import yaml_1_2
from postlint.dialect.shortcode import CODE, Shortcodes, named
from postlint.dialect.tags import BRANCHES, Tags
from postlint.dialect.template import BRACES_AND_COMMENTS, Templates
from postlint.dialect.terms import Terms
from postlint.dialect.yaml import JS_YAML

_SHORTCODES: Shortcodes = named(CODE, "raw verbatim comment highlight codeblock code set")

_TAGS = Tags(
    "Liquid",
    blocks=frozenset({"if", "for"}),
    branches=BRANCHES,
    verbatim=frozenset({"raw"}),
    has_line_comments=True,
    off={"templateEngineOverride": None},
)

GENERATOR = Generator(
    "eleventy",
    "Eleventy",
    Templates(BRACES_AND_COMMENTS, _SHORTCODES, closer="end", tags=_TAGS),
    date_format="eleventy-date",
    terms=Terms({"tags": "tags"}),
    fences=GRAY_MATTER,
    yaml=JS_YAML,
    refuses_duplicate_keys_since=(0,),
    resolvers=(((), yaml_1_2),),
    markdown=Markdown(
        bare_addresses="",
        alts="markdown-it",
        footnotes=False,
        definition_lists=False,
        has_indented_code=False,
    ),
    needs_layout_key=True,
    base_in_code="pathPrefix",
    heading_ids="markdown_it",
    has_drafts=False,
    layout_folders=("_includes", "_layouts", "src/_includes", "src/_layouts", "src/layouts"),
    packages=Packages(npm=("@11ty/eleventy",)),
)
