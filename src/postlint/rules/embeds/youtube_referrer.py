from collections.abc import Iterator

from postlint.diagnostic import Applicability, Diagnostic, Edit, Fix, Severity
from postlint.document.post import Post
from postlint.rules.embeds._frames import frames
from postlint.rules.embeds._youtube import is_player
from postlint.rules.rule import Rule

_HIDING = ("no-referrer", "same-origin")
_POLICY = "strict-origin-when-cross-origin"


class YoutubeReferrer(Rule):
    """A YouTube player is not told which site frames it.

    It refuses to play then: readers see "Error 153, video player configuration error".

    ```html bad
    <iframe src="https://www.youtube.com/embed/aBcDeFgHiJk" title="Kettles"
      referrerpolicy="no-referrer"></iframe>
    ```

    ```html fixed
    <iframe src="https://www.youtube.com/embed/aBcDeFgHiJk" title="Kettles"
      referrerpolicy="strict-origin-when-cross-origin"></iframe>
    ```

    Source: YouTube, "Required Minimum Functionality", on the identity of API clients.
    """

    id = "youtube-referrer"
    fixes = ("unsafe",)
    needs_elements = ("iframe",)
    severity: Severity = Severity.ERROR
    help = (
        f'Write referrerpolicy="{_POLICY}", as YouTube\'s own embed code does: without a referrer, '
        "readers see error 153 instead of the video."
    )

    def check(self, post: Post) -> Iterator[Diagnostic]:
        for iframe, url in frames(post):
            policy = (iframe.attribute("referrerpolicy") or "").strip().lower()
            if policy in _HIDING and is_player(url):
                span = iframe.value_span("referrerpolicy")
                fix = Fix(f"Use {_POLICY}", Applicability.UNSAFE, (Edit(span, _POLICY),))
                message = f"`{policy}` keeps the YouTube player from playing"
                yield self.diagnostic(span, message, fix=fix)
