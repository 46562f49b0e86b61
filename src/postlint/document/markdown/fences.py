"""Which lines an engine takes for fences that open code."""

from __future__ import annotations

import re
from collections.abc import Callable

from postlint.dialect.markdown import Markdown
from postlint.pattern import lazy

FENCE = lazy(r"(?P<before>[ \t>]*)(?P<fence>`{3,}|~{3,})(?P<info>.*)$")
_PYTHON_INFO = lazy(
    r"[ ]*(?:\{[^\n]*\}|(?:\.?[\w#.+-]*[ ]*)?(?:hl_lines=(?:\"[^\"]*\"|'[^']*')[ ]*)?)$"
)
_KRAMDOWN_INFO = lazy(r"\s*(?:\S+)?\s*$")


def reads(markdown: Markdown) -> Callable[[str, int], bool]:
    """What tells whether the engine takes a line for a fence that opens code."""
    before = "" if markdown.fences == "at the start" else r"[ \t>]*"
    unclosed: set[str] = set()

    def closer(fence: str) -> re.Pattern[str]:
        return re.compile(rf"\n{before}{re.escape(fence)}")

    def is_fence(text: str, at: int) -> bool:
        end = text.find("\n", at)
        found = FENCE.match(text[at : end if end >= 0 else len(text)])
        if found is None:
            return True
        is_closed = end >= 0 and found["fence"] not in unclosed
        is_closed = is_closed and closer(found["fence"]).search(text, end) is not None
        if not is_closed:
            unclosed.add(found["fence"])
        if markdown.fences == "closed":
            return is_closed
        if markdown.fences == "one word":
            return is_closed and _KRAMDOWN_INFO.match(found["info"]) is not None
        is_known = _PYTHON_INFO.match(found["info"]) is not None
        return not found["before"] and is_closed and is_known

    return is_fence
