"""Zola."""

from __future__ import annotations

from postlint.dialect.attribute_list import PANDOC
from postlint.dialect.fences import YAML_AND_TOML, Fences
from postlint.dialect.folders import Folders
from postlint.dialect.generator import Generator
from postlint.dialect.markdown import Markdown
from postlint.dialect.packages import Packages
from postlint.dialect.scalars import yaml_1_2
from postlint.dialect.shortcode import (
    CODE,
    FOLDING,
    QUESTIONS,
    Shortcode,
    Shortcodes,
    named,
)
from postlint.dialect.template import BRACES_AND_COMMENTS, Templates
from postlint.dialect.terms import Terms, slug

_SHORTCODES: Shortcodes = {
    **QUESTIONS,
    **FOLDING,
    **named(CODE, "raw mermaid katex"),
    "youtube": Shortcode(
        iframe="https://www.youtube.com/embed/{id}?autoplay={autoplay|=0}", title="title|?"
    ),
    "vimeo": Shortcode(iframe="https://player.vimeo.com/video/{id}", title="title|?"),
}

GENERATOR = Generator(
    "zola",
    "Zola",
    Templates(BRACES_AND_COMMENTS, _SHORTCODES, closer="end", apart=frozenset({"{%"})),
    needs_front_matter=("content",),
    section_schema="zola-section",
    terms=Terms({"tags": "tags", "categories": "categories", "authors": "authors"}, slug),
    escapes_values="unless told",
    second_files=("zola",),
    date_format="toml-date",
    fences=Fences(YAML_AND_TOML, before="blanks"),
    resolvers=(((), yaml_1_2),),
    markdown=Markdown(PANDOC, bare_addresses="", definition_lists=False),
    folders=Folders(
        ("static", "themes/{theme}/static"),
        elsewhere=("content",),
        beside=("folder", "page"),
        may_be_more=("theme",),
    ),
    address_keys=("base_url", ""),
    source_links="zola",
    heading_ids="zola",
    layout_folders=("templates", "themes"),
    packages=Packages(tools=("zola",), variables=("ZOLA_VERSION",), images=("zola",)),
)
