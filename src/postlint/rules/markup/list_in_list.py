from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.html import Element
from postlint.document.html.names import KNOWN
from postlint.document.post import Post
from postlint.document.tags import is_harmless
from postlint.lookup.fragments import is_fragment
from postlint.rules.rule import Rule

_LISTS = ("ul", "ol", "menu", "dir")
_HOLDERS = frozenset(
    {"article", "aside", "blockquote", "center", "div", "footer", "header", "main", "nav", "p"}
    | {"section", "span", "td"}
)


class ListInList(Rule):
    """A list stands right in a list, or an item in no list.

    A list holds items, and a list below an item stands in it. Screen readers count the items, and
    lose count; browsers indent as they like.

    ```html bad
    <ul>
      <li>Kettles</li>
      <ul><li>of copper</li></ul>
    </ul>
    ```

    ```html good
    <ul>
      <li>Kettles
        <ul><li>of copper</li></ul>
      </li>
    </ul>
    ```

    ```html bad
    <div><li>Kettles</li></div>
    ```

    Told once a post for either. Where components or template calls may write the list, an item
    without one is left alone; so is a post that others include.

    Source: HTML, "The ul element", "The li element"; WCAG 1.3.1.
    """

    id = "list-in-list"
    presets = ("accessibility",)
    needs_elements = ("li", "ul", "ol")
    folds = "post"
    severity: Severity = Severity.WARNING

    def check(self, post: Post) -> Iterator[Diagnostic]:
        for element in post.elements("ul", "ol"):
            around = element.parent
            if around is not None and around.tag in _LISTS and not element.is_markdown:
                yield self.diagnostic(
                    element.span,
                    f"<{element.tag}> stands right in <{around.tag}>",
                    help="Put it in the item above it: move that item's </li> behind this list.",
                    cause="a list right in a list",
                )
        loose = [item for item in post.elements("li") if not post.is_mdx and _is_loose(item)]
        if loose and all(is_harmless(post, call) for call in post.calls) and not is_fragment(post):
            for item in loose:
                yield self.diagnostic(
                    item.span,
                    "<li> stands in no list",
                    help="Write <ul> or <ol> around the items.",
                    cause="an item in no list",
                )


def _is_loose(item: Element) -> bool:
    around = item.parent
    if around is not None and (around.tag not in _HOLDERS or around.attribute("role")):
        return False
    if not all(outer.tag in KNOWN and outer.tag not in _LISTS for outer in item.ancestors):
        return False
    return item.attribute("role") is None and not item.is_markdown
