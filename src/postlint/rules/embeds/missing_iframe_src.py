from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.html import Element
from postlint.document.post import Post
from postlint.rules._shared.attributes import lacks_source
from postlint.rules.rule import Rule


class MissingIframeSrc(Rule):
    """An iframe has no address.

    Readers see an empty box.

    ```html bad
    <iframe src="" title="How to descale a kettle"></iframe>
    ```

    ```html good
    <iframe src="https://player.example/embed/4711" title="How to descale a kettle"></iframe>
    ```

    `srcdoc` gives it a page as well. Scripts, forms and links may fill a frame: those with
    `data-src`, other `data-*` attributes, an `id` or a `name` are left alone.

    Source: HTML, "The iframe element".
    """

    id = "missing-iframe-src"
    needs_elements = ("iframe",)
    severity: Severity = Severity.ERROR

    def check(self, post: Post) -> Iterator[Diagnostic]:
        for iframe in post.elements("iframe"):
            if not lacks_source(iframe) or iframe.attribute("name"):
                continue
            yield self.diagnostic(
                iframe.value_span("src"),
                "this iframe has no address",
                help="Add the address of what it holds, or delete it: readers see an empty box."
                + (
                    " Write `&lt;iframe>` or code where the tag itself is meant." * _is_bare(iframe)
                ),
            )


def _is_bare(iframe: Element) -> bool:
    return next(iframe.attributes, None) is None
