"""Markdown of other engines, rewritten so that CommonMark reads in it what they do.

Sources: kramdown's and its GFM parser's regular expressions, Python-Markdown's block processors
and extensions, PyMdown's tabs and details, markdown-it's presets, MDX; each held to the real ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from postlint.dialect.markdown import Markdown
from postlint.document.markdown import (
    html_regions,
    inline_marks,
    kramdown,
    material_blocks,
    mathematics,
    mdx_blocks,
    odd_lines,
    pandoc,
)
from postlint.document.markdown.segments import Body, Render
from postlint.document.markdown.shifted import Change, Shift, ShiftedMap

_Pass = Callable[[str, Markdown], Iterator[Change]]
_PASSES: tuple[_Pass, ...] = (
    material_blocks.changes,
    mdx_blocks.unwrapped,
    mdx_blocks.in_one_line,
    mdx_blocks.outdented,
    mathematics.changes,
    html_regions.changes,
    inline_marks.changes,
    kramdown.changes,
    pandoc.changes,
    odd_lines.changes,
)


def adapted(text: str, start: int, markdown: Markdown, render: Render) -> Body:
    """Renders text that an engine reads in its own way; spans count from the source's."""
    shifts: list[Shift] = []
    for changes in _PASSES:
        made = tuple(changes(text, markdown))
        if made:
            shifts.append(Shift(text, made))
            text = shifts[-1].text
    if not shifts:
        return render(text, start)
    html, segments = render(text, 0)
    return Body(html, ShiftedMap(segments, len(html), tuple(shifts), start))
