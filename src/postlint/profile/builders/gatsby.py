"""Gatsby: the folders that its config hands to `gatsby-source-filesystem`.

Source: Gatsby, "gatsby-source-filesystem".
"""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import normpath

from postlint.pattern import lazy
from postlint.profile.pages import MARKDOWN, MDX, Pages, SiteConfig

_SOURCE = lazy(r"gatsby-source-filesystem[`'\"]")
_PATH = lazy(r"\bpath:[ \t]*(?P<value>[^\n]*)")
_TEXT = lazy(
    r"[`'\"](?:\$\{__dirname\}/|\.?/)?(?P<plain>[\w./@-]+)[`'\"]"
    r"|path\.(?:join|resolve)\((?:__dirname,[ ]*)?(?P<parts>(?:[`'\"][\w./@-]+[`'\"][, ]*)+)\)"
)
_PART = lazy(r"[\w./@-]+")


def pages(site: SiteConfig) -> Pages | None:
    """None where the config names no folder, or one that only its code knows."""
    sources = len(_SOURCE.findall(site.code))
    folders = tuple(_folders(site.code))
    if not sources or len(folders) < sources or "" in folders:
        return None
    return Pages(folders, (*MARKDOWN, *MDX))


def _folders(code: str) -> Iterator[str]:
    for found in _PATH.finditer(code):
        text = _TEXT.match(found["value"])
        if text is not None:
            path = text["plain"] or "/".join(_PART.findall(text["parts"]))
            yield normpath(path.strip("/")).removeprefix(".").lstrip("/")
