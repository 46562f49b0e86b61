"""Hexo, with marked."""

from __future__ import annotations

from postlint.dialect.fences import Fences
from postlint.dialect.folders import Folders
from postlint.dialect.generator import Generator
from postlint.dialect.markdown import Markdown
from postlint.dialect.packages import Packages
from postlint.dialect.scalars import yaml_1_2
from postlint.dialect.shortcode import CODE, NOTHING, Shortcode, Shortcodes, named
from postlint.dialect.tags import BRANCHES, Tags
from postlint.dialect.template import BRACES_AND_COMMENTS, Templates
from postlint.dialect.terms import Terms
from postlint.dialect.yaml import JS_YAML

_SHORTCODES: Shortcodes = {
    **named(CODE, "raw codeblock code"),
    **named(NOTHING, "img asset_img asset_path asset_link post_link post_path gist link jsfiddle"),
    "youtube": Shortcode(iframe="https://www.youtube.com/embed/{0}", title="?"),
    "vimeo": Shortcode(iframe="https://player.vimeo.com/video/{0}", title="?"),
}

_TAGS = Tags(
    "Nunjucks",
    blocks=frozenset(
        {"if", "for", "macro", "call", "filter", "block", "switch", "blockquote", "quote"}
        | {"pullquote", "asyncEach", "asyncAll"}
    ),
    branches={**BRANCHES, "case": frozenset({"switch"}), "default": frozenset({"switch"})},
    verbatim=frozenset({"raw", "verbatim", "codeblock", "code"}),
    others=frozenset(
        {"set", "include", "import", "from", "extends", "jsfiddle", "gist", "iframe", "img"}
        | {"include_code", "include-code", "asset_img", "asset_link", "asset_path", "link"}
        | {"post_link", "post_path", "url_for", "vimeo", "youtube"}
    ),
    run_in_code=False,
    refuses_empty_values=True,
    has_comments=True,
    off={"disableNunjucks": True},
    knows_all=True,
)

GENERATOR = Generator(
    "hexo",
    "Hexo",
    Templates(BRACES_AND_COMMENTS, _SHORTCODES, closer="end", tags=_TAGS, tags_from="hexo"),
    date_format="hexo-date",
    terms=Terms(),
    has_site_zone=True,
    fences=Fences(
        before="a blank line",
        behind="nothing",
        closes_by_prefix=True,
        may_be_longer=True,
        opener_may_lack=True,
    ),
    yaml=JS_YAML._replace(indents_by_tabs=True),
    refuses_duplicate_keys_since=(0,),
    resolvers=(((), yaml_1_2),),
    markdown=Markdown(
        bare_addresses="marked",
        alts="marked",
        marks=("strike",),
        fences_first=True,
        footnotes=False,
        definition_lists=False,
    ),
    folders=Folders(
        ("{source_dir|source}", "themes/{theme|None}/source"),
        beside=("folder", "stem"),
        may_be_more=True,
    ),
    address_keys=("url", "root"),
    heading_ids="marked",
    layout_folders=("themes", "layout"),
    plugin_folders=("scripts",),
    packages=Packages(npm=("hexo",)),
)
