"""What pages of `{% %}` templates are made of: includes, and templates that extend others."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from postlint.lookup.layouts import braces
from postlint.lookup.layouts.template import (
    NOT_THERE,
    UNKNOWN,
    Kind,
    Node,
    Nodes,
    Page,
    Template,
    definitions,
    parse,
)
from postlint.pattern import lazy
from postlint.profile.site_files import SiteFiles
from postlint.record import NamedTuple

_INCLUDE = lazy(
    r"% (?:include|include_cached|include_relative|render|partial)\s+[\"']?(?P<name>[^\s\"'{}]+)"
)
_DYNAMIC = lazy(r"% (?:include|include_cached|include_relative|render|partial)\b")
_EXTENDS = lazy(r"\{%[-+~]?\s*extends\s+[\"']([^\"']+)[\"']\s*[-+~]?%\}")
_IMPORT = lazy(r"% (?:import|from)\s+[\"'](?P<name>[^\"']+)")
_CALLED = lazy(r"(?:\w+(?:::|\.))?(?P<name>\w+)\s*\(")
_FRONT_MATTER = lazy(r"\A---[ \t]*\r?\n(?P<keys>(?>(?:(?!---)[^\n]*+\n)*))---[ \t]*(?:\r?\n|\Z)")
_LAYOUT = lazy(r"^layout[ \t]*:[ \t]*[\"']?(?P<name>[^\s\"'#]+)", re.MULTILINE)
_MOST_PARENTS = 20
NO_LAYOUT = frozenset({"none", "null", "false", "~", "nil", ""})
"""How a page says that nothing lays it out."""

Find = Callable[[str], str | None]
"""From a template's name, as templates write it, to its file; None where there is none."""


class Names(NamedTuple):
    """The data that a page's conditions ask for, by the first part of their names.

    What a mapping lacks is known to be nothing; of other names nobody knows.
    """

    known: Mapping[str, object]

    def value(self, name: str) -> object:
        made: object = self.known
        for i, part in enumerate(name.split(".")):
            if not isinstance(made, Mapping):
                return UNKNOWN if i == 0 or made is not None else None
            if part not in made:
                return UNKNOWN if i == 0 else None
            made = made[part]
        return made


class Loader(NamedTuple):
    """Where templates take others from. `absent` is what stands for one that is not there."""

    files: SiteFiles
    find: Find
    absent: Nodes = NOT_THERE

    def tree(self, path: str) -> Nodes:
        """The tree of a template."""
        return self.files.derived(_tree, self.files, path)

    def with_parents(self, path: str) -> Iterator[Nodes]:
        """The trees of a template and those that it extends, the one that makes the page last."""
        for _ in range(_MOST_PARENTS):
            yield self.tree(path)
            found = _EXTENDS.search(self.files.text(path) or "")
            above = self.find(found[1]) if found else None
            if found and above is None:
                yield self.absent
            if above is None:
                return
            path = above

    def chain(self, name: str, find: Find) -> Iterator[str]:
        """The files of a layout and those that each names in its own front matter.

        The name of one that is not there is the last, after a `!`.
        """
        for _ in range(_MOST_PARENTS):
            path = find(name)
            yield path or f"!{name}"
            head = _FRONT_MATTER.match(self.files.text(path) or "") if path else None
            found = _LAYOUT.search(head["keys"]) if head else None
            if found is None or found["name"] in NO_LAYOUT:
                return
            name = found["name"]

    def brought(self, defined: Mapping[str, Nodes], printed: str) -> Nodes | None:
        """What an include or a macro brings in; None for a value."""
        found = _INCLUDE.match(printed)
        if found is not None:
            path = self.find(found["name"])
            return self.absent if path is None else self.tree(path)
        if _DYNAMIC.match(printed):
            return NOT_THERE
        if printed.startswith("% "):
            return ()
        called = _CALLED.match(printed)
        if called is None or called["name"] in defined:
            return defined[called["name"]] if called else None
        return NOT_THERE if called["name"] == "super" or "::" in called[0] else None

    def imported(self, nodes: Nodes) -> Iterator[tuple[str, Nodes]]:
        """The macros of the files that a template imports, by name."""
        for node in nodes:
            found = _IMPORT.match(node.text) if node.kind is Kind.PRINT else None
            path = self.find(found["name"]) if found else None
            if path is not None:
                yield from definitions(self.tree(path)).items()


def _tree(files: SiteFiles, path: str) -> Nodes:
    text = files.text(path)
    return NOT_THERE if text is None else parse(text, braces.tokens)


def page(parts: Iterable[str | Nodes], loader: Loader, known: Mapping[str, object]) -> Page:
    """The page that templates make, files or trees, one around the other."""
    nodes: list[Node] = []
    defined: dict[str, Nodes] = {}
    for part in parts:
        made: Nodes = ()
        for made in loader.with_parents(part) if isinstance(part, str) else (part,):
            for name, inner in (*definitions(made).items(), *loader.imported(made)):
                defined.setdefault(name, inner)
        nodes += made
    decides = partial(braces.holds, value=Names(known).value)
    return Page(Template(nodes, defined), decides, partial(loader.brought, defined), _restated)


def _restated(printed: str, subject: str) -> str:  # noqa: ARG001 - there is no `with` here
    return printed
