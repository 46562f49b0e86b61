from collections.abc import Iterator

from postlint.diagnostic import Applicability, Diagnostic, Edit, Fix, Severity
from postlint.document.front_matter.nodes import Path, Scalar
from postlint.document.post import Post
from postlint.lookup.hugo_folders import hugo_folders
from postlint.pattern import lazy
from postlint.rules.front_matter._shapes import SHAPES, is_own_key, others_than_own
from postlint.rules.front_matter._unindented import Unindented, unindented
from postlint.rules.rule import Rule
from postlint.schema import Failure
from postlint.schema.in_words import fault, spelled
from postlint.source import Span

_FEW = 12
_NUMBER = lazy(r"-?(?:0|[1-9]\d*)(?:\.\d+)?")


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

    A mapping, list or text that the theme asks for in another form is the site's own where most
    posts of a section have it: its layouts read it, and nothing is said.

    What many posts have alike is told once a site. The fix takes quotes off a number, and writes a
    word of a choice in the case that it needs. Keys that are missing, values that should be a list,
    a date, true or false, and unknown keys have rules of their own.

    Where lines below a key lost their indent, the key is empty, and its own keys are the post's:

    ```markdown bad
    ---
    title: Kettles
    build:
    list: never
    ---
    ```
    """

    id = "schema-violation"
    fixes = ("unsafe",)
    folds = "site"
    habits = (SHAPES,)
    severity: Severity = Severity.ERROR

    def check(self, post: Post) -> Iterator[Diagnostic]:
        for failure in others_than_own(post, self.id):
            if not _is_output_of_the_site(post, failure):
                yield self.diagnostic(
                    failure.span,
                    f"`{spelled(failure.path)}` {fault(failure)}",
                    help=_advice(failure, post),
                    fix=_fix(failure, post),
                    severity=failure.severity,
                    cause=f"{_keys(failure.path)} {fault(failure)}",
                )
        for found in unindented(post):
            if not any(is_own_key(post, entry) for entry in found.keys):
                yield self._unindented(found)

    def _unindented(self, found: Unindented) -> Diagnostic:
        named = [f"`{entry.key}`" for entry in found.keys]
        verb = "is" if len(named) == 1 else "are"
        return self.diagnostic(
            found.above.key_span,
            f"`{found.above.key}` is empty: {' and '.join(named)} below it {verb} not indented",
            help=f"Write two blanks before {'it' if len(named) == 1 else 'each of them'}: as it "
            f"is, {'it counts' if len(named) == 1 else 'they count'} as keys of the post.",
            fix=_indent(found),
            severity=Severity.WARNING,
            cause=f"{found.above.key} is empty",
        )


def _keys(path: Path) -> str:
    """The keys that lead to a value, whichever item of a list it is."""
    return spelled(tuple(step for step in path if isinstance(step, str)))


def _indent(found: Unindented) -> Fix | None:
    """Blanks before the lines of the keys."""
    if any(not isinstance(entry.value, Scalar) for entry in found.keys):
        return None
    edits = (Edit(Span(key.key_span.start, key.key_span.start), "  ") for key in found.keys)
    return Fix("Indent them", Applicability.UNSAFE, tuple(edits))


def _fix(failure: Failure, post: Post) -> Fix | None:
    """A word of a choice in the case that it needs, and a number without quotes."""
    found, wanted = failure.found, failure.expected
    if not isinstance(found, str):
        return None
    if failure.keyword == "enum":
        meant = [word for word in wanted if str(word).lower() == found.strip().lower()]
        written = post.source.slice(failure.span)
        at = written.find(found)
        if len(meant) == 1 and isinstance(meant[0], str) and at >= 0:
            start = failure.span.start + at
            edit = Edit(Span(start, start + len(found)), meant[0])
            return Fix(f"Write {meant[0]}", Applicability.UNSAFE, (edit,))
    if failure.keyword != "type":
        return None
    types = {wanted} if isinstance(wanted, str) else set(wanted)
    if types & {"integer", "number"} and _NUMBER.fullmatch(found):
        if "." in found and "number" not in types:
            return None
        return Fix(f"Write {found}", Applicability.UNSAFE, (Edit(failure.span, found),))
    return None


def _is_output_of_the_site(post: Post, failure: Failure) -> bool:
    """Whether an output format is one that the site's config defines, or may define."""
    if not failure.path or str(failure.path[0]).lower() != "outputs" or failure.keyword != "enum":
        return False
    name = str(failure.found).lower()
    if not post.profile.is_known or name in post.profile.output_formats:
        return True
    return post.place is None or not hugo_folders(post.place).is_whole


def _advice(failure: Failure, post: Post) -> str | None:
    if failure.keyword == "enum" and isinstance(failure.found, str):
        from difflib import get_close_matches

        words = [word for word in failure.expected if isinstance(word, str)]
        near = get_close_matches(failure.found.lower(), words, 1) if len(words) > _FEW else []
        if near:
            return f"Did you mean `{near[0]}`?"
    if failure.refused is None:
        return failure.description
    refused = " and ".join(map(str, failure.refused))
    by = f"{post.profile.generator.title} {refused} refuse to build the post."
    return f"{failure.description} {by}" if failure.description else by
