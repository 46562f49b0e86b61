"""The setting that says what a site's own shortcodes, tags and includes make."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from postlint.config.kinds import TEXT, Choice, Key, Named, Table
from postlint.config.place import Place
from postlint.dialect.shortcode import INNER, is_expression


@dataclass(frozen=True, slots=True)
class _Expression:
    """A parameter of a shortcode, or a text made of some."""

    wanted: str = "the name of a parameter, or its position"

    def read(self, value: object, place: Place) -> str:
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        text = str(TEXT.read(value, place))
        if not is_expression(text):
            place.fail(f'is "{text}", whose braces do not match')
        return text

    def schema(self) -> dict[str, Any]:
        return {"type": ["string", "integer"]}


_EXPRESSION = _Expression()
_SHORTCODE = {
    "image": Key(_EXPRESSION, "The address of an image that it makes."),
    "iframe": Key(_EXPRESSION, "The address of a frame that it makes."),
    "video": Key(_EXPRESSION, "The address of a video that it makes."),
    "audio": Key(_EXPRESSION, "The address of a sound that it makes."),
    "link": Key(_EXPRESSION, "The address of a link that it makes, around the image if any."),
    "alt": Key(_EXPRESSION, "The image's alt text."),
    "title": Key(_EXPRESSION, "The title of the frame, image or link."),
    "caption": Key(_EXPRESSION, "The image's caption."),
    "credit": Key(_EXPRESSION, "Who the image is by."),
    "source": Key(_EXPRESSION, "The address that the credit links to."),
    "text": Key(_EXPRESSION, "The link's text. Else what stands before its closer."),
    "loading": Key(_EXPRESSION, "How the image or frame is loaded: lazy or eager."),
    "summary": Key(_EXPRESSION, "The line that opens what stands before its closer."),
    "question": Key(_EXPRESSION, "A question of an FAQ."),
    "answer": Key(_EXPRESSION, "The question's answer. Else what stands before its closer."),
    "attributes": Key(TEXT, "Further attributes of the element, as HTML has them."),
    "inner": Key(Choice(INNER), "What stands before its closer: by default, Markdown."),
}

SHORTCODES = Key(
    Named(Table(_SHORTCODE)),
    "What the site's own shortcodes, tags or includes make of their parameters, by name.",
)
