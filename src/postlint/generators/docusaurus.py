"""Docusaurus: its blogs and its docs."""

from __future__ import annotations

from postlint.dialect.attribute_list import IDS
from postlint.dialect.fences import GRAY_MATTER
from postlint.dialect.folders import Folders
from postlint.dialect.generator import Generator
from postlint.dialect.markdown import Markdown
from postlint.dialect.packages import Packages
from postlint.dialect.scalars import yaml_1_2
from postlint.dialect.terms import Terms, kebab
from postlint.dialect.yaml import JS_YAML

GENERATOR = Generator(
    "docusaurus",
    "Docusaurus",
    second_files=("docusaurus",),
    terms=Terms({"tags": "tags"}, kebab),
    date_format="docusaurus-date",
    fences=GRAY_MATTER,
    yaml=JS_YAML,
    refuses_duplicate_keys_since=(0,),
    resolvers=(((), yaml_1_2),),
    schemas=(("blog", "docusaurus-blog"), ("", "docusaurus-docs")),
    markdown=Markdown(IDS, bare_addresses="gfm", definition_lists=False, marks=("strike",)),
    reads_mdx=True,
    has_components=True,
    has_head_tag=True,
    escapes_values="always",
    folders=Folders(("static",), may_be_more=True, alias="@site/"),
    source_links="docusaurus",
    heading_ids="github_slugger",
    layout_folders=("src",),
    packages=Packages(npm=("@docusaurus/core",)),
)
