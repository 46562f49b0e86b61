"""How large a regular expression is once its repeats are written out, as compilers do."""

from __future__ import annotations

import re
from itertools import chain
from math import prod

from postlint.pattern import lazy

MOST = 20_000
"""Parts of one pattern, repeats written out: so many take a few megabytes."""
_REPEAT = lazy(r"\{(?P<least>[0-9]+)(?:,[0-9]*)?\}")
_TOKEN = lazy(
    rf"(?P<class>\[\^?\]?(?:[^\]\\]|\\.)*\])|(?P<repeat>{_REPEAT.pattern})"
    r"|(?P<open>\()|(?P<close>\))|\\.|.",
    re.DOTALL,
)
_ANOTHER_SYNTAX = lazy(r"\(\?(?:#|[A-Za-z0-9-]*[xV])")
"""Comments, and flags that let brackets mean something else."""
_MOST_DIGITS = 9


def size(pattern: str) -> int:
    """How many parts a pattern has, each repeated as often as it has to be found at least.

    Where brackets may not group, each count is taken for one of all that is counted.
    """
    if "{" not in pattern:
        return len(pattern)
    if _ANOTHER_SYNTAX.search(pattern):
        return len(pattern) * prod(map(_least, _REPEAT.finditer(pattern)))
    groups = [[0, 0]]  # of each that is open: all before its last part, and that part
    for found in _TOKEN.finditer(pattern):
        last = groups[-1]
        if found["repeat"]:
            last[1] *= _least(found)
            continue
        if found["open"]:
            groups.append([0, 0])
            continue
        made = 1
        if found["close"] and len(groups) > 1:
            made += sum(groups.pop())
            last = groups[-1]
        last[0] += last[1]
        last[1] = made
    return sum(chain.from_iterable(groups))


def _least(repeat: re.Match[str]) -> int:
    digits = (repeat["least"] or "").lstrip("0")
    return int(digits or "1") if len(digits) <= _MOST_DIGITS else MOST + 1
