"""What some readers of YAML refuse, or read, and libyaml does not."""

from __future__ import annotations

import re

from postlint.dialect.yaml import YamlReader
from postlint.document.front_matter.nodes import FrontMatterError, Repair
from postlint.document.front_matter.split import LAST_YAML_LINE
from postlint.pattern import lazy
from postlint.source import Span

_INDENT = lazy(r"^\t+", re.MULTILINE)
_TAB = lazy(
    r"^[ ]*(?:- +)?[\w-]+:(?:[ ]*(?P<before>\t+)[^\r\n]*"
    r"|[ ]+[^\s\"'|>&*!#\[{][^\t\r\n#]*?(?P<behind>\t+))$",
    re.MULTILINE,
)


def prepared(written: str, reader: YamlReader) -> str:
    """The YAML as libyaml reads the same of it; no character moves."""
    if reader.indents_by_tabs and "\t" in written:
        return _INDENT.sub(lambda found: " " * len(found[0]), written)
    return written


def refused(text: str, content: Span, reader: YamlReader) -> FrontMatterError | None:
    """What a reader refuses that libyaml reads; None where it reads all."""
    if reader.refuses_tabs and (found := _TAB.search(text, *content)):
        span = Span(*found.span("before" if found["before"] else "behind"))
        return FrontMatterError(
            span,
            "a tab stands beside this value, and Python's YAML reader refuses it",
            "Write a space instead.",
            repair=Repair("Write a space", ((span, " "),)),
        )
    if reader.refuses_second_document and "..." in text[slice(*content)]:
        found = LAST_YAML_LINE.search(text, *content)
        if found and text[found.end() : content.end].strip():
            return FrontMatterError(
                Span(*found.span()),
                "`...` ends the YAML here, and nothing may follow it",
                "Close the front matter with `---`.",
            )
    return None
