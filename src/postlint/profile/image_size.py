"""The size of an image, from its first bytes."""

from __future__ import annotations

from io import BytesIO

from postlint.record import NamedTuple

_LONGEST_SIDE = 16_383
"""As long as WebP can have it. A header that tells more is mostly broken."""
_HEADS = (b"\x89PNG", b"GIF8", b"\xff\xd8", b"RIFF")


class Size(NamedTuple):
    """An image's size as browsers show it, in pixels."""

    width: int
    height: int


def image_size(head: bytes) -> Size | None:
    """The size of a PNG, GIF, JPEG or WebP file that begins so; None where that does not tell."""
    if not head.startswith(_HEADS):
        return None
    import imagesize  # brings urllib, which takes longer to load than a post to lint

    size = Size(*imagesize.get(BytesIO(head), exif_rotation=True))
    return size if all(0 < side <= _LONGEST_SIDE for side in size) else None
