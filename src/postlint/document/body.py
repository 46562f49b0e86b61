"""The body as HTML, whatever it was written in."""

from __future__ import annotations

from functools import partial
from typing import Literal

from postlint.dialect.markdown import Markdown
from postlint.document.markdown.segments import Body, Render, normalized_lines
from postlint.document.mask import Call
from postlint.profile.profile import Profile
from postlint.source import Span

Kind = Literal["html", "markdown", "mdx"]
"""What a body is written in."""


def rendered(
    text: str,
    masked: str,
    body: Span,
    calls: tuple[Call, ...],
    profile: Profile,
    markdown: Markdown,
    kind: Kind,
) -> Body:
    """The body of a post as HTML, with what its template calls make put in their places.

    `masked` is the text with the calls blanked out, `markdown` how its Markdown is read.
    """
    render: Render = normalized_lines if kind == "html" else _engine(masked, markdown)
    if calls:
        from postlint.document.shortcodes import expanded

        return expanded(text, masked, body, calls, profile, render)
    made = render(masked[slice(*body)], body.start)
    if kind != "mdx":
        return made
    from postlint.document.markdown.mdx import with_end_tags

    return with_end_tags(made)


def _engine(masked: str, markdown: Markdown) -> Render:
    """What renders a text in Markdown as its engine does."""
    from postlint.document.markdown.render import render as render_markdown

    render = partial(render_markdown, markdown=markdown)
    if markdown.is_common(masked):
        return render
    from postlint.document.markdown.adapted import adapted

    return partial(adapted, markdown=markdown, render=render)
