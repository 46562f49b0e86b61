"""Astro, with its content collections."""

from __future__ import annotations

from postlint.dialect.fences import YAML_AND_TOML, Fences
from postlint.dialect.folders import Folders
from postlint.dialect.generator import Generator
from postlint.dialect.markdown import Markdown
from postlint.dialect.packages import Packages
from postlint.dialect.scalars import yaml_1_2
from postlint.dialect.yaml import JS_YAML

GENERATOR = Generator(
    "astro",
    "Astro",
    date_format="javascript-date",
    fences=Fences(
        YAML_AND_TOML, before="blank lines", behind="content", closes_by_prefix=True, mixes=True
    ),
    yaml=JS_YAML,
    refuses_duplicate_keys_since=(0,),
    resolvers=(((), yaml_1_2),),
    markdown=Markdown(bare_addresses="gfm", definition_lists=False, marks=("strike",)),
    has_components=True,
    escapes_values="always",
    folders=Folders(("public",), may_be_more=True, has_aliases=True),
    base_in_code="base",
    heading_ids="astro",
    folders_of_routes=("src/pages",),
    layout_folders=("src",),
    packages=Packages(npm=("astro",)),
)
