import re
from collections.abc import Iterator

from postlint.diagnostic import Applicability, Diagnostic, Edit, Fix, Severity
from postlint.document.html import Element
from postlint.document.post import Post
from postlint.lookup.local_files import local_files
from postlint.profile.image_size import Size
from postlint.profile.site import Place
from postlint.rules._shared.attributes import is_sized
from postlint.rules.rule import Rule
from postlint.source import Span

_SIDES = ("width", "height")
_PIXELS = re.compile(r"[1-9][0-9]{0,4}")
_HARMLESS = frozenset(
    {"align", "alt", "border", "decoding", "fetchpriority", "height", "hspace", "id", "loading"}
    | {"src", "title", "vspace", "width"}
)
"""With others (`srcset`, `style`, `class`, `data-src`) the file's size may not be the image's."""


class MissingImageSize(Rule):
    """An `<img>` has no width and height.

    Browsers leave no room for it, and the text jumps when it arrives.

    ```html bad
    <img src="kettle.jpg" alt="A copper kettle">
    ```

    ```html good
    <img src="kettle.jpg" alt="A copper kettle" width="800" height="600">
    ```

    A style with both, or with an `aspect-ratio`, does as well. Images in Markdown cannot say it,
    and are left alone.

    Where the file is in the site, the fix takes the size from it. Where one of the two is written,
    it adds the other in proportion.

    ```html bad site=hugo
    <img src="/images/lid.png" alt="A lid">
    <img src="/images/lid.png" alt="A lid" width="400">
    ```

    ```html fixed site=hugo
    <img src="/images/lid.png" width="800" height="600" alt="A lid">
    <img src="/images/lid.png" alt="A lid" width="400" height="300">
    ```

    The fix is unsafe: under a stylesheet that sets the width alone, without `height: auto`, the
    image would be distorted. None is offered where an attribute such as `class`, `style` or
    `srcset` may size the image.

    Source: Lighthouse's unsized-images.
    """

    id = "missing-image-size"
    fixes = ("unsafe",)
    default = False
    presets = ("seo", "strict")
    needs_elements = ("img",)
    severity: Severity = Severity.INFO
    help = "Add the file's own width and height: without them, the text jumps when it loads."

    def check(self, post: Post) -> Iterator[Diagnostic]:
        for image in post.elements("img"):
            if image.is_markdown or image.has_dynamic_attributes or is_sized(image):
                continue
            missing = [name for name in _SIDES if not image.attribute(name)]
            message = f"this image has no {' and no '.join(missing)}"
            yield self.diagnostic(image.span, message, fix=_add_size(image, post.place))


def _add_size(image: Element, place: Place | None) -> Fix | None:
    """A fix that adds what is missing of a size; None where the image's own is in doubt."""
    written = {name: value for name, value in image.attributes if name in _SIDES}
    before = image.attribute_span(next(iter(written), "src"))
    if place is None or before is None or not _is_shown_as_its_file(image):
        return None
    size = _file_size(image.attribute("src") or "", place)
    added = _missing_sides(size, written) if size else None
    if added is None:
        return None
    edit = Edit(Span(before.end, before.end), added)
    return Fix(f"Add{added}", Applicability.UNSAFE, (edit,))


def _is_shown_as_its_file(image: Element) -> bool:
    """Whether nothing in the post says otherwise: an attribute, a `<picture>`, a query."""
    url = image.url()
    around = image.parent
    names = {name for name, _ in image.attributes}
    is_source = around is not None and around.tag == "picture"
    return url is not None and not url.query and not is_source and names <= _HARMLESS


def _file_size(address: str, place: Place) -> Size | None:
    """The size of the file that an address leads to; None where not all that may be it agree."""
    sizes = {place.files.image_size(path) for path in local_files(address, place)}
    return sizes.pop() if len(sizes) == 1 else None


def _missing_sides(size: Size, written: dict[str, str]) -> str | None:
    """The attributes to add, each with a space before it; None where nobody can tell them."""
    if not written:
        return f' width="{size.width}" height="{size.height}"'
    (name, value), *more = written.items()
    if more or not _PIXELS.fullmatch(value.strip()):
        return None
    if name == "width":
        return f' height="{max(1, round(int(value) * size.height / size.width))}"'
    return f' width="{max(1, round(int(value) * size.width / size.height))}"'
