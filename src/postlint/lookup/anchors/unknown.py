"""Whether something in a post may make places that nobody can see in it."""

from __future__ import annotations

import re

from postlint.document.mask import Call
from postlint.document.post import Post
from postlint.lookup.hugo_shortcodes import makes_no_places
from postlint.pattern import lazy
from postlint.profile.site import Place
from postlint.source import Spans

_PLAIN = frozenset(
    {"if", "elsif", "elif", "else", "unless", "case", "when", "for", "assign", "set", "capture"}
    | {"cycle", "increment", "decrement", "break", "continue", "tablerow", "ifchanged", "comment"}
    | {"link", "post_url", "gist", "seo", "feed_meta", "raw", "verbatim", "liquid"}
    | {"post_link", "post_path", "asset_path", "asset_link", "asset_img", "img", "youtube", "vimeo"}
    | {"video", "meta", "var", "env", "pagebreak", "kbd", "lipsum"}
)
"""Template calls that make no place to link to."""
_SHOWN = frozenset({"raw", "verbatim"})
_INCLUDED = lazy(r"\{%[-+]?\s*(?:include|include_cached|render)\s+[\"']?(?P<file>[\w./-]+\.\w+)")
_CONTENT = lazy(r"content|markdownify|include\.|\bsafe\b|render|excerpt|\(")
_PLACE = lazy(
    r"\b(?:id|name)\s*=|^[ \t]*#|<script|\{%-?\s*include|markdownify|^[^\n]+\n[=-]{2,}\s*$",
    re.MULTILINE,
)
"""What in an included file may make a place, or bring another file that does."""
_HEADING = lazy(r"^[ \t]*#{1,6}\s|\bid\s*=", re.MULTILINE)
_SNIPPET = lazy(r"^[ \t]*(?:::: |-{1,10}8<-|\{%|\{\{)|\{\{ ", re.MULTILINE)
"""What plugins of MkDocs replace."""
_COMPONENT = lazy(r"<([A-Z][\w.]*)")
_IMPORT = lazy(
    r"^import[ \t]+(?P<what>[^\n;]{1,400}?)[ \t]{1,9}from[ \t]+[\"'](?P<from>[^\"'\n]+)[\"']",
    re.MULTILINE,
)
_MADE_ID = lazy(r"\bid=\{(?![\"'`][^\"'`${}]*[\"'`]\})")
_INERT_SOURCES = ("@docusaurus/", "@astrojs/", "astro:", "react", "@site/static/")
_THEME = "@theme/"
"""Where Docusaurus has the components of its theme, and sites some of their own."""
_INERT = frozenset(
    {"Tabs", "TabItem", "Details", "Admonition", "CodeBlock", "Link", "Head", "BrowserOnly"}
    | {"Aside", "Badge", "Card", "CardGrid", "Code", "FileTree", "Icon", "LinkButton", "LinkCard"}
    | {"Steps", "Fragment", "React.Fragment", "Image", "Picture", "DocCardList", "Translate"}
    | {"DocCard", "IdealImage", "ThemedImage", "TOCInline", "Mermaid", "MDXContent"}
)
"""Components of Docusaurus and Astro that give no ids to link to."""
_DATA = ("json", "mermaid", "math")


def may_make_any(post: Post) -> bool:
    """Whether calls, components or scripts in a post may make places of any name."""
    if any(_is_open(call, post) for call in post.calls):
        return True
    if any(_runs(script.attribute("type")) for script in post.elements("script")):
        return True
    if next(post.elements("template", "object"), None) is not None:
        return True
    if post.is_mdx and (post.profile.generator.reads_mdx or post.is_mdx_file):
        return _has_open_components(post)
    if not post.profile.generator.templates.delimiters:
        return bool(_SNIPPET.search(post.source.text, post.body.start))
    return False


def _runs(kind: str | None) -> bool:
    """Whether a script of a type is code that a browser runs."""
    return not kind or not any(name in kind.lower() for name in _DATA)


def _is_open(call: Call, post: Post) -> bool:
    """Whether a call may make places of any name."""
    place = post.place
    if call.kind != "call" or place is None or call.opener == "{#":
        return False
    known = post.profile.shortcode(call.name)
    if known is not None and known.inner == "code":
        held = post.source.slice(call.span) if call.name in _SHOWN else ""
        return bool(held and _HEADING.search(held))
    if place.site.profile.generator.has_mounts:
        return not makes_no_places(call.name, place)
    if call.name in _PLAIN:
        return False
    written = post.source.slice(call.span)
    if call.opener == "{{":
        return bool(_CONTENT.search(written))
    included = _INCLUDED.match(written)
    text = _template(included["file"], place) if included else None
    return text is None or bool(_PLACE.search(text))


def _template(name: str, place: Place) -> str | None:
    """The text of a file that a post includes; None where it is not at hand."""
    folders = place.site.profile.generator.layout_folders
    return next(filter(None, (place.files.text(f"{folder}/{name}") for folder in folders)), None)


def _has_open_components(post: Post) -> bool:
    text, start = post.source.text, post.body.start
    code = Spans(post.code)
    if any(found.start() not in code for found in _MADE_ID.finditer(text, start)):
        return True
    brought = {
        name.strip("{} ,").rpartition(" ")[2]: found["from"]
        for found in _IMPORT.finditer(text, start)
        for name in found["what"].split(",")
    }
    for found in _COMPONENT.finditer(text, start):
        if found.start() in code:
            continue
        name = found[1]
        source = brought.get(name.partition(".")[0])
        if name in _INERT and (source is None or source.startswith(_THEME)):
            continue
        if source is None or not source.startswith(_INERT_SOURCES):
            return True
    return False
