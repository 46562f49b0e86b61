from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.accessibility import accessible_name, alt, is_hidden, role
from postlint.document.headings import TAGS
from postlint.document.html import Element
from postlint.document.post import Post, derived
from postlint.pattern import lazy
from postlint.rules._shared.attributes import is_other_component
from postlint.rules.rule import Rule
from postlint.source import Span

_GRAPHICS = frozenset({"img", "graphics-document", "graphics-symbol"})
_MEDIA = (
    *(".apng", ".avif", ".bmp", ".gif", ".ico", ".jpeg", ".jpg", ".png", ".svg", ".tiff", ".webp"),
    *(".aac", ".flac", ".m4a", ".mp3", ".oga", ".ogg", ".opus", ".wav"),
    *(".avi", ".m4v", ".mov", ".mp4", ".ogv", ".webm"),
)
_EMPTY_ALT = lazy(r"\balt=(?:\"\"|''|(?=[\s/>]))")
_WORDS = {"input": "image button", "area": "area of an image map", "object": "object"}

_COUNTER = lazy(
    r"/__(?:ptq|utm)\.gif|//feeds\.feedburner\.com/~|//feeds\.wordpress\.com/|//stats\.wordpress\.com/"
    r"|//pixel\.(?:wp|quantserve)\.com/|/blogger\.googleusercontent\.com/tracker/"
    r"|\.assoc-amazon\.\w+/|/medium\.com/_/stat\b|google-analytics\.com/"
)
"""Addresses of images that nobody sees, by which services count who reads a post."""
_ADDRESSES = ("src", "data", "data-src", "data-original", "data-lazy-src")
"""Attributes that name an image's file; the last are for scripts that load images late."""


class MissingImageAlt(Rule):
    """An image has no text alternative.

    Readers who do not see it, and everyone while it does not load, get the file's name or
    nothing at all.

    ```html bad
    <img src="kettle.jpg">
    ```

    ```html good
    <img src="kettle.jpg" alt="A copper kettle with a dented spout">
    ```

    `alt=""` says that an image is decorative, and is fine in HTML. In Markdown, `![](kettle.jpg)`
    becomes the same, but nearly always the text was forgotten, so it is reported as a warning: a
    decorative image can be written in HTML, or `allow-empty-markdown` set.

    ```markdown bad
    ![](kettle.jpg)
    ```

    ```markdown good
    ![A copper kettle with a dented spout](kettle.jpg)
    ```

    Names by `aria-label`, `aria-labelledby` and `title` count. What is hidden, or marked as
    decorative by `role="none"`, needs none; the role does not count on what can be focused.
    Image buttons, areas of image maps, `svg` with a role and `object` need a name as well; of
    areas that lead to one page, one is enough where the others have `alt=""`. In Markdown, an
    image right behind one with a text belongs to it, and a post whose code has `alt=""` knows what
    it leaves empty.

    Source: HTML, "The area element"; WCAG 1.1.1; ACT rules 23a2a8, 59796f, 7d6734, 8fc3b6.
    """

    id = "missing-image-alt"
    markdownlint = ("MD045", "no-alt-text")
    presets = ("accessibility",)
    severity: Severity = Severity.ERROR

    #: Take `![](image.png)` for a decorative image.
    allow_empty_markdown: bool = False

    def check(self, post: Post) -> Iterator[Diagnostic]:
        tags = () if post.tree.has_roles else ("img", "area", "object", "input")
        for element in post.elements(*tags):
            if _has_alt(element) or not _may_be_image(element) or is_hidden(element):
                continue
            if _is_bare(post, element) or is_other_component(post, element):
                continue  # of the bare one, `missing-image-src` speaks
            if _is_empty_markdown(post, element):
                if not (self.allow_empty_markdown or _is_meant(post, element)):
                    yield self._empty(post, element)
            elif (
                _needs_name(element)
                and not accessible_name(element)
                and not _is_links_only(element)
            ):
                is_tag = element.tag == "img" and not _is_of_a_call(post, element)
                yield self.diagnostic(
                    element.span,
                    f"{_shown(element)} has no alt text",
                    help="Describe what it tells in `alt`: screen readers read it, and browsers "
                    "show it where the image does not load."
                    + (' Write `alt=""` where it only decorates.' if is_tag else ""),
                )

    def _empty(self, post: Post, image: Element) -> Diagnostic:
        where = " between its brackets" if post.source.slice(image.span).startswith("!") else ""
        consequence = (
            f"{post.profile.generator.title} writes no `alt` for it, and screen readers read its "
            "file's name: where it only decorates"
            if alt(image) is None
            else "it is hidden from screen readers: where that is meant"
        )
        return self.diagnostic(
            image.span,
            f"{_shown(image)} has no alt text{where}",
            help=f"Describe what the image tells. Left empty, {consequence}, write "
            '<img src="…" alt="">.',
            severity=Severity.WARNING,
        )


