"""Where a generator looks for front matter: what opens it, what closes it, and in which format."""

from __future__ import annotations

from types import MappingProxyType
from typing import Literal

from postlint.record import NamedTuple

Format = Literal["yaml", "toml", "json", "meta"]
"""`meta` are lines of `Key: value` as MultiMarkdown has them: all values are text."""

_YAML: dict[str, Format] = {"---": "yaml"}
YAML_ONLY = MappingProxyType(_YAML)
YAML_AND_TOML = MappingProxyType({**_YAML, "+++": "toml"})


class Fences(NamedTuple):
    """The fences that a generator reads. Byte-order marks before the opener are skipped by all.

    `formats` are the openers with what they open. `before`: blanks that may stand before it.
    `behind`: what may stand behind it in its line: nothing, blanks, the name of a language, or
    front matter. `languages` are those that it reads there, `programs` those that are code.
    `around_code` are fences between which nothing but code stands.
    `closes_by_prefix`: a line that starts with the fence closes, whatever follows.
    `closes_with_dots`: `...` closes YAML too. `may_be_longer`: so may the fences be.
    `needs_line_end`: a closer at the very end of the file is none. `opener_may_lack`: a closer
    alone makes front matter of all above it. `json_at_top`: a post that starts with `{` has JSON.
    `reads_lone_cr`: a CR alone ends lines. `meta`: whether lines of `Key: value` are read where
    no fences are, or between fences too. `is_prefix`: as in Hugo, the first characters of a line
    decide, even of an opener. `runs_to_end`: without a closer, all of the post is front matter.
    `mixes`: a fence of the other format closes it as well. `may_be_breaks`: text between two
    fences, with a blank line first and no key, is text between thematic breaks.
    """

    formats: MappingProxyType[str, Format] = YAML_ONLY
    before: Literal["nothing", "blanks", "blank lines", "a blank line"] = "nothing"
    behind: Literal["nothing", "blanks", "language", "content"] = "blanks"
    languages: MappingProxyType[str, Format] = MappingProxyType({})
    programs: frozenset[str] = frozenset()
    around_code: frozenset[str] = frozenset()
    closes_by_prefix: bool = False
    closes_with_dots: bool = False
    may_be_longer: bool = False
    needs_line_end: bool = False
    opener_may_lack: bool = False
    json_at_top: bool = False
    reads_lone_cr: bool = False
    meta: Literal["", "without fences", "always"] = ""
    is_prefix: bool = False
    runs_to_end: bool = False
    mixes: bool = False
    may_be_breaks: bool = False


ANY_FENCES = Fences(
    YAML_AND_TOML,
    before="blanks",
    closes_with_dots=True,
    json_at_top=True,
    reads_lone_cr=True,
    may_be_breaks=True,
)
"""What most would read: for generators of which no more is known."""
HUGO_FENCES = Fences(YAML_AND_TOML, before="blanks", json_at_top=True, is_prefix=True)
GRAY_MATTER = Fences(
    behind="language",
    languages=MappingProxyType({"yaml": "yaml", "yml": "yaml", "json": "json"}),
    programs=frozenset({"js", "javascript", "cjs", "node"}),
    closes_by_prefix=True,
    runs_to_end=True,
)
"""Source: gray-matter 4, which Eleventy and Docusaurus use."""
