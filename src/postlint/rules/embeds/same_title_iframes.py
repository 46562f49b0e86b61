from collections.abc import Iterator
from urllib.parse import SplitResult

from postlint.diagnostic import Diagnostic, Related, Severity
from postlint.document.accessibility import accessible_name
from postlint.document.html import Element
from postlint.document.mask import is_dynamic
from postlint.document.post import Post
from postlint.rules.embeds._frames import resource, seen_frames
from postlint.rules.rule import Rule


class SameTitleIframes(Rule):
    """Two iframes have the same title, but hold different pages.

    Screen readers list frames by their titles; with one title for two of them, nobody can choose.

    ```html bad
    <iframe src="https://player.example/embed/1" title="YouTube video player"></iframe>
    <iframe src="https://player.example/embed/2" title="YouTube video player"></iframe>
    ```

    ```html good
    <iframe src="https://player.example/embed/1" title="How to descale a kettle"></iframe>
    <iframe src="https://player.example/embed/2" title="How to mend its spout"></iframe>
    ```

    The same page framed twice may have the same title, and so may one video from two of its
    seconds on. All frames of one title are told once.
    Names by `aria-label` and `aria-labelledby` count; hidden frames do not.

    Source: WCAG 4.1.2; ACT rule 4b1c6c.
    """

    id = "same-title-iframes"
    presets = ("accessibility",)
    folds = "post"
    needs_elements = ("iframe",)
    severity: Severity = Severity.WARNING
    help = "Say in each title what that frame holds: screen readers list frames by their titles."

    def check(self, post: Post) -> Iterator[Diagnostic]:
        first: dict[str, tuple[Element, SplitResult]] = {}
        for iframe, url in seen_frames(post):
            name = accessible_name(iframe)
            if not name or is_dynamic(name):
                continue
            earlier, other = first.setdefault(name.casefold(), (iframe, url))
            if resource(other) != resource(url):
                yield self.diagnostic(
                    iframe.value_span("title"),
                    f"“{name}” names another iframe as well, which holds another page",
                    related=[Related(earlier.value_span("title"), "the other iframe")],
                    cause=name.casefold(),
                )
