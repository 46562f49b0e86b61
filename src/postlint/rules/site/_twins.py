"""Posts that say the same of two things: pages of a reference, yearly events, releases."""

from __future__ import annotations

from collections import Counter

from postlint.document.front_matter.split import split
from postlint.pattern import lazy
from postlint.profile.site import Site

_WORD = lazy(r"\d+(?:\.\d+)+|\w+[+#]*")


def are_twins(site: Site, one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether each of two posts, told by path and title, names its own matter all along.

    So it is where a word of each title stands more often in its text than in the other's. False
    where the files cannot be read.
    """
    a, b = _words(one[1]), _words(other[1])
    if not a.keys() - b.keys() or not b.keys() - a.keys():
        return False
    body_a, body_b = _words_of_body(site, one[0]), _words_of_body(site, other[0])
    is_of_a = any(body_a[word] > body_b[word] for word in a.keys() - b.keys())
    return is_of_a and any(body_b[word] > body_a[word] for word in b.keys() - a.keys())


def _words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text.casefold()))


def _words_of_body(site: Site, path: str) -> Counter[str]:
    text = site.files.text(site.page(path)) if site.files is not None else None
    if text is None:
        return Counter()
    parts = split(text, site.generator, 0)
    return _words(text[parts.body_start :] if parts else text)
