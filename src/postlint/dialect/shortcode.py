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

    `inner` is what stands between the shortcode and its closer: code is no content. One that
    `is_usual` is no generator's: what sites and plugins with a shortcode of its name mostly make.
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
