from collections.abc import Iterator

from postlint.diagnostic import Applicability, Diagnostic, Edit, Fix, Severity
from postlint.document.html import Element
from postlint.document.post import Post
from postlint.rules.embeds._frames import frames
from postlint.rules.embeds._youtube import is_player
from postlint.rules.rule import Rule
from postlint.source import Span

_PRIVATE = "www.youtube-nocookie.com"


class YoutubeCookies(Rule):
    """A YouTube player sets cookies before anyone plays the video.

    In many countries readers must agree to that first. YouTube has a second host for the same
    player, which sets none until the video is played.

    ```html bad
    <iframe src="https://www.youtube.com/embed/aBcDeFgHiJk" title="Kettles"></iframe>
    ```

    ```html fixed
    <iframe src="https://www.youtube-nocookie.com/embed/aBcDeFgHiJk" title="Kettles"></iframe>
    ```

    The fix is unsafe: scripts of the page may expect the other host.

    Source: YouTube, "Embed videos and playlists", on the privacy-enhanced mode.
    """

    id = "youtube-cookies"
    fixes = ("unsafe",)
    default = False
    presets = ("strict",)
    needs_elements = ("iframe",)
    severity: Severity = Severity.INFO
    help = f"Use {_PRIVATE}: it sets no cookies until the video is played."

    def check(self, post: Post) -> Iterator[Diagnostic]:
        for iframe, url in frames(post):
            host = url.hostname or ""
            if is_player(url) and "nocookie" not in host:
                yield self.diagnostic(
                    iframe.value_span("src"),
                    f"the player of {host} sets cookies at once",
                    fix=_use_private(post, iframe, host),
                )


def _use_private(post: Post, iframe: Element, host: str) -> Fix | None:
    span = iframe.value_span("src")
    at = post.source.text[slice(*span)].lower().find(host)
    if at < 0:
        return None
    start = span.start + at
    edit = Edit(Span(start, start + len(host)), _PRIVATE)
    return Fix(f"Use {_PRIVATE}", Applicability.UNSAFE, (edit,))
