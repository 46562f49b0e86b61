"""Quarto, with pandoc."""

from __future__ import annotations

from postlint.dialect.attribute_list import PANDOC
from postlint.dialect.generator import Generator
from postlint.dialect.markdown import DOLLARS, Markdown
from postlint.dialect.packages import Packages
from postlint.dialect.scalars import yaml_1_2
from postlint.dialect.shortcode import NOTHING, Shortcodes, named
from postlint.dialect.template import Templates

_SHORTCODES: Shortcodes = named(NOTHING, "video include meta var env pagebreak kbd lipsum embed")

GENERATOR = Generator(
    "quarto",
    "Quarto",
    Templates((("{{<", ">}}"),), _SHORTCODES),
    resolvers=(((), yaml_1_2),),
    markdown=Markdown(
        PANDOC,
        bare_addresses="pandoc",
        alts="pandoc",
        marks=("superscript", "subscript"),
        strict_headings=True,
        headings_need_blank=True,
        one_line_setext=True,
        has_fenced_divs=True,
        fences="closed",
        loose_links=True,
        outer_links=True,
        tags_part_blocks=True,
        mathematics=DOLLARS,
    ),
    source_links="quarto",
    heading_ids="pandoc",
    packages=Packages(
        tools=("quarto", "quarto-cli"), variables=("QUARTO_VERSION",), images=("quarto",)
    ),
)
