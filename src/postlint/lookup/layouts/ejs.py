"""Templates in EJS: their text with what they include, whatever its code decides."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from postlint.lookup.layouts.template import (
    NOT_THERE,
    UNSEEN,
    Kind,
    Nodes,
    Page,
    Tag,
    Template,
    parse,
)
from postlint.pattern import lazy
from postlint.profile.site_files import SiteFiles

_TAG = lazy(r"<%[-=_#]?(?P<code>(?>(?:(?![-_]?%>|<%)[\s\S])*))[-_]?%>")
_INCLUDE = lazy(r"\s*(?:partial|include|render)\(\s*[\"'](?P<name>[^\"']+)[\"']")
_DYNAMIC = lazy(r"\s*(?:partial|include|render)\(")


def page(
    files: SiteFiles, paths: Sequence[str | None], find: Callable[[str, str], str | None]
) -> Page:
    """The page of templates, one around the other. `find` is told which template names a file."""
    nodes = [node for path in paths if path is not None for node in _tree(files, path)]
    return Page(
        Template(nodes, {}),
        lambda _: None,
        partial(_brought, files, find),
        lambda printed, _: printed.partition("\n")[2],
    )


def _tree(files: SiteFiles, path: str) -> Nodes:
    marked = (
        node._replace(text=f"{path}\n{node.text}") if node.kind is Kind.PRINT else node
        for node in parse(files.text(path) or UNSEEN, _tokens)
    )
    return tuple(marked)


def _tokens(text: str) -> Iterator[str | Tag]:
    last = 0
    for found in _TAG.finditer(text):
        yield text[last : found.start()]
        last = found.end()
        yield Tag(Kind.PRINT, found["code"].strip())
    yield text[last:]


def _brought(
    files: SiteFiles, find: Callable[[str, str], str | None], printed: str
) -> Nodes | None:
    """What code includes; None for what it prints or does."""
    path, _, code = printed.partition("\n")
    found = _INCLUDE.match(code)
    if found is not None:
        included = find(path, found["name"])
        return NOT_THERE if included is None else _tree(files, included)
    return NOT_THERE if _DYNAMIC.match(code) else None
