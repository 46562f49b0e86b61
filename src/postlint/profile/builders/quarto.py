"""Quarto: `project.render`, or all but what begins with `_`, includes among it.

Source: Quarto, "Project basics", "Render targets", "Book structure".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from postlint.profile.config_files import Settings, setting, text_setting, texts
from postlint.profile.pages import Pages, SiteConfig, is_paper

_SUFFIXES = (".qmd", ".md", ".rmd", ".markdown")
_PAPERS = frozenset({"readme", "agents", "claude"})
_PARTS_OF_BOOK = ("chapters", "appendices", "references")
_KEYS_OF_CHAPTER = ("part", "file", "href", "chapters", "contents")
_OUTPUTS = ("_site", "_book", "_freeze", "docs")


def pages(site: SiteConfig) -> Pages:
    output = text_setting(site.settings, "project", "output-dir")
    render = texts(setting(site.settings, "project", "render")) or tuple(_chapters(site.settings))
    wanted = [glob for glob in render if not glob.startswith("!")]
    refused = [f"/{_anywhere(glob[1:]).lstrip('/')}" for glob in render if glob.startswith("!")]
    without = [f"/{name.strip('./')}/" for name in (*_OUTPUTS[:-1], *([output] if output else ()))]
    if wanted:
        nothing = ("/**", "!/**/", *(f"/**/*{suffix}" for suffix in _SUFFIXES))
        without = [*nothing, *(f"!/{_taken(glob)}" for glob in wanted), *without]
    unread = frozenset({".ipynb"})
    return Pages(("",), _SUFFIXES, _is_left_out, (*without, *refused), unread=unread)


def _chapters(settings: Settings) -> Iterator[str]:
    """The files of a book, which makes pages of these alone; none of any other project."""
    if text_setting(settings, "project", "type") == "book":
        yield from ("index.qmd", "index.md", "404.qmd")
        waiting = [setting(settings, "book", key) for key in _PARTS_OF_BOOK]
        while waiting:
            one = waiting.pop()
            if isinstance(one, str) and one.lower().endswith((*_SUFFIXES, ".ipynb")):
                yield one
            elif isinstance(one, list):
                waiting += one
            elif isinstance(one, Mapping):
                waiting += [one.get(key) for key in _KEYS_OF_CHAPTER]


def _anywhere(glob: str) -> str:
    """A pattern as Quarto reads it: with a wildcard and no `/` before it, in any folder."""
    return f"**/{glob}" if "*" in glob and not glob.startswith("/") else glob


def _taken(glob: str) -> str:
    """A pattern of the files that a target takes: all that a folder holds."""
    inner = _anywhere(glob).strip("/")
    name = inner.rpartition("/")[2]
    return f"{inner}/**" if "*" not in name and "." not in name else inner


def _is_left_out(name: str) -> bool:
    return name.startswith(("_", ".")) or (
        is_paper(name) and name.lower().partition(".")[0] in _PAPERS
    )
