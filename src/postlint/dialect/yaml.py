"""What readers of YAML do differently, besides what they make of plain scalars."""

from __future__ import annotations

from postlint.record import NamedTuple


class YamlReader(NamedTuple):
    """A reader of YAML.

    `refuses_unknown_tags`: so it does `title: !important x`. `refuses_tabs`: no tab may stand
    before or behind a value. `indents_by_tabs`: a tab at the start of a line counts as blanks.
    `refuses_second_document`: text behind a line `...`. `decodes_binary`: `!binary` is text.
    `refuses_odd_values`: those that look like dates and are none, `=` and `<<`.
    `times_are_utc`: those that are written plain, with seconds and without a zone.
    `reads_odd_blanks`: a line of tabs alone is blank, and U+2028 ends no line.
    """

    refuses_unknown_tags: bool = False
    refuses_tabs: bool = False
    indents_by_tabs: bool = False
    refuses_second_document: bool = False
    decodes_binary: bool = False
    reads_odd_blanks: bool = False
    refuses_odd_values: bool = False
    times_are_utc: bool = False


LIBYAML = YamlReader()
JS_YAML = YamlReader(refuses_unknown_tags=True, refuses_second_document=True, reads_odd_blanks=True)
PYYAML = YamlReader(
    refuses_unknown_tags=True,
    refuses_tabs=True,
    refuses_second_document=True,
    refuses_odd_values=True,
)
PSYCH = YamlReader(decodes_binary=True, times_are_utc=True)
