"""Which calls of a site's own hold code: their names or their templates tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from postlint.pattern import lazy
from postlint.profile.site_files import SiteFiles

_PARTS = lazy(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_WORDS = frozenset(
    {"code", "codeblock", "highlight", "snippet", "listing", "terminal", "console", "shell"}
    | {"playground", "repl", "mermaid", "plantuml", "graphviz", "diagram", "chart", "math"}
    | {"latex", "katex", "asciinema"}
)
"""What a name says of what stands between a call and its closer: nothing that is read as text."""
_INNER = lazy(r"\.Inner\b")
_CODE = lazy(r"\bhighlight\b|\bHighlight\b|<pre\b|<code\b|htmlEscape|class=[\"']?mermaid")
_MARKDOWN = lazy(r"markdownify|RenderString")
_MOST_TEMPLATES = 200


def says_code(name: str) -> bool:
    """Whether the name of a call says that it holds code: `codeExample`, `code-tab`."""
    return not _WORDS.isdisjoint(part.lower() for part in _PARTS.findall(name))


def hugo_code_calls(files: SiteFiles, folders: Iterable[str]) -> Iterator[str]:
    """The shortcodes whose templates, in folders of them, show their inner text as code."""
    for folder in folders:
        for name in files.names(folder)[:_MOST_TEMPLATES]:
            if name.endswith(".html") and _shows_code(files.text(f"{folder}/{name}") or ""):
                yield name.removesuffix(".html")


def _shows_code(template: str) -> bool:
    is_shown = _INNER.search(template) and _CODE.search(template)
    return bool(is_shown) and _MARKDOWN.search(template) is None
