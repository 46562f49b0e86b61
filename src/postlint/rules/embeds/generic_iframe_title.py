from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.accessibility import accessible_name
from postlint.document.plain_text import folded
from postlint.document.post import Post
from postlint.rules.embeds._frames import seen_frames
from postlint.rules.rule import Rule

_TITLES = (
    "youtube video player, youtube player, youtube video, youtube, youtube embed, "
    "vimeo video player, vimeo player, vimeo video, vimeo, video player, video, embedded video, "
    "iframe, frame, embed, embedded content, content, player, audio player, audio, widget, map, "
    "google map, google maps, spotify embed, soundcloud player, untitled, title, wordpress embed, "
    "Karte, Rahmen, Inhalt, lecteur vidéo, lecteur vidéo YouTube, carte, vidéo, contenu, mapa, "
    "vídeo, reproductor de vídeo, reproductor de video, contenido, mappa, contenuto, видео, "
    "карта, видеоплеер, 動画, 地図, 视频, 地图"
)
_GENERIC = frozenset(folded(title) for title in _TITLES.split(","))


class GenericIframeTitle(Rule):
    """The title of an iframe says what kind of thing it is, and not which one.

    Players put "YouTube video player" into their embed codes. Screen readers announce it; what
    the video is about stays unsaid.

    ```html bad
    <iframe src="https://player.example/embed/4711" title="YouTube video player"></iframe>
    ```

    ```html good
    <iframe src="https://player.example/embed/4711" title="How to descale a kettle"></iframe>
    ```

    Source: WCAG 4.1.2, technique H64.
    """

    id = "generic-iframe-title"
    default = False
    presets = ("accessibility",)
    needs_elements = ("iframe",)
    severity: Severity = Severity.INFO
    help = "Say what this frame holds, such as the video's own title."

    def check(self, post: Post) -> Iterator[Diagnostic]:
        for iframe, _ in seen_frames(post):
            name = accessible_name(iframe)
            if folded(name) in _GENERIC:
                span = iframe.value_span("title")
                yield self.diagnostic(span, f"the title says only “{name}”")
