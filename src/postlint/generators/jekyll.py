"""Jekyll, with kramdown."""

from __future__ import annotations

from collections.abc import Mapping

from postlint.dialect.attribute_list import KRAMDOWN
from postlint.dialect.fences import Fences
from postlint.dialect.folders import Folders
from postlint.dialect.generator import Generator
from postlint.dialect.markdown import DOUBLE_DOLLARS, Markdown
from postlint.dialect.packages import Packages
from postlint.dialect.scalars import yaml_psych
from postlint.dialect.shortcode import (
    CODE,
    FOLDING,
    NOTHING,
    Shortcode,
    Shortcodes,
    named,
)
from postlint.dialect.tags import BRANCHES, Tags
from postlint.dialect.template import BRACES, Templates
from postlint.dialect.terms import Terms
from postlint.dialect.yaml import PSYCH

_FILES = "src|image_path|path|url|file|image|img|filename|name"
"""What includes that sites share call the address of their image."""
_SHORTCODES: Shortcodes = {
    **FOLDING,
    **named(CODE, "raw comment highlight codeblock mermaid katexmm"),
    **named(NOTHING, "link post_url gist seo feed_meta assign increment decrement"),
    "figure": Shortcode(image=_FILES, alt="alt|caption|title|=", caption="caption"),
    **named(
        Shortcode(image=_FILES, alt="alt|caption|title|?", caption="caption"), "image img picture"
    ),
    **named(
        Shortcode(
            iframe="https://www.youtube.com/embed/{id|video|0}", title="title|?", is_usual=True
        ),
        "youtube youtubePlayer youtube-player youtube_player embed-youtube",
    ),
    **named(
        Shortcode(
            iframe="https://player.vimeo.com/video/{id|video|0}", title="title|?", is_usual=True
        ),
        "vimeo vimeoPlayer",
    ),
}

_TAGS = Tags(
    "Liquid",
    blocks=frozenset(
        {"if", "unless", "case", "for", "tablerow", "capture", "highlight", "ifchanged"}
    ),
    branches=BRANCHES,
    verbatim=frozenset({"raw", "comment"}),
    others=frozenset(
        {"assign", "include", "include_relative", "include_cached", "link", "post_url", "cycle"}
        | {"increment", "decrement", "break", "continue", "seo", "feed_meta"}
    ),
    value_ends_at_brace=True,
    off={"render_with_liquid": False},
    knows_all=True,
)


def _set_markdown(markdown: Markdown, settings: Mapping[str, object]) -> Markdown:
    """Jekyll's default is kramdown's GFM parser."""
    kramdown = settings.get("kramdown")
    parser = kramdown.get("input") if isinstance(kramdown, Mapping) else None
    if isinstance(parser, str) and parser.lower() == "kramdown":
        return markdown._replace(loose_headings=True, headings_need_blank=True)
    return markdown


GENERATOR = Generator(
    "jekyll",
    "Jekyll",
    Templates(
        BRACES,
        _SHORTCODES,
        closer="end",
        includes=frozenset({"include", "include_relative", "include_cached", "render"}),
        tags=_TAGS,
        tags_from="jekyll",
    ),
    date_format="jekyll-date",
    has_site_zone=True,
    fences=Fences(closes_with_dots=True),
    yaml=PSYCH,
    resolvers=(((), yaml_psych),),
    names_hold_date=True,
    terms=Terms(
        {"tags": "tags", "tag": "tags", "categories": "categories", "category": "categories"},
        lists=("tags", "categories"),
        listed_by=r"\bsite\.(?:tags|categories)\b(?![.\[])|jekyll-(?:archives|tag|categor)",
    ),
    escapes_values="if told",
    needs_layout_key=True,
    markdown=Markdown(
        KRAMDOWN,
        bare_addresses="",
        alts="kramdown",
        strict_headings=True,
        empty_headings=False,
        abbreviations=True,
        outer_links=True,
        html_to_its_end=True,
        reads_in_html=True,
        shows_blocks_in_text=True,
        fences="one word",
        loose_links=True,
        mathematics=DOUBLE_DOLLARS,
    ),
    set_markdown=_set_markdown,
    tells_apart_by_case_alone=True,
    folders=Folders(("{source|.}",), may_be_more=("theme", "remote_theme")),
    address_keys=("url", "baseurl"),
    references=frozenset({"post_url", "link"}),
    heading_ids="kramdown",
    layout_folders=("_includes", "_layouts"),
    plugin_folders=("_plugins",),
    packages=Packages(gems=("jekyll",), variables=("JEKYLL_VERSION",), images=("jekyll",)),
)
