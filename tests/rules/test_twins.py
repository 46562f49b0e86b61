"""Pages of a reference that each name their own matter are no copies: texts are read from disk."""

from __future__ import annotations

import pytest
from site_folder import put, said
from site_folder import site_folder as site_folder

pytestmark = pytest.mark.usefixtures("site_folder")
_COMMAND = """---
title: {name}
---
## {name}

Makes a key that opens one lock, and keeps a copy of it in the box below the stairs. The key is
shown once, so write it down at once, and give it to nobody that you would not give the house. Use
`{name}` with care: a key that was made is not taken back, and each of them counts for the month.

    {name} [room] [options]

See [what there is]({file}.md) for the keys.
"""


def _told() -> list[str]:
    return [found["rule"] for found in said("--no-cache", "--select", "duplicate-post")]


@pytest.mark.parametrize("other", ["keys spare make", "spare make keys", "make keys", "locks make"])
def test_commands(other: str) -> None:
    for name in ("keys make", other):
        file = name.replace(" ", "-")
        put(f"docs/{file}.md", _COMMAND.format(name=name, file=file.rpartition("-")[0]))
    assert _told() == []


def test_a_copy_with_a_longer_title_is_one() -> None:
    text = _COMMAND.format(name="keys make", file="keys")
    put("docs/a.md", text)
    put("docs/b.md", text.replace("title: keys make", "title: keys make again"))
    put("docs/c.md", text.replace("for the month", "for the month, always"))
    assert _told() == ["duplicate-post"]


@pytest.mark.parametrize(
    "title", ["Repost: keys make", "Last call for keys", "keys make (reminder)"]
)
def test_what_repeats_an_earlier_post_and_says_so(title: str) -> None:
    text = _COMMAND.format(name="keys make", file="keys")
    put("docs/a.md", text)
    put("docs/b.md", text.replace("title: keys make", f"title: '{title}'"))
    assert _told() == []
