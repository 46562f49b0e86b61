"""What shortcodes, tags and includes make of their parameters: data, read by the document layer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple, get_args

from postlint.pattern import lazy

_EXPRESSION = lazy(r"(?>(?:[^{}]++|\{[^{}]++\})*)")

Inner = Literal["markdown", "html", "code"]
INNER: tuple[str, ...] = get_args(Inner)


class Shortcode(NamedTuple):
    """What a shortcode makes. One without any of these is known to make nothing that counts.

    `image`, `iframe`, `video`, `audio` and `link` say which element it makes, by its address;
    `question` and `summary` make a `details` that holds what stands between the shortcode and its
    closer, or `answer`. `alt`, `title`, `caption`, `text` and `loading` are theirs; a `link` with
    an `image` goes around it, and `credit` links to a `source` in its caption. `attributes` are
    written as they are.

    Each is an expression: a parameter's name, or its position counted from 0. `|` stands between
    several, of which the first counts that is given and not empty; `=text` stands for that text,
    `?` for one that is not known. Expressions within a text stand in braces:
    `https://player.example/{id|0}`.

    `inner` is what stands between the shortcode and its closer: code is no content.
    """

    image: str = ""
    iframe: str = ""
    video: str = ""
    audio: str = ""
    link: str = ""
    alt: str = ""
    title: str = ""
    caption: str = ""
    text: str = ""
    credit: str = ""
    source: str = ""
    loading: str = ""
    summary: str = ""
    question: str = ""
    answer: str = ""
    attributes: str = ""
    inner: Inner = "markdown"


Shortcodes = Mapping[str, Shortcode]


def is_expression(text: str) -> bool:
    """Whether a text can be an expression: its braces match, and do not stand in each other."""
    return _EXPRESSION.fullmatch(text) is not None


_NOTHING = Shortcode()
_CODE = Shortcode(inner="code")
_HTML = Shortcode(inner="html")
_DETAILS = Shortcode(summary="summary|title|text|label|header|0|=Details")
_QUESTION = Shortcode(
    question="question|q|name|title|summary|0", answer="answer|a|text|acceptedAnswer"
)
_FILLING = 'style="position: absolute; width: 100%; height: 100%"'
_YOUTUBE = (
    "https://www.youtube.com/embed/{id|0}?autoplay={autoplay|=0}&controls={controls|=1}"
    "&end={end|=0}&loop={loop|=0}&mute={mute|autoplay|=0}&start={start|=0}"
)


def _named(shortcode: Shortcode, names: str) -> Shortcodes:
    return dict.fromkeys(names.split(), shortcode)


_QUESTIONS = _named(
    _QUESTION,
    "faq faqs faq-item faq_item faqitem faqItem faq-question faq-entry faq/item faq-list qa qna "
    "question",
)
_FOLDING = _named(
    _DETAILS,
    "details collapse expand accordion-item accordionItem accordion/item spoiler toggle foldable",
)
_NOTES = _named(
    _NOTHING,
    "notice alert admonition callout note tip warning caution danger info important hint box "
    "message panel aside quote blockquote center",
)

HUGO: Shortcodes = {
    **_QUESTIONS,
    **_FOLDING,
    **_NOTES,
    **_named(
        _CODE,
        "highlight code mermaid math katex chart echarts raw chem mathjax plantuml graphviz "
        "diagram script style comment",
    ),
    **_named(_HTML, "rawhtml raw-html raw_html html unsafe"),
    **_named(_NOTHING, "ref relref param gist instagram tweet twitter x qr link"),
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
HUGO_PLAYERS_AND_IMAGES = frozenset({"figure", "youtube", "vimeo"})
"""Hugo's own that show something, and that a template of the same name replaces."""
_FILES = "src|image_path|path|url|file|image|img|filename|name"
"""What includes that sites share call the address of their image."""

JEKYLL: Shortcodes = {
    **_FOLDING,
    **_named(_CODE, "raw comment highlight codeblock mermaid katexmm"),
    **_named(_NOTHING, "link post_url gist seo feed_meta assign increment decrement"),
    "figure": Shortcode(image=_FILES, alt="alt|caption|title|=", caption="caption"),
    **_named(
        Shortcode(image=_FILES, alt="alt|caption|title|?", caption="caption"), "image img picture"
    ),
    **_named(
        Shortcode(iframe="https://www.youtube.com/embed/{id|video|0}", title="title|?"),
        "youtube youtubePlayer youtube-player youtube_player embed-youtube",
    ),
    **_named(
        Shortcode(iframe="https://player.vimeo.com/video/{id|video|0}", title="title|?"),
        "vimeo vimeoPlayer",
    ),
}
ELEVENTY: Shortcodes = _named(_CODE, "raw verbatim comment highlight codeblock code set")
HEXO: Shortcodes = {
    **_named(_CODE, "raw codeblock code"),
    **_named(
        _NOTHING, "img asset_img asset_path asset_link post_link post_path gist link jsfiddle"
    ),
    "youtube": Shortcode(iframe="https://www.youtube.com/embed/{0}", title="?"),
    "vimeo": Shortcode(iframe="https://player.vimeo.com/video/{0}", title="?"),
}
QUARTO: Shortcodes = _named(_NOTHING, "video include meta var env pagebreak kbd lipsum embed")
ZOLA: Shortcodes = {
    **_QUESTIONS,
    **_FOLDING,
    **_named(_CODE, "raw mermaid katex"),
    "youtube": Shortcode(
        iframe="https://www.youtube.com/embed/{id}?autoplay={autoplay|=0}", title="title|?"
    ),
    "vimeo": Shortcode(iframe="https://player.vimeo.com/video/{id}", title="title|?"),
}
