from collections.abc import Iterator

from postlint.diagnostic import Applicability, Diagnostic, Edit, Fix, Related, Severity
from postlint.document.front_matter.nodes import DuplicateKeyError, FrontMatterError
from postlint.document.post import Post
from postlint.rules.rule import Rule


class FrontMatterSyntax(Rule):
    """The front matter does not parse.

    Generators refuse to build such a post, or build it without a title, a date and tags; their
    messages often name another line. postlint names the place where the fault stands, and what
    to write instead.

    ```markdown bad
    ---
    title: Kettles: a short history
    ---
    ```

    A colon and a space end a key in YAML, so the value needs quotes:

    ```markdown fixed
    ---
    title: "Kettles: a short history"
    ---
    ```

    The fix is made where one edit is obvious. It is unsafe: another may have been meant.

    Sources: the YAML 1.2, TOML 1.0 and JSON specifications, as Hugo's readers apply them.
    """

    id = "front-matter-syntax"
    fixes = ("unsafe",)
    severity: Severity = Severity.ERROR

    def check(self, post: Post) -> Iterator[Diagnostic]:
        matter = post.front_matter
        if matter is None or matter.error is None or matter.closer is None:
            return
        error = matter.error
        if not isinstance(error, DuplicateKeyError):
            related = (Related(span, message) for span, message in error.related)
            yield self.diagnostic(
                error.span, error.message, help=error.help, related=related, fix=_fix(error)
            )


def _fix(error: FrontMatterError) -> Fix | None:
    if error.repair is None:
        return None
    edits = tuple(Edit(span, text) for span, text in error.repair.replacements)
    return Fix(error.repair.title, Applicability.UNSAFE, edits)
