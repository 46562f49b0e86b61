import re
from collections.abc import Iterator

from postlint.diagnostic import Applicability, Diagnostic, Edit, Fix, Severity
from postlint.document.front_matter import Entry, FrontMatter, Mapping, Path, Scalar, Sequence
from postlint.document.post import Post
from postlint.lookup.layouts.names import is_read, own_templates, pattern_with
from postlint.pattern import lazy
from postlint.profile.need import GENERATOR
from postlint.rules.front_matter._writing import lines_of, rename
from postlint.rules.rule import Rule
from postlint.schema import applicable, told
from postlint.schema.in_words import spelled
from postlint.source import Span

_ROOT_KEYS = frozenset(
    {"draft", "date", "publishdate", "expirydate", "lastmod", "tags", "categories", "aliases"}
)
_MORE_KEYS = frozenset({"title", "weight", "slug", "url"})
"""What a table of its own may have as well: a button's `url`, a card's `title`."""
_TABLE = lazy(r"^[ \t]*\[", re.MULTILINE)
_WITH_TITLES = frozenset({"menu", "menus", "cascade"})

_OF_THEMES = frozenset({"category", "tag"})
"""Keys that themes read by themselves, as those for portfolios do."""


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

    Told once a site for each key. The fix gives a key the name that is read, or moves it above the
    tables. It is unsafe: the post then does what its author wrote.
    """

    id = "ineffective-key"
    fixes = ("unsafe",)
    nature = "unnecessary"
    needs = (GENERATOR,)
    folds = "site"
    severity: Severity = Severity.INFO

    def check(self, post: Post) -> Iterator[Diagnostic]:
        matter = post.front_matter
        if matter is None or matter.error is not None:
            return
        for path, entry, about in told(post, "x-postlint-ineffective"):
            if entry.key.lower() == "tag" and matter.entry("tags") is None:
                continue  # `unknown-key` speaks
            if _may_be_read(post, path) or _is_indent_lost(about.get("x-postlint-within"), matter):
                continue
            pattern = pattern_with(post, *path)
            also = f" New posts have it from `{pattern}`: mend that as well." if pattern else ""
            yield self.diagnostic(
                entry.key_span,
                f"`{spelled(path)}` does nothing here",
                help=str(about["x-postlint-ineffective"]) + also,
                fix=rename(post, path, entry.key_span, about.get("x-postlint-use")),
                cause=f"{spelled(path)} does nothing",
            )
        if matter.format == "toml" and post.profile.generator.toml_tables_take_keys:
            for table, entry in _swallowed(post, matter):
                yield self.diagnostic(
                    entry.key_span,
                    f"`{entry.key}` belongs to [{table}] here, and not to the post",
                    help=f"Move it above the line [{table}]: in TOML, a table runs to the next "
                    "one.",
                    severity=Severity.WARNING,
                    fix=_move(post, matter, entry),
                    cause=f"{entry.key} belongs to {table}",
                )


def _may_be_read(post: Post, path: Path) -> bool:
    """Whether a template reads a key, or one may that is not at hand: the site's theme is none that
    is known, and the key a word that themes use.
    """
    profile = post.profile
    if is_read(post, *path):
        return True
    if str(path[-1]).lower() not in _OF_THEMES or post.place is None:
        return False
    return profile.names_theme and profile.theme is None and not own_templates(post.place)


def _is_indent_lost(within: object, matter: FrontMatter) -> bool:
    """Whether the mapping that a key belongs in stands there with nothing in it: that is told."""
    above = matter.entry(str(within)) if within else None
    return above is not None and isinstance(above.value, Scalar) and above.value.value is None


def _move(post: Post, matter: FrontMatter, entry: Entry) -> Fix | None:
    """Moves a key above the first table."""
    lines = lines_of(post.source, entry)
    table = _TABLE.search(post.source.text, *matter.content)
    if lines is None or table is None or table.end() > lines.start:
        return None
    edits = (
        Edit(Span(table.start(), table.start()), post.source.slice(lines)),
        Edit(lines, ""),
    )
    return Fix("Move it above the tables", Applicability.UNSAFE, edits)


def _swallowed(post: Post, matter: FrontMatter) -> Iterator[tuple[str, Entry]]:
    """The keys of the post that a table above them took in, with the table's name."""
    own = {entry.key.lower() for entry in matter.root.entries}
    for path, table in _tables(matter.root, ()):
        if post.source.text[table.span.start] == "{":
            continue
        known = {
            key.lower()
            for schema in applicable(post)
            for key in schema.about(*path).get("properties", {})
        }
        if isinstance(path[-1], int) and path[-1] + 1 < _length(matter.root, path[:-1]):
            continue  # another item follows, so that no key of the post can stand here
        top = str(path[0]).lower()
        has_no_title = top not in _WITH_TITLES and (bool(known) or top == "params")
        wanted = _ROOT_KEYS | _MORE_KEYS if has_no_title else _ROOT_KEYS
        for entry in table.entries:
            key = entry.key.lower()
            if key in wanted and key not in own and key not in known:
                yield ".".join(str(step) for step in path if isinstance(step, str)), entry


def _length(root: Mapping, path: Path) -> int:
    """How many items the list at a path has."""
    node: object = root
    for step in path:
        if isinstance(node, Mapping) and isinstance(step, str):
            entry = node.find(step, fold=False)
            node = entry.value if entry is not None else None
        elif isinstance(node, Sequence) and isinstance(step, int):
            node = node.items[step]
    return len(node.items) if isinstance(node, Sequence) else 0


def _tables(mapping: Mapping, path: Path) -> Iterator[tuple[Path, Mapping]]:
    """The tables within one, each with its path; of a list of tables the items, by index."""
    for entry in mapping.entries:
        here = (*path, entry.key)
        if isinstance(entry.value, Mapping):
            yield here, entry.value
            yield from _tables(entry.value, here)
        elif isinstance(entry.value, Sequence):
            for i, item in enumerate(entry.value.items):
                if isinstance(item, Mapping):
                    yield (*here, i), item
