from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.front_matter.nodes import Path
from postlint.document.html import Element
from postlint.document.post import Post
from postlint.lookup.local_files import IMAGES, MissingFile, missing_file
from postlint.profile.need import FILES
from postlint.rules.images._srcset import candidates
from postlint.rules.images._unread import is_unread
from postlint.rules.rule import Rule
from postlint.source import Span

_SOURCES = {
    "img": ("src", "srcset"),
    "source": ("srcset",),
    "video": ("poster",),
    "input": ("src",),
}
_IN_FRONT_MATTER = frozenset(
    {"banner", "cover", "cover_image", "coverimage", "feature", "feature_image", "featured_image"}
    | {"featuredimage", "featuredimagepreview", "featureimage", "header_image", "hero", "heroimage"}
    | {"image", "images", "og_image", "teaser", "thumbnail"}
)
_PARTS = frozenset({"path", "src", "url"})
"""Keys of a mapping that is an image."""


class MissingImageFile(Rule):
    """An image's file is not in the site.

    Readers see the sign of a broken image, and its alt text at best.

    ```markdown bad site=hugo
    ![A copper kettle](/images/ketle.jpg)
    ```

    ```markdown good site=hugo
    ![A copper kettle](/images/kettle.jpg)
    ```

    The front matter is looked at as well: `cover.image`, `images`, `thumbnail` and the like, but
    what neither the site's templates nor its theme read.

    ```markdown bad site=hugo
    ---
    title: Kettles
    cover:
      image: kettle-cover.jpg
    ---
    ```

    Looked for is where the generator takes files from. For Hugo that is the post's bundle,
    `static/`, `assets/` and `content/`, those of themes and mounts included; for Jekyll the
    site's folder; for Docusaurus `static/`, for Astro `public/`. Silent where the site's config
    is not found, where a theme that is not at hand may bring the file, and where a redirect may.
    A file that many posts name is told once.
    """

    id = "missing-image-file"
    needs = (FILES,)
    presets = ("accessibility", "seo")
    folds = "site"
    severity: Severity = Severity.ERROR

    def check(self, post: Post) -> Iterator[Diagnostic]:
        place = post.place
        if place is None:
            return
        for element in post.elements(*_SOURCES):
            for name, address in _addresses(element):
                missing = missing_file(address, place, IMAGES)
                if missing is not None:
                    yield self._missing(element.value_span(name), missing)
                    break
        for path, span, address in _front_matter(post):
            missing = missing_file(address, place, IMAGES, by_theme=True)
            if missing is not None and not is_unread(post, place, path):
                yield self._missing(span, missing)

    def _missing(self, span: Span, missing: MissingFile) -> Diagnostic:
        hint = f"Did you mean `{missing.near}`? " if missing.near else ""
        return self.diagnostic(
            span,
            f"there is no image `{missing.path}` in the site",
            help=f"{hint}Add the file or correct the address: readers see a broken image.",
            cause=missing.place,
        )


def _addresses(element: Element) -> Iterator[tuple[str, str]]:
    """The addresses that an element loads images from, each with its attribute."""
    if element.tag == "input" and (element.attribute("type") or "").lower() != "image":
        return
    for name in _SOURCES[element.tag]:
        value = element.attribute(name) or ""
        if name == "srcset":
            yield from ((name, candidate.url) for candidate in candidates(value))
        else:
            yield name, value


def _front_matter(post: Post) -> Iterator[tuple[Path, Span, str]]:
    """The images that the front matter names, each with the keys that lead to it."""
    matter = post.front_matter
    for path, scalar in matter.scalars() if matter else ():
        keys = [key.lower() for key in path if isinstance(key, str)]
        named = keys[-1:] if keys and keys[-1] not in _PARTS else keys[-2:-1]
        if isinstance(scalar.value, str) and _IN_FRONT_MATTER.issuperset(named) and named:
            yield path, scalar.span, scalar.value
