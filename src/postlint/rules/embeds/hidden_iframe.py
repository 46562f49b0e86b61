import re
from collections.abc import Iterator
from urllib.parse import SplitResult

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.accessibility import is_unrendered
from postlint.document.html import Element
from postlint.document.post import Post
from postlint.pattern import lazy
from postlint.rules.embeds._frames import frames, shown
from postlint.rules.rule import Rule

_POINT = lazy(r"\s*[01]\s*(?:px)?\s*", re.IGNORECASE)
_STYLED = r"(?:^|[;\s]){}\s*:\s*[01](?:px)?\s*(?:!important\s*)?(?:;|$)"
_TAG_MANAGERS = lazy(r"(?:.*\.)?googletagmanager\.com|.*\.doubleclick\.net|.*\.facebook\.com")


class HiddenIframe(Rule):
    """An iframe loads another site's page where no reader can see it.

    That is how break-ins earn money: such frames are injected into posts by malware and stolen
    accounts.

    ```html bad
    <iframe src="https://casino.example/" width="1" height="1"></iframe>
    ```

    ```html good
    <iframe src="https://player.example/embed/4711" width="560" height="315"
      title="How to descale a kettle"></iframe>
    ```

    The frames of tag managers are known, and so is whatever stands in a `noscript`. Frames that
    only something around them hides, that scripts can find by their `id` or `name`, and embedded
    WordPress posts, which their script shows, are left alone.
    """

    id = "hidden-iframe"
    needs_elements = ("iframe",)
    severity: Severity = Severity.ERROR
    help = (
        "Delete it unless you know what it is for, and look for others: hidden frames are what "
        "break-ins leave behind."
    )

    def check(self, post: Post) -> Iterator[Diagnostic]:
        for iframe, url in frames(post):
            how = _how_hidden(iframe) if url.hostname else None
            if how is not None and not _is_known(iframe, url):
                yield self.diagnostic(iframe.span, f"{shown(url)} is {how}")


def _how_hidden(iframe: Element) -> str | None:
    """How a frame itself hides from readers; None where it does not."""
    if _is_point(iframe, "width") and _is_point(iframe, "height"):
        return "too small to be seen"
    around = iframe.parent
    is_own = is_unrendered(iframe) and not (around and is_unrendered(around))
    return "hidden" if is_own else None


def _is_point(iframe: Element, name: str) -> bool:
    """Whether a length is one pixel at most. A style's word counts before the attribute's."""
    style = iframe.attribute("style") or ""
    if re.search(rf"(?:^|[;\s])(?:min-)?{name}\s*:", style, re.IGNORECASE):
        return re.search(_STYLED.format(name), style, re.IGNORECASE) is not None
    return _POINT.fullmatch(iframe.attribute(name) or "") is not None


def _is_known(iframe: Element, url: SplitResult) -> bool:
    if iframe.attribute("id") or iframe.attribute("name"):
        return True
    is_embed = "wp-embedded-content" in (iframe.attribute("class") or "")
    in_noscript = any(around.tag == "noscript" for around in iframe.ancestors)
    return is_embed or in_noscript or _TAG_MANAGERS.fullmatch(url.hostname or "") is not None
