"""Where the FAQs of a body begin and end: their titles, and what belongs to each."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from postlint.document.blocks import Block
from postlint.document.faq.question import (
    asks_as_heading,
    asks_somehow,
    heading_level,
    is_bold_line,
    marks_question,
    plain_question,
)
from postlint.document.faq_words import PREFIX, is_faq_title, is_question, may_title_else
from postlint.document.headings import TAGS as HEADING_TAGS
from postlint.document.post import Post, derived

_TITLE_KEYS = ("title", "linkTitle", "titleTemplate", "sidebar_label", "nav_title")
_FILES = frozenset({"faq", "faqs"})


@derived
def faq_titles(post: Post) -> list[bool]:
    """Of each of the post's blocks whether it titles an FAQ."""
    return titles_in(post.blocks, post)


def is_faq_page(post: Post) -> bool:
    """Whether a whole post is an FAQ, as its front matter or its file's name says."""
    matter, further = post.front_matter, post.profile.faq_titles
    values = [matter.value(key) for key in _TITLE_KEYS] if matter is not None else []
    *above, name = post.source.path.split("/")[-2:]
    names = [name.partition(".")[0], *above]
    return any(isinstance(value, str) and is_faq_title(value, further) for value in values) or any(
        name.lower() in _FILES for name in names
    )


def titles_in(run: Sequence[Block], post: Post) -> list[bool]:
    """Of each block whether it titles an FAQ."""
    further = post.profile.faq_titles
    return [
        (block.tag in HEADING_TAGS or (bool(block.inlines) and is_bold_line(block)))
        and is_faq_title(block.text, further)
        and not (may_title_else(block.text) and not _asks_below(run, at))
        for at, block in enumerate(run)
    ]


def _asks_below(run: Sequence[Block], title: int) -> bool:
    """Whether something is asked between a heading and the next one that ends its section."""
    level = heading_level(run[title]) or 7
    below = takewhile(
        lambda block: (heading_level(block) or 8) > level or asks_as_heading(block),
        run[title + 1 :],
    )
    return any(map(asks_somehow, below))


def section_end(run: Sequence[Block], titles: list[bool], title: int) -> int:
    """The index after the last block of the FAQ whose title stands at an index."""
    level = heading_level(run[title])
    at_own_level = False
    for i in range(title + 1, len(run)):
        here = heading_level(run[i])
        if here is None:
            if level is None and titles[i]:
                return i
            continue
        if level is None:  # titled by a bold line: any heading but a question ends it
            if not is_question(run[i].text):
                return i
            continue
        if here > level:
            continue
        at_own_level = at_own_level or not _has_questions(run[title + 1 : i])
        if here == level and at_own_level and _looks_like_question(run[i]):
            continue
        return i
    return len(run)


def _has_questions(run: Sequence[Block]) -> bool:
    """Whether the questions of an FAQ stand below its title: then none is at its own level."""
    if any(heading_level(block) is not None or marks_question(block) for block in run):
        return True
    return sum(plain_question(block) is not None for block in run) > 1


def _looks_like_question(block: Block) -> bool:
    return is_question(block.text) or bool(PREFIX.match(block.text))
