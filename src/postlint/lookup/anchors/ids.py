"""How an engine names the headings of a post."""

from __future__ import annotations

import re
from collections.abc import Callable

from postlint.document.headings import TAGS
from postlint.document.html import Element
from postlint.document.post import Post
from postlint.lookup.anchors.slugs import Slug
from postlint.record import NamedTuple

Taken = dict[str, int]
"""The ids of a page so far, and how often each was asked for again."""
Name = Callable[[Element, Post], str | None]
Repeat = Callable[[str, Taken], str]

_COUNT = re.compile(r"(.*)_([0-9]+)", re.DOTALL)


class Ids(NamedTuple):
    """How headings get ids: a `name`, and what it becomes where another has it (`repeated`).

    A name is None where it is not known. `counts_given`: ids that authors give count as taken.
    `is_sure` is False where the site's settings may name another way: then letters and digits tell
    headings apart, and nothing else. `tags` are the elements that get ids.
    """

    name: Name
    repeated: Repeat
    plain: Slug
    """The name of a heading that is plain text."""
    counts_given: bool = False
    prefix: str = ""
    is_sure: bool = True
    tags: tuple[str, ...] = TAGS


def checked(name: str, taken: Taken) -> str:
    """The first of `name`, `name-1`, `name-2` … that is not taken."""
    made, number = name, taken.get(name, 0)
    while made in taken:
        number += 1
        made = f"{name}-{number}"
    if made != name:
        taken[name] = number
    taken[made] = 0
    return made


def counted(name: str, taken: Taken) -> str:
    """`name`, then `name-1`, `name-2` …, whether taken or not."""
    if name not in taken:
        taken[name] = 0
        return name
    taken[name] += 1
    return f"{name}-{taken[name]}"


def underscored(name: str, taken: Taken) -> str:
    """As Python-Markdown numbers ids: `name_1`, and `name_2` where that was the name."""
    made = name
    while not made or made in taken:
        found = _COUNT.fullmatch(made)
        made = f"{found[1]}_{int(found[2]) + 1}" if found else f"{made}_1"
    taken[made] = 0
    return made
