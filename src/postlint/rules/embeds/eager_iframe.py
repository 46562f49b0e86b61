from collections.abc import Iterator

from postlint.diagnostic import Applicability, Diagnostic, Severity
from postlint.document.accessibility import is_hidden
from postlint.document.headings import TAGS
from postlint.document.html import Element
from postlint.document.post import Post
from postlint.rules._shared.attributes import make_lazy
from postlint.rules.rule import Rule

_FIRST_SCREEN = 4
"""How many paragraphs, headings, items and images a first screen mostly holds."""


class EagerIframe(Rule):
    """An iframe further down is loaded at once.

    A player is often heavier than all the rest of a page, and every reader pays for it, even those
    who never scroll that far.

    ```html bad
    <h2>Descaling</h2>
    <p>Fill the kettle with water and vinegar.</p>
    <p>Let it stand for an hour.</p>
    <p>Boil it, and pour it away.</p>
    <iframe src="https://player.example/embed/4711" title="Descaling"></iframe>
    ```

    ```html fixed
    <h2>Descaling</h2>
    <p>Fill the kettle with water and vinegar.</p>
    <p>Let it stand for an hour.</p>
    <p>Boil it, and pour it away.</p>
    <iframe loading="lazy" src="https://player.example/embed/4711" title="Descaling"></iframe>
    ```

    Further down means after four paragraphs, headings, list items or images.

    Source: Lighthouse's offscreen content; HTML, "Lazy loading attributes".
    """

    id = "eager-iframe"
    fixes = ("safe",)
    default = False
    presets = ("seo",)
    needs_elements = ("iframe",)
    severity: Severity = Severity.INFO
    help = 'Add loading="lazy": browsers then fetch it when readers come near.'

    def check(self, post: Post) -> Iterator[Diagnostic]:
        before = 0
        for element in post.elements("iframe", "p", "li", "img", *TAGS):
            if element.tag != "iframe":
                before += 1
            elif before >= _FIRST_SCREEN and _is_eager(element):
                fix = make_lazy(post, element, Applicability.SAFE)
                yield self.diagnostic(element.span, "this iframe is loaded at once", fix=fix)


def _is_eager(iframe: Element) -> bool:
    if iframe.has_dynamic_attributes or is_hidden(iframe):
        return False
    return bool(iframe.attribute("src")) and iframe.attribute("loading") is None
