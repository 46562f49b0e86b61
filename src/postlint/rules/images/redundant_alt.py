from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.html import Element
from postlint.document.mask import is_dynamic
from postlint.document.post import Post
from postlint.rules.rule import Rule

_BESIDE = ("a", "button", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "p", "li", "td", "th")


class RedundantAlt(Rule):
    """The alt text of an image repeats the text beside it, or the post's title.

    Screen readers read the same words twice, and the image stays undescribed.

    ```html bad
    <a href="/kettles/"><img src="kettle.jpg" alt="All kettles"> All kettles</a>
    ```

    Where the text beside it says it all, the image is decorative:

    ```html good
    <a href="/kettles/"><img src="kettle.jpg" alt=""> All kettles</a>
    ```

    Beside means in the same link, button, figure, heading, paragraph, list item or table cell.
    A repeated title is only noted.

    Source: axe's image-redundant-alt, widened to figures, paragraphs, items and cells.
    """

    id = "redundant-alt"
    severity: Severity = Severity.WARNING

    def check(self, post: Post) -> Iterator[Diagnostic]:
        title = _folded(post.title or "")
        for image in post.elements("img"):
            alt = image.attribute("alt") or ""
            folded = _folded(alt)
            if not folded or is_dynamic(alt):
                continue
            beside = _beside(image, folded)
            if beside is not None:
                yield self.diagnostic(
                    image.value_span("alt"),
                    f"the alt text repeats the text of the {beside}",
                    help='Say what the image shows, or write `alt=""`: as it is, screen readers '
                    "read the same words twice.",
                )
            elif folded == title:
                yield self.diagnostic(
                    image.value_span("alt"),
                    "the alt text repeats the post's title",
                    help="Say what the image shows: readers have met the title already.",
                    severity=Severity.INFO,
                )


def _beside(image: Element, folded: str) -> str | None:
    """What holds the image together with the very words of its alt text, or None."""
    for around in image.ancestors:
        if around.tag in _BESIDE:
            text = around.visible_text
            if text and _folded(text) == folded:
                return _named(around)
            caption = next(around.elements("figcaption"), None) if around.tag == "figure" else None
            if caption is not None and _folded(caption.visible_text) == folded:
                return "caption"
            if around.tag != "a":
                return None
    return None


def _named(element: Element) -> str:
    names = {
        "a": "link",
        "p": "paragraph",
        "li": "list item",
        "td": "table cell",
        "th": "table cell",
    }
    return names.get(element.tag, "heading" if element.tag[0] == "h" else element.tag)


def _folded(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())
