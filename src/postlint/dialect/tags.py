"""The tags of template languages: which have an end, and what stops the build."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from postlint.record import NamedTuple


class Tags(NamedTuple):
    """The tags that a generator's template language has in posts.

    `language` is its name. `blocks` are closed by a tag of theirs with `end` before its name;
    `branches` are those that stand within blocks only, each with the blocks. `verbatim` are blocks
    in which nothing is run. `others` are further tags that it has. `run_in_code`: code in Markdown
    is no shelter. `value_ends_at_brace`: a single `}` ends what `{{` opens, and is refused then.
    `has_comments`: `{# #}` is one; `has_line_comments`: so is a tag whose lines begin with `#`.
    `off` are keys of a post with values that turn all of it off.
    `knows_all`: a tag that is none of these is refused, unless a plugin has it.
    """

    language: str
    blocks: frozenset[str]
    branches: Mapping[str, frozenset[str]]
    verbatim: frozenset[str]
    others: frozenset[str] = frozenset()
    run_in_code: bool = True
    value_ends_at_brace: bool = False
    refuses_empty_values: bool = False
    has_comments: bool = False
    has_line_comments: bool = False
    off: Mapping[str, object] = MappingProxyType({})
    knows_all: bool = False


_CHOICES = frozenset({"if", "unless", "case", "ifchanged"})
BRANCHES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "else": _CHOICES | {"for", "switch"},
        "elsif": frozenset({"if", "unless"}),
        "elif": frozenset({"if"}),
        "elseif": frozenset({"if"}),
        "when": frozenset({"case"}),
    }
)
