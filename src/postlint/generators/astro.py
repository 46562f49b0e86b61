"""Astro, with its content collections."""

from __future__ import annotations

from postlint.dialect.folders import Folders
from postlint.dialect.generator import Generator
from postlint.dialect.scalars import yaml_1_2

GENERATOR = Generator(
    "astro",
    "Astro",
    date_format="javascript-date",
    resolvers=(((0,), yaml_1_2),),
    shows_title_as_h1=False,
    has_components=True,
    folders=Folders(("public",), may_be_more=True, has_aliases=True),
)
