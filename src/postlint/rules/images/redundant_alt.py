from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.html import Element
from postlint.document.plain_text import folded
from postlint.document.post import Post
from postlint.rules._shared.contributors import is_of_contributor
from postlint.rules.images._alts import Alt, alts
from postlint.rules.rule import Rule

_BESIDE = ("a", "button", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "p", "li", "td", "th")


_SHORTEST_SENTENCE, _FEWEST_WORDS = 40, 6


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
    A repeated title is only noted, once a site: mostly it is the picture above each post. One of
    few words may be the name of what the image shows, and is left alone.

    An image that is decorative by its role is left alone, and so are the portraits in a table that
    the bot of All Contributors writes.

    Source: axe's image-redundant-alt, widened to figures, paragraphs, items and cells.
    """

    id = "redundant-alt"
    folds = "site"
    presets = ("accessibility",)
    severity: Severity = Severity.WARNING

    def check(self, post: Post) -> Iterator[Diagnostic]:
        texts: dict[Element, str] = {}
        for alt in alts(post):
            words = folded(alt.text)
            if not words:
                continue
            beside = _beside(alt, words, texts)
            if beside is not None and not (alt.element and is_of_contributor(alt.element, post)):
                found = self.diagnostic(
                    alt.span,
                    f"the alt text repeats the text of the {beside}",
                    help='Say what the image shows, or write `alt=""`: as it is, screen readers '
                    "read the same words twice.",
                )
                yield found._replace(cause=None)  # each asks for words of its own
            elif words == folded(post.title or "") and not _may_be_a_name(alt.text):
                yield self.diagnostic(
                    alt.span,
                    "the alt text repeats the post's title",
                    help="Say what the image shows: readers have met the title already.",
                    severity=Severity.INFO,
                    cause="the title as alt text",
                )


def _beside(alt: Alt, words: str, texts: dict[Element, str]) -> str | None:
    """What holds the image together with the very words of its alt text, or None.

    `texts` keeps what holders of many images say.
    """
    if alt.element is None:
        return "caption" if folded(alt.caption) == words else None
    for around in alt.element.ancestors:
        if around.tag not in _BESIDE:
            continue
        name = _repeating(around, words, texts)
        if name is not None and not (around.tag == "figure" and around.is_markdown):
            return name  # a figure of a shortcode takes its caption for the alt text
        if around.tag != "a":
            return None
    return None


def _may_be_a_name(title: str) -> bool:
    """Whether a post's title may be the name of what an image shows: a film, a logo, a person."""
    return len(title) < _SHORTEST_SENTENCE and len(title.split()) < _FEWEST_WORDS


def _repeating(holder: Element, words: str, texts: dict[Element, str]) -> str | None:
    """What in a holder says those very words, or None."""
    if holder not in texts:
        texts[holder] = "" if _hides_text(holder) else folded(holder.visible_text)
    if texts[holder] == words:
        return _kind(holder)
    caption = next(holder.elements("figcaption"), None) if holder.tag == "figure" else None
    return "caption" if caption is not None and folded(caption.visible_text) == words else None


def _hides_text(element: Element) -> bool:
    """Whether screen readers do not read all of an element's text."""
    return any(held.attribute("aria-hidden") for held in (element, *element.elements()))


def _kind(element: Element) -> str:
    names = {
        "a": "link",
        "p": "paragraph",
        "li": "list item",
        "td": "table cell",
        "th": "table cell",
    }
    return names.get(element.tag, "heading" if element.tag[0] == "h" else element.tag)
