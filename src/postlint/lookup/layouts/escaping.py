"""Whether the templates of a site show a value of the front matter with its `&` escaped."""

from __future__ import annotations

import re

from postlint.document.post import Post
from postlint.lookup.layouts.names import own_templates
from postlint.pattern import lazy

_PRINT = lazy(r"\{\{-?(?P<code>(?>(?:(?!\{\{|\}\})[\s\S])*))-?\}\}")
_UNESCAPES = lazy(
    r"\b(?:safe(?:HTML|HTMLAttr|JS|URL)?|html_?unescape|markdownify|markdown|plainify|strip_html"
    r"|striptags|render_?string|transform\.\w+|jsonify|unescape|escape_once)\b",
    re.IGNORECASE,
)
_ESCAPES = lazy(r"\|\s*(?:escape|xml_escape|cgi_escape|html_escape|h)\b")
_CONTROL = lazy(r"\s*(?:if|else|end|range|define|block|template|partial\b|/\*|#)")
_WITH = lazy(r"\s*with\b")
_HERE = lazy(r"\s*\.\s*(?:\||$)")


def shows_escaped(post: Post, key: str) -> bool:
    """Whether readers see entities in the value of a key as they are written.

    False where nothing tells, and where a template shows them as what they stand for.
    """
    how = post.profile.generator.escapes_values
    if how in ("", "always"):
        return how == "always"
    templates = own_templates(post.place) if post.place is not None else ()
    printed = [code for text in templates for code in _printed(text, key.lower())]
    if not printed:
        return how == "unless told" and post.profile.theme is not None
    if how == "if told":
        return all(_ESCAPES.search(code) for code in printed)
    return not any(_UNESCAPES.search(code) for code in printed)


def _printed(text: str, key: str) -> list[str]:
    """The code of a template's tags that print a key of the page, or what `with` made of it."""
    if key not in text.lower():
        return []
    names = lazy(
        rf"(?<![\w.])(?:\$?\.?(?:page|post|params|param)?\.)?(?:params\.)?{key}\b", re.IGNORECASE
    )
    found: list[str] = []
    is_held = False
    for tag in _PRINT.finditer(text):
        code = tag["code"].strip()
        if _WITH.match(code):
            is_held = names.search(code) is not None
        elif _CONTROL.match(code):
            is_held = False
        elif names.search(code) or (is_held and _HERE.match(code)):
            found.append(code)
    return found
