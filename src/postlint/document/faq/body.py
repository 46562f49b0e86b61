"""Questions and answers in the body, told by its headings, lists and bold lines."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from postlint.document.blocks import Block
from postlint.document.faq.pairs import pairs
from postlint.document.faq.titles import faq_titles, is_faq_page, section_end, titles_in
from postlint.document.question_answer import QuestionAnswer
from postlint.source import Span

if TYPE_CHECKING:
    from postlint.document.html import Element
    from postlint.document.post import Post

_FOOTNOTES = "doc-endnotes"
_FEWEST_LOOSE = 2
"""How many pairs make an FAQ where no heading says that it is one."""


def in_body(post: Post, taken: Iterable[Span] = ()) -> Iterator[QuestionAnswer]:
    """The questions and answers of the body, but for what stands in the spans that are `taken`."""
    spans = sorted(taken)
    run = _but_footnotes(post)
    run = _without(run, spans) if spans else run
    titles = faq_titles(post) if run is post.blocks else titles_in(run, post)
    ends = [*titles, True]
    is_page = True not in titles and is_faq_page(post)
    rules = [rule.span.start for rule in post.elements("hr")] if True in titles or is_page else []
    at = 0
    while at < len(run):
        if titles[at]:
            end = section_end(run, titles, at)
            found = list(pairs(run[at + 1 : end], "titled", rules))
            if any(pair.answer or pair.answer_elements for pair in found):
                yield from found
            at = end if found else at + 1
            continue
        end = ends.index(True, at)
        found = list(pairs(run[at:end], "page" if is_page else "loose", rules))
        if len(found) >= _FEWEST_LOOSE:
            yield from found
        at = end


def _but_footnotes(post: Post) -> Sequence[Block]:
    """The blocks of a post, but for its footnotes: they stand behind the last answer, not in it."""
    if _FOOTNOTES not in post.tree.html:
        return post.blocks
    notes: set[Element] = set()
    for element in post.tree.elements():
        if element.attribute("role") == _FOOTNOTES and element not in notes:
            notes |= {element, *element.elements()}
    return [block for block in post.blocks if block.element not in notes]


def _without(run: Sequence[Block], taken: list[Span]) -> Sequence[Block]:
    """The blocks that start in none of the spans."""
    left = []
    for block in run:
        start = block.element.span.start
        at = bisect_right(taken, start, key=lambda span: span.start) - 1
        if at < 0 or start >= taken[at].end:
            left.append(block)
    return left
