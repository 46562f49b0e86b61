from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.accessibility import accessible_name, is_hidden
from postlint.document.html import Element, Tree
from postlint.document.post import Post
from postlint.rules.embeds._frames import shown
from postlint.rules.rule import Rule

_DEEPEST_FRAME = 3


class MissingIframeTitle(Rule):
    """An iframe has no title.

    Screen readers announce "frame" and its address, and their users must enter it to learn what
    it holds.

    ```html bad
    <iframe src="https://player.example/embed/4711"></iframe>
    ```

    ```html good
    <iframe src="https://player.example/embed/4711" title="How to descale a kettle"></iframe>
    ```

    `aria-label` and `aria-labelledby` name it as well. Frames that are hidden, or
    have `tabindex="-1"`, need no name. A role of `none` or `presentation` takes nothing away: it
    does not hold on what can be focused, as a frame always can. Frames in a `srcdoc` are looked at
    too, and reported at the attribute that holds them.

    Source: WCAG 4.1.2; ACT rule cae760; axe's frame-title.
    """

    id = "missing-iframe-title"
    presets = ("accessibility",)
    needs_elements = ("iframe", "frame")
    severity: Severity = Severity.ERROR
    help = 'Add title="…" that says what the frame holds: screen readers announce it by that.'

    def check(self, post: Post) -> Iterator[Diagnostic]:
        for iframe in _frames(post.tree, 0):
            if _needs_name(iframe) and not accessible_name(iframe):
                url = iframe.url("src")
                name = shown(url) if url else "this iframe"
                yield self.diagnostic(iframe.span, f"{name} has no title")


def _frames(tree: Tree, depth: int) -> Iterator[Element]:
    """The iframes of a page, and of the pages that stand in their `srcdoc`."""
    for iframe in tree.elements("iframe", "frame"):
        yield iframe
        has_frames = "frame" in (iframe.attribute("srcdoc") or "").lower()
        held = Tree.of_frame(iframe) if has_frames and depth < _DEEPEST_FRAME else None
        if held is not None:
            yield from _frames(held, depth + 1)


def _needs_name(iframe: Element) -> bool:
    tabindex = (iframe.attribute("tabindex") or "").strip()
    return tabindex != "-1" and not is_hidden(iframe)
