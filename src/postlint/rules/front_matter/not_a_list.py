from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.post import Post
from postlint.rules.rule import Rule
from postlint.schema import Failure, failures
from postlint.schema.words import shown, spelled


class NotAList(Rule):
    """A value that has to be a list is something else.

    A theme that goes through the items of a list fails to build the post where it finds text.

    ```markdown bad
    ---
    title: Kettles
    tags: kitchen
    ShowBreadCrumbs: true
    TocOpen: false
    ---
    ```

    ```markdown good
    ---
    title: Kettles
    tags: [kitchen]
    ShowBreadCrumbs: true
    TocOpen: false
    ---
    ```
    """

    id = "not-a-list"
    severity: Severity = Severity.ERROR

    def check(self, post: Post) -> Iterator[Diagnostic]:
        for failure in post.derived(failures):
            if failure.rule == self.id:
                yield self.diagnostic(
                    failure.span,
                    f"`{spelled(failure.path)}` is {shown(failure.found)}, and should be a list",
                    help=_advice(failure),
                )


def _advice(failure: Failure) -> str | None:
    if not isinstance(failure.found, str):
        return failure.description
    items = [part.strip() for part in failure.found.split(",") if part.strip()]
    return f"Write `{failure.path[-1]}: [{', '.join(items)}]`."
