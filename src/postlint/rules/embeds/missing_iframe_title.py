from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.accessibility import accessible_name, has_global_aria, is_hidden
from postlint.document.html import Element
from postlint.document.post import Post
from postlint.rules.embeds._frames import nested_frames, shown
from postlint.rules.rule import Rule


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

    `aria-label` and `aria-labelledby` name it as well. Frames that are hidden, or have
    `tabindex="-1"`, need no name. Those with the role `none` or `presentation` are no frames to
    screen readers, and need none either; but the role does not hold where the frame has a
    `tabindex` or an `aria-*` attribute that all elements may have. Frames in a `srcdoc` are looked
    at too, and reported at the attribute that holds them.

    Source: WCAG 4.1.2; ACT rule cae760; axe's frame-title.
    """

    id = "missing-iframe-title"
    presets = ("accessibility",)
    needs_elements = ("iframe", "frame")
    severity: Severity = Severity.ERROR
    help = 'Add title="…" that says what the frame holds: screen readers announce it by that.'

    def check(self, post: Post) -> Iterator[Diagnostic]:
        for iframe in nested_frames(post):
            if _needs_name(iframe) and not accessible_name(iframe):
                url = iframe.url("src")
                name = shown(url) if url else "this iframe"
                yield self.diagnostic(iframe.span, f"{name} has no title")


def _needs_name(iframe: Element) -> bool:
    if (iframe.attribute("tabindex") or "").strip() == "-1" or is_hidden(iframe):
        return False
    return not _is_presentational(iframe)


def _is_presentational(iframe: Element) -> bool:
    """Whether a role takes the frame's own away, as ACT and axe have it; both name exceptions."""
    role = (iframe.attribute("role") or "").strip().lower()
    is_asked = role in ("none", "presentation") and iframe.attribute("tabindex") is None
    return is_asked and not has_global_aria(iframe)
