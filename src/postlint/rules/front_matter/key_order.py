from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Related, Severity
from postlint.document.post import Post
from postlint.rules.rule import Rule


class KeyOrder(Rule):
    """The keys of the front matter stand in another order than in other posts.

    ```markdown bad
    ---
    date: 2024-05-01
    title: Kettles
    ---
    ```

    ```markdown good
    ---
    title: Kettles
    date: 2024-05-01
    ---
    ```

    Keys that the order does not name may stand anywhere.
    """

    id = "key-order"
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
        last = None
        for entry in matter.root.entries:
            place = places.get(entry.key.lower())
            if place is None:
                continue
            if last is not None and place < last[0]:
                yield self.diagnostic(
                    entry.key_span,
                    f"`{entry.key}` should stand before `{last[1].key}`",
                    related=[Related(last[1].key_span, f"`{last[1].key}`")],
                )
            else:
                last = place, entry
