from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.post import Post
from postlint.rules.rule import Rule
from postlint.schema import Failure, failures
from postlint.schema.words import fault, spelled


class SchemaViolation(Rule):
    """A value of the front matter is not what its schema asks for.

    postlint knows a JSON Schema for each generator and theme; they ask for what the generator
    would otherwise refuse, or silently take for something else.

    ```markdown bad
    ---
    title: Kettles
    weight: heavy
    ---
    ```

    Hugo reads a `weight` that is no number as 0:

    ```markdown good
    ---
    title: Kettles
    weight: 10
    ---
    ```

    Keys that are missing, values that should be a list, a date, true or false, and unknown keys
    have rules of their own.
    """

    id = "schema-violation"
    severity: Severity = Severity.ERROR

    def check(self, post: Post) -> Iterator[Diagnostic]:
        for failure in post.derived(failures):
            if failure.rule == self.id and not _is_output_of_the_site(post, failure):
                yield self.diagnostic(
                    failure.span,
                    f"`{spelled(failure.path)}` {fault(failure)}",
                    help=_advice(failure),
                )


def _is_output_of_the_site(post: Post, failure: Failure) -> bool:
    """Whether an output format is one that the site's config defines, or may define."""
    if not failure.path or str(failure.path[0]).lower() != "outputs" or failure.keyword != "enum":
        return False
    name = str(failure.found).lower()
    return not post.profile.is_known or name in post.profile.output_formats


def _advice(failure: Failure) -> str | None:
    return failure.description
