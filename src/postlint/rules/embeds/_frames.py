"""The frames that rules about embeds look at."""

from collections.abc import Iterator
from urllib.parse import SplitResult

from postlint.document.accessibility import is_hidden
from postlint.document.html import Element
from postlint.document.post import Post
from postlint.rules.embeds._youtube import is_player


def frames(post: Post) -> Iterator[tuple[Element, SplitResult]]:
    """The iframes whose attributes are all known, each with its address."""
    for iframe in post.elements("iframe"):
        url = iframe.url()
        if url and url.geturl() and "{" not in url.geturl() and not iframe.has_dynamic_attributes:
            yield iframe, url


def seen_frames(post: Post) -> Iterator[tuple[Element, SplitResult]]:
    """The frames among them that readers meet: not hidden, and not only there without scripts."""
    for iframe, url in frames(post):
        in_noscript = any(around.tag == "noscript" for around in iframe.ancestors)
        if not in_noscript and not is_hidden(iframe):
            yield iframe, url


def resource(url: SplitResult) -> str:
    """What a frame shows, whatever scheme it is asked for by, and from which second on."""
    host = (url.netloc or "").lower().removeprefix("www.")
    if is_player(url) and "list=" not in url.query:
        return "youtube" + url.path
    return url._replace(scheme="", netloc=host, fragment="").geturl()


def shown(url: SplitResult) -> str:
    """A frame as its author knows it: by its host."""
    return f"the iframe of {url.hostname}" if url.hostname else "this iframe"
