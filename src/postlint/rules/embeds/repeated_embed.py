from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Related, Severity
from postlint.document.html import Element
from postlint.document.post import Post
from postlint.rules.embeds._frames import seen_frames
from postlint.rules.embeds._players import is_media
from postlint.rules.rule import Rule


class RepeatedEmbed(Rule):
    """A post holds the same video or sound twice.

    One of them was mostly meant to be another, or was pasted twice.

    ```html bad
    <iframe src="https://www.youtube.com/embed/aBcDeFgHiJk" title="Descaling a kettle"></iframe>
    <iframe src="https://www.youtube.com/embed/aBcDeFgHiJk" title="Mending its spout"></iframe>
    ```

    ```html good
    <iframe src="https://www.youtube.com/embed/aBcDeFgHiJk" title="Descaling a kettle"></iframe>
    <iframe src="https://www.youtube.com/embed/aBcDeFgHiJk?start=90" title="The vinegar"></iframe>
    ```

    Only known players count: forms, maps and buttons may well stand in two places. Frames of
    different classes are left alone, as they may be for screens of different sizes.
    """

    id = "repeated-embed"
    needs_elements = ("iframe",)
    severity: Severity = Severity.WARNING
    help = "Delete one of the two, or give it the address that was meant."

    def check(self, post: Post) -> Iterator[Diagnostic]:
        first: dict[tuple[str, ...], Element] = {}
        for iframe, url in seen_frames(post):
            address = url._replace(scheme="").geturl()
            earlier = first.setdefault((address, *_classes(iframe)), iframe)
            if is_media(url) and earlier != iframe:
                yield self.diagnostic(
                    iframe.value_span("src"),
                    f"this iframe of {url.hostname} stands in the post already",
                    related=[Related(earlier.value_span("src"), "the same address")],
                )


def _classes(iframe: Element) -> list[str]:
    around = (iframe, *iframe.ancestors)
    return [name for element in around if (name := element.attribute("class"))]
