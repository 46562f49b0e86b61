from collections.abc import Iterator

from postlint.diagnostic import Applicability, Diagnostic, Edit, Fix, Related, Severity
from postlint.document.front_matter import FrontMatter
from postlint.document.front_matter.nodes import DuplicateKeyError, FrontMatterError
from postlint.document.post import Post
from postlint.pattern import lazy
from postlint.rules.rule import Rule

_LINE = lazy(r"\w[\w-]*:\s+\S")


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

    In Next.js, SvelteKit and Remix, a site's own code reads posts: what has a key and a value in
    each line is left alone there.

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
        if post.profile.generator.fences.may_be_lines and _is_of_lines(post, matter):
            return
        if not isinstance(error, DuplicateKeyError):
            related = (Related(span, message) for span, message in error.related)
            yield self.diagnostic(
                error.span, error.message, help=error.help, related=related, fix=_fix(error)
            )


def _is_of_lines(post: Post, matter: FrontMatter) -> bool:
    """Whether each line has a key and a value, for code that takes the rest as it stands."""
    if matter.format != "yaml":
        return False
    lines = post.source.slice(matter.content).splitlines()
    return all(_LINE.match(line) for line in lines if line.strip())


def _fix(error: FrontMatterError) -> Fix | None:
    if error.repair is None:
        return None
    edits = tuple(Edit(span, text) for span, text in error.repair.replacements)
    return Fix(error.repair.title, Applicability.UNSAFE, edits)
