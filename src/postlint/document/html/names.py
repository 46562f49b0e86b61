"""The names of HTML's elements, and what is special about some."""

from __future__ import annotations

VOID = frozenset(
    {"area", "base", "basefont", "bgsound", "br", "col", "command", "embed", "frame", "hr"}
    | {"image", "img", "input", "keygen", "link", "meta", "param", "source", "track", "wbr"}
)
OPTIONAL_END = frozenset(
    {"body", "caption", "colgroup", "dd", "dt", "head", "html", "li", "optgroup", "option", "p"}
    | {"rb", "rp", "rt", "rtc", "tbody", "td", "tfoot", "th", "thead", "tr"}
)
"""Elements whose end tag may be left out."""
FORMATTING = frozenset(
    {"a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt"}
    | {"u"}
)
"""Elements that a parser opens again where another one cut them short."""
EMBEDS = ("iframe", "embed", "object", "video", "audio")
"""Elements that show what is kept elsewhere, images aside."""
KNOWN = (
    VOID
    | OPTIONAL_END
    | FORMATTING
    | frozenset(
        {"abbr", "acronym", "address", "applet", "article", "aside", "audio", "bdi", "bdo"}
        | {"blockquote", "button", "canvas", "center", "cite", "data", "datalist", "del"}
        | {"details", "dfn", "dialog", "dir", "div", "dl", "fieldset", "figcaption", "figure"}
        | {"footer", "form", "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup"}
        | {"iframe", "ins", "kbd", "label", "legend", "listing", "main", "map", "mark"}
        | {"marquee", "math", "menu", "meter", "nav", "noembed", "noframes", "noscript"}
        | {"object", "ol", "output", "picture", "plaintext", "pre", "progress", "q", "ruby"}
        | {"samp", "script", "search", "section", "select", "slot", "span", "style", "sub"}
        | {"summary", "sup", "svg", "table", "template", "textarea", "time", "title", "ul"}
        | {"var", "video", "xmp", "blink"}
    )
)
"""The elements of HTML, old ones included."""
