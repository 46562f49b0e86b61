"""In what a generator's Markdown differs from CommonMark with GitHub's additions."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Literal

from postlint.dialect.attribute_list import NO_LISTS, PYTHON_MARKDOWN, AttributeLists
from postlint.record import NamedTuple


class Markdown(NamedTuple):
    """What an engine reads otherwise. The defaults are CommonMark's and GitHub's.

    `lists` are the attribute lists that it reads. `bare_addresses`: the engine that makes links of
    those in text; empty where none does. `alts`: the engine that makes alternative texts in its own
    way. `footnotes`, `definition_lists`, `strikethrough`: there are such. `has_indented_code`: four
    blanks make code; else text. `any_indent`: nor do any number of blanks before a block make
    another of it. `loose_headings`: `##a` is a heading, and `a##` the end of one.
    `strict_headings`: one that is indented is text. `empty_headings`: `##` alone is one.
    `headings_need_blank`: below a paragraph, they are text. `outer_links`: of links within links,
    the outer one is read. `abbreviations`: `*[HTML]: …` shows nothing. `loose_links`: their
    addresses may hold blanks. `loose_references`: a blank may stand within one, and its definition
    below text. `one_line_setext`: the title above `---` has one line. `html_to_its_end`: a block of
    HTML goes on to its own end tag, blank lines and all. `fences_first`: what stands in fences is
    code, in such a block too. `reads_in_html`: what `markdown=` asks for in it.
    `shows_blocks_in_text`: tags of blocks within a paragraph are text. `fences`: those at the start
    of a line only, those that name one word at most, or those that are closed; else CommonMark's.
    `has_material_blocks`: `!!!`, `???` and `===` hold content that is indented. `tags_part_blocks`:
    a line of tags alone is a block of its own, with Markdown around it. `has_fenced_divs`: `:::
    {.class}` opens a div. `shows_all_footnotes`: those too that nothing refers to. `mathematics`:
    what it stands between. `marks`: those within a line that it has beside CommonMark's.
    """

    lists: AttributeLists = NO_LISTS
    bare_addresses: Literal["", "goldmark", "marked", "gfm", "pandoc"] = "goldmark"
    alts: Literal["", "kramdown", "marked", "markdown-it", "pandoc", "python"] = ""
    footnotes: bool = True
    definition_lists: bool = True
    strikethrough: bool = True
    has_indented_code: bool = True
    any_indent: bool = False
    loose_headings: bool = False
    strict_headings: bool = False
    empty_headings: bool = True
    headings_need_blank: bool = False
    one_line_setext: bool = False
    has_fenced_divs: bool = False
    loose_links: bool = False
    outer_links: bool = False
    abbreviations: bool = False
    html_to_its_end: bool = False
    fences_first: bool = False
    reads_in_html: bool = False
    shows_blocks_in_text: bool = False
    fences: str = ""
    loose_references: bool = False
    has_material_blocks: bool = False
    tags_part_blocks: bool = False
    shows_all_footnotes: bool = False
    mathematics: tuple[tuple[str, str], ...] = ()
    marks: tuple[str, ...] = ()

    def is_common(self, text: str) -> bool:
        """Whether a text needs no change to be read as CommonMark."""
        common = COMMON._replace(
            lists=self.lists,
            bare_addresses=self.bare_addresses,
            alts=self.alts,
            footnotes=self.footnotes,
            definition_lists=self.definition_lists,
            strikethrough=self.strikethrough,
        )
        if self == common:
            return True
        needs_none = "~" not in text and not (self.fences_first and "<" in text)
        few = common._replace(marks=self.marks, fences_first=self.fences_first)
        return needs_none and self.marks == ("strike",) and self == few


COMMON = Markdown()
DOUBLE_DOLLARS = (("$$", "$$"),)
DOLLARS = (*DOUBLE_DOLLARS, ("$", "$"))
BRACKETS = (("\\(", "\\)"), ("\\[", "\\]"))
"""What mathematics stands between."""
PYTHON = Markdown(
    bare_addresses="",
    alts="python",
    footnotes=False,
    definition_lists=False,
    strikethrough=False,
    loose_headings=True,
    one_line_setext=True,
    html_to_its_end=True,
    fences_first=True,
    fences="at the start",
    loose_links=True,
    loose_references=True,
    outer_links=True,
)
"""Python-Markdown with its extensions `fenced_code`, `tables` and `toc`, which MkDocs turns on."""
EXTRA: Mapping[str, Any] = MappingProxyType(
    {
        "lists": PYTHON_MARKDOWN,
        "footnotes": True,
        "definition_lists": True,
        "abbreviations": True,
        "shows_all_footnotes": True,
        "reads_in_html": True,
    }
)
"""What its extension `extra` adds."""


def in_mdx(markdown: Markdown) -> Markdown:
    """The same as MDX has it."""
    return markdown._replace(any_indent=True, tags_part_blocks=True, mathematics=DOUBLE_DOLLARS)
