from collections.abc import Iterator

from postlint.diagnostic import Applicability, Diagnostic, Edit, Fix, Severity
from postlint.document.front_matter import Entry, Scalar, Sequence
from postlint.document.front_matter.nodes import data
from postlint.document.post import Post
from postlint.rules.front_matter._duties import owes_no_title, owes_nothing
from postlint.rules.front_matter._writing import lines_of
from postlint.rules.rule import Rule
from postlint.schema import failures

_ADVICE = {
    "title": "Write the title: without one the post's heading, its links and the browser's tab "
    "stay empty.",
    "description": "Write a sentence or two for search results and previews, or delete the line.",
    "tags": "List the tags, or delete the line.",
    "categories": "List the categories, or delete the line.",
}
_SEVERITIES = {"title": Severity.WARNING, "description": Severity.WARNING}


class EmptyValue(Rule):
    """A key that says what the post is about has no value.

    ```markdown bad
    ---
    title: Kettles
    description: ""
    ---
    ```

    ```markdown fixed
    ---
    title: Kettles
    ---
    ```

    ```markdown good
    ---
    title: Kettles
    description: How kettles got their whistle.
    ---
    ```

    Told once a site for each key: a pattern for new posts leaves them. Empty `tags` and
    `categories` are only noted, and `[]` is a decision, and so is `null`, but for the title. Drafts
    and archetypes are exempt: they are not finished; so are redirects, stubs of translations and
    what other posts include, and the titles of sections and of the home page, which the theme may
    take from the site. The fix deletes the line, but for the title's; it is unsafe, as a site may
    give what is left out another value.
    """

    id = "empty-value"
    fixes = ("unsafe",)
    presets = ("seo",)
    folds = "site"
    severity: Severity = Severity.WARNING

    def check(self, post: Post) -> Iterator[Diagnostic]:
        matter = post.front_matter
        if matter is None or matter.error is not None or post.is_draft or post.is_archetype:
            return
        said = {f.path for f in failures(post) if f.rule == "schema-violation"}
        for key, advice in _ADVICE.items():
            entry = matter.entry(key)
            if entry is None or (entry.key,) in said or _is_decided(post, entry):
                continue  # its schema says it better, or its author
            is_exempt = owes_no_title if key == "title" else owes_nothing
            if _is_empty(data(entry.value)) and not is_exempt(post):
                yield self.diagnostic(
                    entry.key_span,
                    f"`{entry.key}` is empty",
                    help=advice,
                    severity=_SEVERITIES.get(key, Severity.INFO),
                    fix=None if key == "title" else _delete(post, entry),
                    cause=f"{key} is empty",
                )


def _delete(post: Post, entry: Entry) -> Fix | None:
    lines = lines_of(post.source, entry)
    return lines and Fix("Delete it", Applicability.UNSAFE, (Edit(lines, ""),))


def _is_decided(post: Post, entry: Entry) -> bool:
    """Whether its author wrote that there is none: `[]`, `null`."""
    if isinstance(entry.value, Sequence):
        return not entry.value.items
    if entry.key.lower() == "title":
        return False
    written = post.source.slice(entry.value.span).strip()
    return isinstance(entry.value, Scalar) and entry.value.value is None and bool(written)


def _is_empty(value: object) -> bool:
    if isinstance(value, list):
        return all(_is_empty(item) for item in value)
    return value is None or (isinstance(value, str) and not value.strip())
