import re
from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.html import Element
from postlint.document.post import Post
from postlint.rules._shared.attributes import is_sized
from postlint.rules.embeds._frames import seen_frames, shown
from postlint.rules.rule import Rule

_PLACED = re.compile(r"(?:^|[;\s])position\s*:\s*(?:absolute|fixed)", re.IGNORECASE)


class MissingEmbedSize(Rule):
    """An iframe has no width and height.

    Browsers give it 300 by 150 pixels, which fits no video.

    ```html bad
    <iframe src="https://player.example/embed/4711" title="How to descale a kettle"></iframe>
    ```

    ```html good
    <iframe src="https://player.example/embed/4711" title="How to descale a kettle"
      width="560" height="315"></iframe>
    ```

    A style with both, with an `aspect-ratio`, or one that lays the frame over a box, does as well.
    A class may too, so frames that have one are left alone.
    """

    id = "missing-embed-size"
    default = False
    presets = ("strict",)
    needs_elements = ("iframe",)
    severity: Severity = Severity.INFO
    help = "Add width and height: browsers give it 300 by 150 pixels otherwise."

    def check(self, post: Post) -> Iterator[Diagnostic]:
        for iframe, url in seen_frames(post):
            if not is_sized(iframe) and not _is_laid_out(iframe):
                missing = [name for name in ("width", "height") if not iframe.attribute(name)]
                yield self.diagnostic(
                    iframe.span, f"{shown(url)} has no {' and no '.join(missing)}"
                )


def _is_laid_out(iframe: Element) -> bool:
    """Whether a style sheet or a box around it may give a frame its size."""
    return bool(iframe.attribute("class") or _PLACED.search(iframe.attribute("style") or ""))
