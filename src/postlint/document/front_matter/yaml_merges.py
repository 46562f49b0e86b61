"""What YAML's merge key `<<` brings into a mapping.

Sources: what goccy/go-yaml in Hugo 0.168, js-yaml 3 and 4, and safe_yaml in Jekyll make of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Sequence as Several

from postlint.document.front_matter.nodes import Entry, FrontMatterError, Mapping, Node, Sequence
from postlint.record import NamedTuple
from postlint.source import Span

KEY = "<<"
TAG = "tag:yaml.org,2002:merge"


class Merge(NamedTuple):
    """A merge key with its value, and how many entries of the mapping stand before it."""

    key_span: Span
    value: Node
    before: int


def merged(entries: Several[Entry], merges: Several[Merge], *, as_goccy: bool) -> tuple[Entry, ...]:
    """A mapping's entries with those that are merged, in the order in which later ones count.

    To Hugo's reader whatever stands later counts, and there is one merge key. To others a mapping's
    own entries count, then those of the first mapping that is merged. Raises FrontMatterError.
    """
    if not as_goccy:
        brought = [mapping for merge in merges for mapping in _mappings(merge.value)]
        return (*_all_entries(reversed(brought)), *entries)
    merge, *others = merges
    if others:
        raise FrontMatterError(
            others[0].key_span,
            f"`{KEY}` stands twice in one mapping, which Hugo refuses",
            f"Merge both mappings by one list: `{KEY}: [*one, *two]`.",
            ((merge.key_span, "first merged here"),),
        )
    before, after = entries[: merge.before], entries[merge.before :]
    return (*before, *_all_entries(_mappings(merge.value)), *after)


def _all_entries(mappings: Iterable[Mapping]) -> Iterator[Entry]:
    return (entry for mapping in mappings for entry in mapping.all_entries)


def _mappings(node: Node) -> Iterator[Mapping]:
    """The mappings that a merge key's value is or lists."""
    for item in node.items if isinstance(node, Sequence) else (node,):
        if not isinstance(item, Mapping):
            raise FrontMatterError(
                item.span,
                f"`{KEY}` merges a mapping, and this is none",
                "Refer to a mapping that an anchor (&name) marks, or delete the line.",
            )
        yield item
