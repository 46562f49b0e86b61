from collections.abc import Iterator
from urllib.parse import SplitResult

from postlint.diagnostic import Applicability, Diagnostic, Edit, Fix, Severity
from postlint.document.html import Element
from postlint.document.post import Post
from postlint.document.quoting import shortened
from postlint.rules.embeds._frames import frames
from postlint.rules.embeds._page import Page
from postlint.rules.embeds._players import page, with_scheme
from postlint.rules.rule import Rule


class UnplayableEmbed(Rule):
    """An iframe holds a page of a video site where its player is needed.

    YouTube, Vimeo, Spotify and others forbid that their pages are framed: readers see an error.
    The player has an address of its own.

    ```html bad
    <iframe src="https://www.youtube.com/watch?v=aBcDeFgHiJk&t=1m30s" title="Kettles"></iframe>
    ```

    ```html fixed
    <iframe src="https://www.youtube.com/embed/aBcDeFgHiJk?start=90" title="Kettles"></iframe>
    ```

    Known are YouTube (watch pages, shorts, short links, playlists), Vimeo, Spotify, SoundCloud, TED
    and Dailymotion. A player's address with an id that cannot be one is reported as well, and so
    is one that lacks its `https://`:

    ```html bad
    <iframe src="https://www.youtube.com/embed/VIDEO_ID" title="Kettles"></iframe>
    ```

    The fix is safe: it is given only where the id can be read from the address.
    """

    id = "unplayable-embed"
    fixes = ("safe",)
    needs_elements = ("iframe",)
    severity: Severity = Severity.ERROR

    def check(self, post: Post) -> Iterator[Diagnostic]:
        for iframe, url in frames(post):
            full = with_scheme(url)
            found = page(full or url)
            if found is not None and found.wrong_id is not None:
                if not _is_of_unknown_parameters(post, iframe):
                    yield self._wrong_id(iframe, found)
            elif found is not None:
                yield self._page(post, iframe, url, found)
            elif full is not None:
                yield self.diagnostic(
                    iframe.value_span("src"),
                    f"`{url.path.partition('/')[0]}` has no https:// before it",
                    help="Write https:// before it: as it is, browsers look for it on your site.",
                    fix=_replace(post, iframe, full.geturl()),
                )

    def _page(self, post: Post, iframe: Element, url: SplitResult, found: Page) -> Diagnostic:
        instead = f": {found.player}" if found.player else ", from Share and Embed on that page"
        return self.diagnostic(
            iframe.value_span("src"),
            f"`{_short(url)}` is a page of {found.site}, and not its player",
            help=f"Use the address of the player{instead}. {found.site} does not let its pages be "
            "framed: readers see an error.",
            fix=_replace(post, iframe, found.player) if found.player else None,
        )

    def _wrong_id(self, iframe: Element, found: Page) -> Diagnostic:
        said = (
            f"`{found.wrong_id}` is no id on {found.site}" if found.wrong_id else "no id is given"
        )
        return self.diagnostic(
            iframe.value_span("src"),
            f"{said}, so the player has nothing to play",
            help=f"Copy the address from {found.site}, by Share and Embed: readers see an error.",
        )


def _is_of_unknown_parameters(post: Post, iframe: Element) -> bool:
    """Whether a shortcode makes the frame of which only its name is known: it may take no id."""
    at = iframe.span.start
    called = (post.profile.shortcode(call.name) for call in post.calls if at in call.span)
    return any(shortcode is not None and shortcode.is_usual for shortcode in called)


def _short(url: SplitResult) -> str:
    return shortened(url._replace(scheme="").geturl().removeprefix("//"))


def _replace(post: Post, iframe: Element, address: str) -> Fix:
    span = iframe.value_span("src")
    if "&amp;" in post.source.text[slice(*span)]:
        address = address.replace("&amp;", "&").replace("&", "&amp;")
    return Fix("Use the player's address", Applicability.SAFE, (Edit(span, address),))
