import re
from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.accessibility import accessible_name, is_hidden, role
from postlint.document.html import Element
from postlint.document.mask import is_dynamic
from postlint.document.post import Post
from postlint.document.quoting import shortened
from postlint.document.scripts import may_be_filled
from postlint.pattern import lazy
from postlint.rules.rule import Rule

_END_TAG = lazy(r"</a\s*>$", re.IGNORECASE)
_OWN = "links to where they stand"
_WIDGETS = ("twitter-", "embedly-", "instagram-", "github-button", "pinterest", "fb-", "g-")


class EmptyLink(Rule):
    """A link has no text, and nothing else that names it.

    Screen readers read its address letter by letter or say "link" and no more, and nobody else
    sees where to click.

    ```html bad
    <p>Our kettles: <a href="/kettles/"></a></p>
    ```

    ```html good
    <p>Our kettles: <a href="/kettles/">all nine of them</a></p>
    ```

    An image in the link names it by its alt text, and nothing else does: a link around a
    decorative image is empty.

    ```html bad
    <a href="/kettles/"><img src="kettle.jpg" alt=""></a>
    ```

    ```html good
    <a href="/kettles/"><img src="kettle.jpg" alt="All kettles"></a>
    ```

    `aria-label`, `aria-labelledby` and `title` count. Hidden links are left alone, and so are
    those that a script fills. Links to where they stand, which a site has beside all of its
    headings, are told once. Areas of image maps are `missing-image-alt`'s.

    Source: ACT rule c487ae; WCAG 2.4.4 and 4.1.2.
    """

    id = "empty-link"
    markdownlint = ("MD042", "no-empty-links")
    folds = "site"
    presets = ("accessibility", "seo")
    severity: Severity = Severity.ERROR

    def check(self, post: Post) -> Iterator[Diagnostic]:
        empty = [link for link in _links_without_text(post) if not accessible_name(link)]
        if not empty:
            return
        addresses = {link.attribute("href") for link in empty}
        like = (link for link in post.tree.elements("a") if link.attribute("href") in addresses)
        named = {link.span for link in like if accessible_name(link)}
        for link in empty:
            if link.span in named or is_hidden(link) or _is_widget(link) or _is_place(link):
                continue
            if may_be_filled(link) or _is_split(post, link):
                continue
            if link.is_markdown or link.tag != "a" or _is_closed(post, link):
                found = self.diagnostic(link.span, _message(link), help=_help(link), cause=_OWN)
                yield found if _is_to_itself(link) else found._replace(cause=None)


def _links_without_text(post: Post) -> Iterator[Element]:
    """The links that readers can follow, areas left out, and those that show text as nearly all do.

    An end tag that is missing makes one `<a>` several, some of them empty: their span is one.
    """
    tags = () if post.tree.has_roles else ("a",)
    for element in post.elements(*tags):
        may_be = element.tag == "a" or element.attribute("role") is not None
        if not may_be or element.tag == "area" or element.has_own_text:
            continue
        if role(element) == "link":
            yield element


def _is_closed(post: Post, link: Element) -> bool:
    """Whether its end tag was written: a link in a link ends it, and takes its text."""
    return bool(_END_TAG.search(post.source.slice(link.full_span)))


def _is_split(post: Post, link: Element) -> bool:
    """Whether a link of Markdown holds another one, which browsers show beside it."""
    if not link.is_markdown:
        return False
    return any(link.span.start < other.span.start < link.span.end for other in post.elements("a"))


def _is_to_itself(link: Element) -> bool:
    """Whether it leads to where it stands, as a theme's marks beside headings do."""
    id_ = link.attribute("id") or link.attribute("name")
    return bool(id_) and link.attribute("href") == f"#{id_}"


def _is_place(link: Element) -> bool:
    """Whether Markdown wrote it only to be linked to, as in `[](){#lids}`."""
    return link.is_markdown and not link.attribute("href") and bool(link.attribute("id"))


def _is_widget(link: Element) -> bool:
    """Whether a script of some service makes its content."""
    classes = (link.attribute("class") or "").lower().split()
    return any(name.startswith("data-pin") for name, _ in link.attributes) or any(
        name.startswith(_WIDGETS) for name in classes
    )


def _message(link: Element) -> str:
    address = link.attribute("href")
    if not address or is_dynamic(address):
        return "this link has no text"
    return f"the link to `{shortened(address)}` has no text"


def _help(link: Element) -> str:
    if link.attribute("id") or link.attribute("name"):
        return (
            "Delete its `href` where it is only a place to link to, or write what it leads to: it "
            "can be reached by the keyboard, and nobody can see it."
        )
    if next(link.elements("img"), None) is not None:
        return (
            "Say in the image's alt text where the link leads: it is all that screen readers "
            "can read of the link."
        )
    if any(link.elements("svg", "i", "span")):
        return "Say in `aria-label` where it leads: screen readers cannot read an icon."
    return "Write what it leads to between its tags or brackets, or delete it: nobody can see it."
