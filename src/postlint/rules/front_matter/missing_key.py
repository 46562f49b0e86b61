import re
from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.front_matter import FrontMatter
from postlint.document.habit import Habit
from postlint.document.post import Post
from postlint.pattern import lazy
from postlint.rules.front_matter._duties import is_section, owes_no_title
from postlint.rules.rule import Rule
from postlint.schema import Failure, failures
from postlint.schema.in_words import spelled
from postlint.source import Span

_FARTHEST = 500
_DATE = lazy(r"\d{4}-\d\d-\d\d")


def _lacking(post: Post) -> tuple[str, ...]:
    """The keys that a post lacks and may lack: they are only noted."""
    return tuple(
        failure.expected
        for failure in failures(post)
        if failure.rule == MissingKey.id and failure.severity is Severity.INFO
    )


LACKING = Habit("lacking-keys", _lacking)


class MissingKey(Rule):
    """The front matter lacks a key that its schema requires.

    ```markdown bad
    ---
    date: 2024-05-01
    ---
    Water boils.
    ```

    ```markdown good
    ---
    title: Kettles
    date: 2024-05-01
    ---
    Water boils.
    ```

    It is an error where the generator or the site's own schema demands the key. Hugo builds a post
    without a title, and leaves its heading, its link in every list and the browser's tab empty:
    that is only noted, and not where most posts of a section have none.

    Section pages (`_index`) are exempt: their title comes from the folder. Without a schema of the
    site's own so are redirects, stubs of translations, posts that `build`, `headless` or
    `layout: null` keep from being pages, and those that other posts include.
    """

    id = "missing-key"
    habits = (LACKING,)
    severity: Severity = Severity.ERROR

    def check(self, post: Post) -> Iterator[Diagnostic]:
        matter = post.front_matter
        missing = [failure for failure in failures(post) if failure.rule == self.id]
        if not missing or matter is None or matter.closer is None or is_section(post):
            return
        visible = {_visible(entry.key) for entry in matter.root.entries}
        asked = {schema.name for schema in post.profile.site_schemas}
        for failure in missing:
            if failure.expected == "date" and _is_dated(post):
                continue
            if failure.severity is Severity.INFO and LACKING.is_usual(post, failure.expected):
                continue
            if failure.schema not in asked and not failure.path and owes_no_title(post):
                continue
            if failure.expected.lower() not in visible:
                key = spelled((*failure.path, failure.expected))
                yield self.diagnostic(
                    _of_meta(post, failure, matter) or _place(failure, matter),
                    f"`{key}` is missing"
                    + (f": it is needed with `{failure.wanted}`" if failure.wanted else ""),
                    help=_advice(failure, matter),
                    severity=failure.severity,
                )


def _is_dated(post: Post) -> bool:
    """Whether the file's name gives the post its date."""
    is_told = post.profile.generator.names_give_date
    return is_told and _DATE.match(post.file_name) is not None


def _advice(failure: Failure, matter: FrontMatter) -> str:
    """What to add, in the format's own way."""
    sign = " =" if matter.format == "toml" else ":"
    where = f"to `{spelled(failure.path)}`" if failure.path else "to the front matter"
    about = f" {failure.description}" if failure.description else ""
    return f"Add `{failure.expected}{sign} …` {where}.{about}"


def _place(failure: Failure, matter: FrontMatter) -> Span:
    """Where a key is missed: at the fence, the key of its mapping, or the item of its list."""
    if failure.key_span and (
        failure.wanted or (failure.path and isinstance(failure.path[-1], str))
    ):
        return failure.key_span
    start = failure.span.start if failure.path else matter.opener.start
    return Span(start, max(start + 1, matter.opener.end if not failure.path else start + 1))


def _of_meta(post: Post, failure: Failure, matter: FrontMatter) -> Span | None:
    """Where lines of keys stop before the one that is missing: for those alone."""
    if matter.format != "meta" or failure.path:
        return None
    line = re.compile(rf"^[ \t]*{re.escape(failure.expected)}[ \t]*:", re.MULTILINE | re.IGNORECASE)
    found = line.search(post.source.text, matter.content.start, matter.content.end + _FARTHEST)
    if found is None:
        return None
    return post.source.line_at(min(found.start(), matter.content.end))


def _visible(key: str) -> str:
    """A key without the characters that cannot be seen; `truncated-value` speaks of those."""
    return "".join(c for c in key if c.isprintable() and not c.isspace()).lower()
