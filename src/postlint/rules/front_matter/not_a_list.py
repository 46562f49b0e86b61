from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.post import Post
from postlint.rules.rule import Rule
from postlint.schema import Failure, failures
from postlint.schema.words import shown, spelled


class NotAList(Rule):
    """A value that has to be a list is text, or something else.

    Hugo takes text for one item: `tags: tea, coffee` is a single tag named "tea, coffee".

    ```markdown bad
    ---
    title: Kettles
    tags: tea, coffee
    ---
    ```

    ```markdown good
    ---
    title: Kettles
    tags: [tea, coffee]
    ---
    ```

    It is an error where the theme goes through the items, as PaperMod does with `tags`: then the
    build fails on any text.
    """

    id = "not-a-list"
    severity: Severity = Severity.WARNING

    def check(self, post: Post) -> Iterator[Diagnostic]:
        for failure in post.derived(failures):
            if failure.rule == self.id:
                fails = failure.keyword == "type"
                key = spelled(failure.path)
                found = shown(failure.found)
                yield self.diagnostic(
                    failure.span,
                    f"`{key}` is {found}, and has to be a list"
                    if fails
                    else f"`{key}` is text, and no list: {post.profile.generator.title} does not "
                    f"split {found} at commas",
                    help=_advice(failure, post),
                    severity=Severity.ERROR if fails else Severity.WARNING,
                )


def _advice(failure: Failure, post: Post) -> str | None:
    if not isinstance(failure.found, str):
        return failure.description
    items = [part.strip() for part in failure.found.strip("()[]").split(",") if part.strip()]
    if post.front_matter and post.front_matter.format != "yaml":
        items = [f'"{item}"' for item in items]
    sign = " =" if post.front_matter and post.front_matter.format == "toml" else ":"
    return f"Write `{failure.path[-1]}{sign} [{', '.join(items)}]`."