def _has_alt(element: Element) -> bool:
    """Whether it is an image with an alt text, which then has a name, as most have."""
    return element.tag == "img" and bool((alt(element) or "").strip())


def _is_bare(post: Post, element: Element) -> bool:
    """Whether a tag of a Markdown post is a mere name, as in "use an <img> tag"."""
    return not post.is_html and element.tag == "img" and not any(element.attributes)


def _is_of_a_call(post: Post, element: Element) -> bool:
    """Whether a template call makes it, which may leave out an alt text that is empty."""
    return bool(post.calls) and post.source.slice(element.span).startswith("{")


def _may_be_image(element: Element) -> bool:
    if element.tag in ("img", "area", "object"):
        return True
    if element.tag == "input":
        return (element.attribute("type") or "").lower() == "image"
    return element.attribute("role") is not None and role(element) in _GRAPHICS


def _is_empty_markdown(post: Post, element: Element) -> bool:
    """Whether the author wrote no text between the brackets."""
    text = alt(element)
    if element.tag != "img" or text or not element.is_markdown:
        return False
    if element.attribute("fig-alt") is not None:
        return False
    return text is not None or post.source.slice(element.span).startswith("!")


def _is_meant(post: Post, image: Element) -> bool:
    """Whether what is around an image speaks for it, another rule of that, or its author knows.

    What only counts readers shows nothing.
    """
    if _COUNTER.search(image.attribute("src") or ""):
        return True
    for around in image.ancestors:
        if around.tag == "a":  # a link without a name is `empty-link`'s
            return True
        if around.tag in TAGS:
            return True  # an icon before its text; where there is none, `empty-heading` speaks
    return image.span in _in_named_groups(post) or _teaches_alts(post)


@derived
def _in_named_groups(post: Post) -> frozenset[Span]:
    """The images that stand right behind one with a text, which speaks for all: rated stars."""
    found = set()
    for around in dict.fromkeys(image.parent for image in post.elements("img")):
        is_named = False
        for child in around.children if around is not None else ():
            if isinstance(child, str):
                is_named = is_named and not child
                continue
            if is_named:
                found.add(child.span)
            is_named = child.tag == "img" and (is_named or bool((alt(child) or "").strip()))
    return frozenset(found)


@derived
def _teaches_alts(post: Post) -> bool:
    """Whether a post shows in code how an image is marked as decorative."""
    return any(_EMPTY_ALT.search(post.source.slice(span)) for span in post.code)


def _needs_name(element: Element) -> bool:
    if element.tag == "area":
        return element.attribute("href") is not None and not _is_named_beside(element)
    if element.tag == "object":
        return _shows_media(element) and role(element) != "none"
    if element.tag == "img":
        return role(element) != "none" and not (alt(element) or "x").isspace()
    return True


def _is_named_beside(area: Element) -> bool:
    """Whether it has an empty alt text, and another area of its map leads there and has one."""
    if area.attribute("alt") != "" or area.parent is None:
        return False
    return any(
        other.attribute("href") == area.attribute("href") and accessible_name(other)
        for other in area.parent.elements("area")
    )


def _is_links_only(element: Element) -> bool:
    """Whether a link has no name but the image's: then `empty-link` speaks."""
    link = next((around for around in element.ancestors if around.tag == "a"), None)
    return link is not None and link.attribute("href") is not None and not accessible_name(link)


def _shows_media(element: Element) -> bool:
    """Whether an object shows an image, a sound or a video, and no page or document."""
    kind = (element.attribute("type") or "").lower()
    address = element.url("data")
    if kind:
        return kind.startswith(("image/", "audio/", "video/"))
    return address is not None and address.path.lower().endswith(_MEDIA)


def _shown(element: Element) -> str:
    """An image as its author knows it: by the name of its file."""
    what = _WORDS.get(element.tag, "image")
    written = (element.attribute(name) or "" for name in _ADDRESSES)
    address = next((one for one in written if one and not one.startswith("data:")), "")
    name = unquote(PurePosixPath(address.partition("?")[0].partition("#")[0]).name)
    return f"{what} `{name}`" if 0 < len(name) <= 60 and name.isprintable() else f"this {what}"
