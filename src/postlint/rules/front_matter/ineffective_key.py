from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.front_matter import Entry, FrontMatter, Mapping
from postlint.document.post import Post
from postlint.rules.rule import Rule
from postlint.schema import told

_ROOT_KEYS = frozenset(
    {"draft", "date", "publishdate", "expirydate", "lastmod", "tags", "categories", "aliases"}
    | {"slug", "url"}
)


class IneffectiveKey(Rule):
    """A key that is known, and does nothing where it stands.

    Themes drop parameters, read some of them in the site's config only, or on other pages than
    posts. The key looks as if it did something.

    ```markdown bad
    ---
    title: Kettles
    thumbnail: kettle.jpg
    ShowBreadCrumbs: true
    TocOpen: true
    ---
    ```

    ```markdown good
    ---
    title: Kettles
    cover:
      image: kettle.jpg
    ShowBreadCrumbs: true
    TocOpen: true
    ---
    ```

    In TOML, a key that stands below a `[table]` belongs to that table. `draft = true` there does
    not make a draft, which is a warning.

    Nothing is said where the generator is not known but only assumed.
    """

    id = "ineffective-key"
    severity: Severity = Severity.INFO

    def check(self, post: Post) -> Iterator[Diagnostic]:
        matter = post.front_matter
        if matter is None or matter.error is not None or not post.profile.is_known:
            return
        for path, entry, about in told(post, "x-postlint-ineffective"):
            yield self.diagnostic(
                entry.key_span,
                f"`{'.'.join(map(str, path))}` does nothing here",
                help=str(about["x-postlint-ineffective"]),
            )
        if matter.format == "toml" and post.profile.generator.name == "hugo":
            for table, entry in _swallowed(post, matter):
                yield self.diagnostic(
                    entry.key_span,
                    f"`{entry.key}` belongs to [{table}] here, and not to the post",
                    help=f"Move it above the line [{table}]: in TOML, a table runs to the next "
                    "one.",
                    severity=Severity.WARNING,
                )


def _swallowed(post: Post, matter: FrontMatter) -> Iterator[tuple[str, Entry]]:
    """The keys of the post that a table above them took in, with the table's name."""
    own = {entry.key.lower() for entry in matter.root.entries}
    for table in matter.root.entries:
        header = post.source.text[: table.key_span.start].rstrip(" \t")[-1:]
        if header != "[" or not isinstance(table.value, Mapping):
            continue
        known = {key for key, _ in _known(post, table.key)}
        for entry in table.value.entries:
            key = entry.key.lower()
            if key in _ROOT_KEYS and key not in own and key not in known:
                yield table.key, entry


def _known(post: Post, table: str) -> Iterator[tuple[str, object]]:
    from postlint.schema import applicable

    for schema in applicable(post):
        for key, about in schema.about(table).get("properties", {}).items():
            yield key.lower(), about
