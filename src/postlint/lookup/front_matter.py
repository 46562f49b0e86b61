"""The front matter of a post that is looked at from another."""

from __future__ import annotations

from collections.abc import Mapping

from postlint.document.front_matter import read
from postlint.document.front_matter.split import split
from postlint.profile.profile import Profile

_PUBLISHING = frozenset({"draft", "headless", "build", "_build", "expirydate", "unpublishdate"})


def front_matter_in(text: str, profile: Profile) -> Mapping[str, object]:
    """A post's front matter, keys in lower case; empty where there is none that can be read."""
    parts = split(text, profile.generator, 0)
    data = read(text, parts, profile).data if parts else {}
    return {name.lower(): value for name, value in data.items()}


def as_published(values: Mapping[str, object]) -> Mapping[str, object]:
    """Front matter without what keeps a post from being published."""
    told = {key: value for key, value in values.items() if key not in _PUBLISHING}
    if told.get("published") is False:
        del told["published"]
    return told
