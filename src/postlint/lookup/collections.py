"""What the code that defines Astro's collections says of their keys, as far as text tells it."""

from __future__ import annotations

from postlint.pattern import lazy
from postlint.profile.site import Place

CONFIGS = tuple(
    f"src/{name}.{suffix}"
    for name in ("content.config", "content/config")
    for suffix in ("ts", "mjs", "js", "mts")
)
"""Where the code of the collections stands."""
_NATIVE = lazy(r"(?P<key>[A-Za-z_]\w*)[\"']?\s*:\s*z\s*\.date\(\)")
_COERCED = lazy(r"(?P<key>[A-Za-z_]\w*)[\"']?\s*:\s*z\s*\.(?!date\(\))\w+")


def native_dates(place: Place) -> frozenset[str]:
    """The keys that every collection which has them makes `z.date()`, which takes no text."""
    code = next(filter(None, map(place.files.text, CONFIGS)), None)
    if code is None or "z" not in code:
        return frozenset()
    native = {found["key"] for found in _NATIVE.finditer(code)}
    return frozenset(native - {found["key"] for found in _COERCED.finditer(code)})
