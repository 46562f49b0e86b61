import re
from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.post import Post
from postlint.pattern import lazy
from postlint.rules.rule import Rule

_WHOLE = lazy(
    r"(?:todo|tbd|tba|fixme|xxx+|changeme|change me|placeholder|undefined|null|nan"
    r"|your (?:post |page )?(?:title|description|name)(?: here)?|(?:post|page) title"
    r"|insert (?:title|description) here|\[(?:title|description|insert [^\]]*)\]|%s"
    r"|<(?:title|description|image path/url|alt text|text)>|\[object object\])[.:!]*"
    r"|(?i:lorem ipsum)\b.*",
    re.IGNORECASE,
)
_TEMPLATE = lazy(r"(?:\{\{[^{}]*\}\}|\{%[^{}]*%\}|\$\{\w+\}|<%=[^>]*%>)")
_TEXTS = frozenset(
    {"title", "description", "summary", "excerpt", "subtitle", "linktitle", "author", "slug"}
)


class PlaceholderValue(Rule):
    """A value that was meant to be replaced: `TODO`, lorem ipsum, a template that nobody ran.

    ```markdown bad
    ---
    title: Kettles
    description: TODO
    ---
    ```

    ```markdown good
    ---
    title: Kettles
    description: How kettles got their whistle.
    ---
    ```

    Only texts that people read are looked at: title, description, summary and the like. Drafts and
    archetypes are exempt.
    """

    id = "placeholder-value"
    severity: Severity = Severity.WARNING
    help = "Write what is meant, or delete the line."

    def check(self, post: Post) -> Iterator[Diagnostic]:
        matter = post.front_matter
        if matter is None or matter.error is not None or post.is_draft or post.is_archetype:
            return
        for entry in matter.root.effective():
            value = matter.text(entry.key) if entry.key.lower() in _TEXTS else None
            if value is None:
                continue
            text = value.strip()
            found = _WHOLE.fullmatch(text) or (text[-1:] in "}>" and _TEMPLATE.fullmatch(text))
            if found:
                yield self.diagnostic(
                    entry.value.span, f"`{entry.key}` is still a placeholder: {found[0]}"
                )
