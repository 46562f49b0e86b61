"""The parts of a post that a heading or a bold line says to be an FAQ."""

from __future__ import annotations

from collections.abc import Iterator

from postlint.document.blocks import Block
from postlint.document.faq.titles import faq_titles, section_end
from postlint.document.post import Post, derived
from postlint.record import NamedTuple


class FaqSection(NamedTuple):
    """An FAQ: its title, the blocks that belong to it, and the one that follows it."""

    title: Block
    blocks: tuple[Block, ...]
    following: Block | None


@derived
def faq_sections(post: Post) -> tuple[FaqSection, ...]:
    """The FAQs of a post in the order written."""
    return tuple(_sections(post))


def _sections(post: Post) -> Iterator[FaqSection]:
    run = post.blocks
    titles = faq_titles(post)
    starts = [*titles, True]
    at = 0
    while (at := starts.index(True, at)) < len(run):
        end = section_end(run, titles, at)
        following = run[end] if end < len(run) else None
        yield FaqSection(run[at], tuple(run[at + 1 : end]), following)
        at = end
