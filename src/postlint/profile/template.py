"""Which stretches of a post are template code and not content, by generator."""

from __future__ import annotations

from dataclasses import dataclass, field

from postlint.profile.shortcode import ELEVENTY, HEXO, HUGO, JEKYLL, QUARTO, ZOLA, Shortcodes


@dataclass(frozen=True, slots=True, eq=False)
class Templates:
    """The template syntax that a generator runs in posts.

    `delimiters` are the pairs that enclose a call, `shortcodes` the calls that are known.
    `closer` is what comes before a paired call's name in its closing one. `apart` are the opening
    delimiters of calls whose inner text is no part of the Markdown around it, known or not.
    `includes` are the calls that run the file they name.
    """

    delimiters: tuple[tuple[str, str], ...] = ()
    shortcodes: Shortcodes = field(default_factory=dict)
    closer: str = "/"
    apart: frozenset[str] = frozenset()
    includes: frozenset[str] = frozenset()


_BRACES = (("{%", "%}"), ("{{", "}}"))
_WITH_COMMENTS = (*_BRACES, ("{#", "#}"))

NO_TEMPLATES = Templates()
GO = Templates((("{{<", ">}}"), ("{{%", "%}}")), HUGO, apart=frozenset({"{{<"}))
PANDOC = Templates((("{{<", ">}}"),), QUARTO)
LIQUID = Templates(
    _BRACES,
    JEKYLL,
    closer="end",
    includes=frozenset({"include", "include_relative", "include_cached", "render"}),
)
ANY = Templates((*GO.delimiters, *_BRACES), HUGO, apart=frozenset({"{{<"}))
"""Where no generator is known: what any of the usual ones would run."""
NUNJUCKS = Templates(_WITH_COMMENTS, ELEVENTY, closer="end")
HEXO_TAGS = Templates(_WITH_COMMENTS, HEXO, closer="end")
TERA = Templates(_WITH_COMMENTS, ZOLA, closer="end", apart=frozenset({"{%"}))
