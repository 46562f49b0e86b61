from collections.abc import Iterator

from postlint.diagnostic import Applicability, Diagnostic, Edit, Fix, Severity
from postlint.document.post import Post
from postlint.rules.rule import Rule
from postlint.schema import Failure, failures
from postlint.schema.in_words import shown, spelled

_TRUE = {"yes", "on", "y", "true", "ture", "1"}
_FALSE = {"no", "off", "n", "false", "flase", "0"}


class NotABoolean(Rule):
    """A switch of the front matter is set to something other than true or false.

    Generators do not complain: they take the word for false, or for true because it is not
    empty, which flips what the author meant. `draft: yes` publishes the post on Hugo 0.152 and
    later; `ShowToc: "false"` shows PaperMod's table of contents.

    ```markdown bad
    ---
    title: Kettles
    draft: yes
    ---
    ```

    ```markdown fixed
    ---
    title: Kettles
    draft: true
    ---
    ```

    The fix is unsafe: the generator may have done the opposite so far.
    """

    id = "not-a-boolean"
    fixes = ("unsafe",)
    severity: Severity = Severity.ERROR

    def check(self, post: Post) -> Iterator[Diagnostic]:
        for failure in failures(post):
            if failure.rule == self.id:
                yield self.diagnostic(
                    failure.span,
                    f"`{spelled(failure.path)}` is {shown(failure.found)}, and should be true or "
                    "false",
                    help=_advice(failure),
                    fix=_fix(failure),
                    severity=failure.severity,
                )


def _meant(failure: Failure) -> str | None:
    """The boolean that was meant, as all formats write it."""
    word = str(failure.found).strip().lower()
    return "true" if word in _TRUE else "false" if word in _FALSE else None


def _fix(failure: Failure) -> Fix | None:
    meant = _meant(failure)
    return (
        None
        if meant is None
        else Fix(f"Write {meant}", Applicability.UNSAFE, (Edit(failure.span, meant),))
    )


def _advice(failure: Failure) -> str:
    meant = _meant(failure)
    advice = f"Write {f'`{meant}`' if meant else '`true` or `false`'}, without quotes."
    return f"{advice} {failure.description}" if failure.description else advice
