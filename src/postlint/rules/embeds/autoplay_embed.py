from collections.abc import Iterator
from urllib.parse import SplitResult, parse_qsl

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.html import Element
from postlint.document.post import Post
from postlint.rules.embeds._frames import frames, shown
from postlint.rules.rule import Rule

_YES = ("1", "true", "yes")
_PLAYING = ("autoplay", "auto_play")
_WORDS = {"audio": "sound", "video": "video"}
_SILENT = ("mute", "muted", "background")


class AutoplayEmbed(Rule):
    """A video or a sound starts by itself, and is heard.

    It talks over screen readers and startles everybody else; browsers block it, or mute the page.

    ```html bad
    <iframe src="https://www.youtube.com/embed/aBcDeFgHiJk?autoplay=1" title="Kettles"></iframe>
    ```

    ```html good
    <iframe src="https://www.youtube.com/embed/aBcDeFgHiJk" title="Kettles"></iframe>
    <video src="kettle.mp4" autoplay muted loop></video>
    ```

    Players start by `autoplay=1` in their address, and are silent with `mute=1` or `muted=1`. A
    `<video>` that repeats (`loop`) is left alone: mostly it is an animation that has no sound.

    Source: WCAG 1.4.2; ACT rule 80f0bf.
    """

    id = "autoplay-embed"
    presets = ("accessibility",)
    needs_elements = ("iframe", "audio", "video")
    severity: Severity = Severity.WARNING

    def check(self, post: Post) -> Iterator[Diagnostic]:
        for iframe, url in frames(post):
            if name := _plays(url):
                span = iframe.value_span("src")
                is_written = name in post.source.slice(span)  # and not made by a shortcode
                yield self.diagnostic(
                    span,
                    f"{shown(url)} starts by itself" + (f", by `{name}`" if is_written else ""),
                    help=(f"Delete `{name}` from the address" if is_written else "Let it wait")
                    + ": a sound nobody asked for talks over screen readers, and browsers block "
                    "it.",
                )
        for media in post.elements("audio", "video"):
            if _sounds(media):
                yield self.diagnostic(
                    media.attribute_span("autoplay") or media.span,
                    f"this {_WORDS[media.tag]} starts by itself"
                    + (", and is not muted" if media.tag == "video" else ""),
                    help="Delete `autoplay`"
                    + (", or add `muted`" if media.tag == "video" else "")
                    + ": a sound nobody asked for talks over screen readers.",
                )


def _plays(url: SplitResult) -> str | None:
    """What in a player's address starts it with its sound, as written; None where nothing does."""
    query = dict(parse_qsl(url.query))
    if any(query.get(name, "").lower() in _YES for name in _SILENT):
        return None
    given = (name for name in _PLAYING if query.get(name, "").lower() in _YES)
    return next((f"{name}={query[name]}" for name in given), None)


def _sounds(media: Element) -> bool:
    """Whether a video or a sound is started by its tag, and is not muted."""
    if media.has_dynamic_attributes or media.attribute("muted") is not None:
        return False
    if media.tag == "video" and media.attribute("loop") is not None:
        return False
    autoplay = media.attribute("autoplay")
    return autoplay is not None and not autoplay.startswith("{")
