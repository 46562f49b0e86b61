import re
from collections.abc import Iterator

from postlint.diagnostic import Applicability, Diagnostic, Edit, Fix, Related, Severity
from postlint.document.front_matter import Entry
from postlint.document.post import Post
from postlint.rules.front_matter._writing import lines_of
from postlint.rules.rule import Rule
from postlint.source import Span

_COMMENT = re.compile(r"^[ \t]*(?:#|\[)|[ \t]#", re.MULTILINE)
"""A comment, or the head of a TOML table."""


class KeyOrder(Rule):
    """The keys of the front matter stand in another order than in other posts.

    ```markdown bad
    ---
    date: 2024-05-01
    title: Kettles
    ---
    ```

    ```markdown fixed
    ---
    title: Kettles
    date: 2024-05-01
    ---
    ```

    The fix moves whole lines, and none across a comment. Keys that the order does not name may
    stand anywhere.
    """

    id = "key-order"
    fixes = ("safe",)
    default = False
    presets = ("style",)
    severity: Severity = Severity.INFO
    help = "Move it up: keys are found faster where they always stand in the same order."

    #: The order that keys should have.
    order: tuple[str, ...] = (
        "title",
        "description",
        "date",
        "lastmod",
        "tags",
        "categories",
        "draft",
    )

    def check(self, post: Post) -> Iterator[Diagnostic]:
        matter = post.front_matter
        if matter is None or matter.error is not None:
            return
        places = {key.lower(): place for place, key in enumerate(self.order)}
        ordered: list[tuple[int, Entry]] = []
        for entry in matter.root.entries:
            place = places.get(entry.key.lower())
            if place is None:
                continue
            later = next((other for at, other in ordered if at > place), None)
            if later is None:
                ordered.append((place, entry))
                continue
            yield self.diagnostic(
                entry.key_span,
                f"`{entry.key}` should stand before `{later.key}`",
                related=[Related(later.key_span, f"`{later.key}`")],
                fix=_move(post, entry, later),
            )


def _move(post: Post, entry: Entry, later: Entry) -> Fix | None:
    """Moves the lines of an entry above those of another one."""
    lines, target = lines_of(post.source, entry), lines_of(post.source, later)
    if lines is None or target is None:
        return None
    between = post.source.text[target.start : lines.end]
    if _COMMENT.search(between) or not between.endswith(("\n", "\r")):
        return None
    edits = (Edit(Span(target.start, target.start), post.source.slice(lines)), Edit(lines, ""))
    return Fix(f"Move it above `{later.key}`", Applicability.SAFE, edits)
