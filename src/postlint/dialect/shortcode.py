"""What shortcodes, tags and includes make of their parameters: data, read by the document layer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args

from postlint.pattern import lazy
from postlint.record import NamedTuple

_EXPRESSION = lazy(r"(?>(?:[^{}]++|\{[^{}]++\})*)")

Inner = Literal["markdown", "html", "code"]
INNER: tuple[str, ...] = get_args(Inner)


class Shortcode(NamedTuple):
    """What a shortcode makes. One without any of these is known to make nothing that counts.

    Each is an expression: a parameter's name, or its position counted from 0. `|` stands between
    several, of which the first counts that is given and not empty; `=text` stands for that text,
    `?` for one that is not known. Expressions within a text stand in braces:
    `https://player.example/{id|0}`.
    """

    #: The address of an image.
    image: str = ""
    #: The address of a frame.
    iframe: str = ""
    #: The address of a video.
    video: str = ""
    #: The address of a sound.
    audio: str = ""
    #: The address of a link; with an image, it goes around that.
    link: str = ""
    #: The text that stands for the image.
    alt: str = ""
    #: The title of any of these.
    title: str = ""
    #: The caption of the image.
    caption: str = ""
    #: The text of the link.
    text: str = ""
    #: The text of a link in the caption, which leads to `source`.
    credit: str = ""
    #: The address of that link.
    source: str = ""
    #: When the image or frame is loaded: its `loading`.
    loading: str = ""
    #: The summary of a `details`, which holds what stands up to the closer.
    summary: str = ""
    #: The same, where the summary is a question.
    question: str = ""
    #: What such a `details` holds instead.
    answer: str = ""
    #: Attributes of the element, as they are written.
    attributes: str = ""
    #: What stands between the shortcode and its closer. Code is no content.
    inner: Inner = "markdown"
    #: It is no generator's, but what sites and plugins with a shortcode of its name mostly make.
    is_usual: bool = False


Shortcodes = Mapping[str, Shortcode]


def is_expression(text: str) -> bool:
    """Whether a text can be an expression: its braces match, and do not stand in each other."""
    return _EXPRESSION.fullmatch(text) is not None


NOTHING = Shortcode()
CODE = Shortcode(inner="code")
HTML = Shortcode(inner="html")
DETAILS = Shortcode(summary="summary|title|text|label|header|0|=Details")
_QUESTION = Shortcode(
    question="question|q|name|title|summary|0", answer="answer|a|text|acceptedAnswer"
)


def named(shortcode: Shortcode, names: str) -> Shortcodes:
    return dict.fromkeys(names.split(), shortcode)


QUESTIONS = named(
    _QUESTION,
    "faq faqs faq-item faq_item faqitem faqItem faq-question faq-entry faq/item faq-list qa qna "
    "question",
)
FOLDING = named(
    DETAILS,
    "details collapse expand accordion-item accordionItem accordion/item spoiler toggle foldable",
)
NOTES = named(
    NOTHING,
    "notice alert admonition callout note tip warning caution danger info important hint box "
    "message panel aside quote blockquote center",
)
