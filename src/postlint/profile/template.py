"""Which stretches of a post are template code and not content, by generator."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Templates:
    """The template syntax that a generator runs in posts.

    `delimiters` are the pairs that enclose a call. `tag` is the pair in which paired calls stand,
    and `closer` what comes before a paired call's name in its closing one. What lies between a
    call of `verbatim` and its closer is no content either.
    """

    delimiters: tuple[tuple[str, str], ...] = ()
    closer: str = "/"
    verbatim: frozenset[str] = frozenset()


NO_TEMPLATES = Templates()
SHORTCODES = Templates(
    (("{{<", ">}}"), ("{{%", "%}}")),
    verbatim=frozenset(
        {"highlight", "code", "mermaid", "math", "katex", "chart", "echarts", "raw", "rawhtml"}
        | {"chem", "mathjax", "plantuml", "graphviz", "diagram", "script", "style", "comment"}
    ),
)
LIQUID = Templates(
    (("{%", "%}"), ("{{", "}}")),
    closer="end",
    verbatim=frozenset({"raw", "comment", "highlight", "codeblock", "mermaid", "katexmm"}),
)
NUNJUCKS = Templates(
    (("{%", "%}"), ("{{", "}}"), ("{#", "#}")),
    closer="end",
    verbatim=frozenset({"raw", "verbatim", "comment", "highlight", "codeblock", "code", "set"}),
)
TERA = Templates(
    (("{%", "%}"), ("{{", "}}"), ("{#", "#}")), closer="end", verbatim=frozenset({"raw"})
)
