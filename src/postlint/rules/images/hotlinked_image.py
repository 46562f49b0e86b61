from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.post import Post
from postlint.pattern import lazy
from postlint.rules._shared.hosts import thumbnail_host
from postlint.rules.images._addresses import loaded
from postlint.rules.rule import Rule
from postlint.source import Span

_CANDIDATES = lazy(r",\s+|,(?=(?:https?:)?//)")


class HotlinkedImage(Rule):
    """An image is loaded from a search engine's thumbnails.

    These addresses are caches: they change or go away without notice, show another image for the
    same address, and the right to use the image was never asked for.

    ```html bad
    <img src="https://tse1.mm.bing.net/th?q=copper+kettle" alt="A copper kettle">
    ```

    ```html good
    <img src="/images/kettle.jpg" alt="A copper kettle">
    ```

    The front matter is looked at as well: `thumbnail`, `cover.image`, `images` and the like.
    """

    id = "hotlinked-image"
    presets = ("seo",)
    severity: Severity = Severity.WARNING
    help = (
        "Save an image that you may use beside the post and link to that: a search engine's copy "
        "can change or vanish at any time."
    )

    def check(self, post: Post) -> Iterator[Diagnostic]:
        for span, address in _front_matter(post):
            if host := thumbnail_host(address):
                yield self._found(span, host)
        for image, name, value in loaded(post):
            if "//" in value and name != "data-srcset":
                host = next(filter(None, map(thumbnail_host, _addresses(name, value))), None)
                if host is not None:
                    yield self._found(image.value_span(name), host)

    def _found(self, span: Span, host: str) -> Diagnostic:
        return self.diagnostic(span, f"this image is a search engine's thumbnail, from {host}")


def _front_matter(post: Post) -> Iterator[tuple[Span, str]]:
    """The values of the front matter that may be addresses."""
    for _, scalar in post.front_matter.scalars() if post.front_matter is not None else ():
        if isinstance(scalar.value, str) and "//" in scalar.value:
            yield scalar.span, scalar.value


def _addresses(name: str, value: str) -> list[str]:
    if name != "srcset":
        return [value]
    return [part.split()[0] for part in _CANDIDATES.split(value) if part.strip()]
