"""The frames that rules about embeds look at."""

from collections.abc import Iterable, Iterator
from urllib.parse import SplitResult

from postlint.document.accessibility import is_hidden
from postlint.document.html import Element, Tree
from postlint.document.post import Post
from postlint.rules.embeds._youtube import is_player

_DEEPEST_FRAME = 3


def nested_frames(post: Post) -> Iterator[Element]:
    """The frames of a post, and of the pages that stand in their `srcdoc`."""
    return _nested(post.tree, 0)


def _nested(tree: Tree, depth: int) -> Iterator[Element]:
    for iframe in tree.elements("iframe", "frame"):
        yield iframe
        has_frames = "frame" in (iframe.attribute("srcdoc") or "").lower()
        held = Tree.of_frame(iframe) if has_frames and depth < _DEEPEST_FRAME else None
        if held is not None:
            yield from _nested(held, depth + 1)


def frames(post: Post) -> Iterator[tuple[Element, SplitResult]]:
    """The iframes whose attributes are all known, each with its address."""
    return _known(post.elements("iframe"))


def _known(iframes: Iterable[Element]) -> Iterator[tuple[Element, SplitResult]]:
    for iframe in iframes:
        url = iframe.url()
        if url and url.geturl() and "{" not in url.geturl() and not iframe.has_dynamic_attributes:
            yield iframe, url


def seen_frames(post: Post) -> Iterator[tuple[Element, SplitResult]]:
    """The frames among them that readers meet: not hidden, and not only there without scripts."""
    for iframe, url in _known(frame for frame in nested_frames(post) if frame.tag == "iframe"):
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
