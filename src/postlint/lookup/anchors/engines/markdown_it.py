"""markdown-it, as Eleventy has it: headings have no ids, but with a plugin.

Source: Eleventy, "Markdown", "IdAttribute plugin"; markdown-it-anchor.
"""

from __future__ import annotations

import re
from posixpath import dirname, join, normpath

from postlint.document.html import Element
from postlint.document.post import Post
from postlint.lookup.anchors import slugs
from postlint.lookup.anchors.ids import Ids, checked
from postlint.lookup.anchors.texts import Reading, text
from postlint.pattern import lazy
from postlint.profile.site import Place
from postlint.profile.site_files import SiteFiles

_PLUGIN = lazy(r"markdown-?it-?anchor", re.IGNORECASE)
_OTHER = lazy(
    r"slug|IdAttributePlugin|anchor|heading|addTransform|markdown-it-attrs|setLibrary"
    r"|amendLibrary|toc|addExtension|addPlugin",
    re.IGNORECASE,
)
_MODULE = lazy(r"""(?:\bfrom|\bimport|\brequire)\s*\(?\s*["'`](\.{1,2}/[^"'`\n]{1,200})["'`]""")
_MODULE_SUFFIXES = ("", ".js", ".cjs", ".mjs", ".ts", "/index.js")
_MOST_MODULES = 50
_SETS_IDS = lazy(
    r"addTransform[\s\S]*(?:\.id\s*=(?!=)|setAttribute\(\s*[\"'`]id\b|attr\(\s*[\"'`]id\b)"
)
"""A transform of whole pages that gives ids by its own lights."""
_READING = Reading(alt=False)


def brings_more(post: Post) -> bool:
    """Whether a transform of the config may give any element an id."""
    return post.place is not None and bool(_SETS_IDS.search(_code(post.place)))


def ids(place: Place) -> Ids | None:
    code = _code(place)
    if not _OTHER.search(code):
        return None
    is_plain = _PLUGIN.search(code) and "slugify" not in code
    return Ids(_name, checked, slugs.markdown_it_anchor, counts_given=True, is_sure=bool(is_plain))


def _code(place: Place) -> str:
    """The code of the config, and of the files of the site that it brings."""
    return place.files.derived(_with_modules, place.files, place.site.because or "")


def _with_modules(files: SiteFiles, config: str) -> str:
    found: dict[str, str] = {}
    waiting = [config]
    while waiting and len(found) < _MOST_MODULES:
        path = waiting.pop()
        text = files.text(path)
        if path in found or text is None:
            continue
        found[path] = text
        named = (normpath(join(dirname(path), one)) for one in _MODULE.findall(text))
        waiting += (file for name in named if (file := _file(files, name)) is not None)
    return "\n".join(found.values())


def _file(files: SiteFiles, name: str) -> str | None:
    """The file of a module, in the site; None where there is none."""
    if name.startswith(".."):
        return None
    return next((f"{name}{end}" for end in _MODULE_SUFFIXES if files.is_file(name + end)), None)


def _name(element: Element, post: Post) -> str:  # noqa: ARG001
    return slugs.markdown_it_anchor(text(element, _READING))
