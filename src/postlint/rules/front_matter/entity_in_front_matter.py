import re
from collections.abc import Iterator

from postlint.diagnostic import Applicability, Diagnostic, Edit, Fix, Severity
from postlint.document.front_matter import Scalar
from postlint.document.post import Post
from postlint.lookup.layouts.escaping import shows_escaped
from postlint.lookup.layouts.names import own_templates
from postlint.pattern import lazy
from postlint.profile.need import GENERATOR
from postlint.rules.front_matter._duties import is_section
from postlint.rules.rule import Rule
from postlint.source import Span

_KEYS = ("title", "linkTitle", "subtitle", "description", "summary")
_RENDERED = ("description", "summary")
"""What themes often read as Markdown at the top of a section."""
_ENTITY = lazy(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|(?P<name>[a-zA-Z][a-zA-Z0-9]{1,30}));")
_TAGS = lazy(
    r"<(a|abbr|b|code|em|i|kbd|mark|p|s|small|span|strong|sub|sup|u)\b[^<>]*>[^<>]*</\1>|<br\s*/?>",
    re.IGNORECASE,
)
_NEEDS_QUOTES = frozenset("\"'\\:#[]{},&*!|>%@`\t")


class EntityInFrontMatter(Rule):
    """A title or description holds an entity or a tag, and the theme shows it as it is written.

    Templates write `&amp;` for each `&` of the front matter: readers see `&ldquo;` on the page, in
    the browser's tab and in search results.

    ```markdown bad theme=papermod
    ---
    title: "The &ldquo;new&rdquo; kettle"
    ---
    ```

    ```markdown fixed theme=papermod
    ---
    title: "The “new” kettle"
    ---
    ```

    Looked at are titles, subtitles, descriptions and summaries. Silent where the site's own
    templates show what an entity stands for, and where nothing is known of them; of the
    description of a section also where they are a theme's alone, which may read it as Markdown.

    The fix writes the characters. It is unsafe, as it does where an entity is what the title is
    about.

    Source: Go's html/template, Liquid's `escape`, Tera and JSX.
    """

    id = "entity-in-front-matter"
    fixes = ("unsafe",)
    needs = (GENERATOR,)
    severity: Severity = Severity.WARNING
    help = "Write the character itself: the theme escapes what stands here, and readers see this."

    def check(self, post: Post) -> Iterator[Diagnostic]:
        matter = post.front_matter
        if matter is None or matter.error is not None:
            return
        for key in _KEYS:
            entry = matter.entry(key)
            if entry is None or not isinstance(entry.value, Scalar):
                continue
            text = entry.value.value
            if not isinstance(text, str) or ("&" not in text and "<" not in text):
                continue
            entities = [found for found in _ENTITY.finditer(text) if _is_known(found)]
            first = entities[0] if entities else _TAGS.search(text)
            if first is None or (key in _RENDERED and is_section(post) and _is_unseen(post)):
                continue
            if shows_escaped(post, key):
                yield self.diagnostic(
                    entry.value.span,
                    f"`{entry.key}` shows `{first[0]}` as it is written",
                    help=None
                    if entities
                    else "Delete the tags: the theme escapes what stands "
                    "here, and readers see them.",
                    fix=_decode(post, entry.value) if entities else None,
                )


def _is_unseen(post: Post) -> bool:
    """Whether no template of the site is there to tell how a value is shown."""
    return post.place is None or not own_templates(post.place)


def _is_known(found: re.Match[str]) -> bool:
    from html.entities import html5  # a large table, which few posts need

    return found["name"] is None or f"{found['name']};" in html5


def _decode(post: Post, scalar: Scalar) -> Fix | None:
    """Writes what entities stand for; None where that would need quotes or a backslash."""
    from html import unescape

    written = post.source.slice(scalar.span)
    edits = []
    for found in _ENTITY.finditer(written):
        meant = unescape(found[0])
        if meant == found[0]:
            continue
        if not meant.isprintable() or (set(meant) & _NEEDS_QUOTES and not _is_fine(written, meant)):
            return None
        start = scalar.span.start
        edits.append(Edit(Span(start + found.start(), start + found.end()), meant))
    if not edits:
        return None
    return Fix("Write the characters", Applicability.UNSAFE, tuple(edits))


def _is_fine(written: str, meant: str) -> bool:
    """Whether a sign can stand in a value as it is quoted."""
    return written[:1] in ("'", '"') and meant not in (written[0], "\\")
