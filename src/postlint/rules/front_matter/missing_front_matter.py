from collections.abc import Iterator

from postlint.diagnostic import Applicability, Diagnostic, Edit, Fix, Severity
from postlint.document.front_matter import FrontMatter, Scalar
from postlint.document.front_matter.unread import Unread
from postlint.document.post import Post
from postlint.pattern import lazy
from postlint.rules.front_matter._duties import is_section, owes_nothing
from postlint.rules.front_matter._misplaced import FINDERS, consequence, refusal
from postlint.rules.rule import Rule
from postlint.schema import applicable, known_anywhere
from postlint.source import Span

_FARTHEST = 2000
_BLANK_BELOW = lazy(r"[ \t]*+(?:\r\n|\r|\n)[ \t]*+(?:\r\n|\r|\n)")
_BLANK_ABOVE = lazy(r"(?:\r\n|\r|\n)[ \t]*+(?:\r\n|\r|\n)[ \t]*+\Z")


class MissingFrontMatter(Rule):
    """The front matter is not where the generator looks for it, so the post has none.

    The generator builds the post without a title, a date and tags, and shows the front matter as
    text. Text before the opening fence does that, a fence that is missing, and one of other
    dashes.

    ```markdown bad
    Written in May.

    ---
    title: Kettles
    date: 2024-05-01
    ---

    Water boils.
    ```

    ```markdown fixed
    ---
    title: Kettles
    date: 2024-05-01
    ---

    Written in May.

    Water boils.
    ```

    The fix writes the fences, or moves the text. It is unsafe: postlint takes the lines for front
    matter, and the generator has not so far.

    What many posts lack alike is told once. With `required`, a post without any front matter is
    reported as well.
    """

    id = "missing-front-matter"
    fixes = ("unsafe",)
    folds = "site"
    severity: Severity = Severity.ERROR

    #: Report every post that has no front matter.
    required: bool = False

    def check(self, post: Post) -> Iterator[Diagnostic]:
        if post.front_matter is not None:
            if _is_text_between_rules(post, post.front_matter):
                yield self._lost(post.front_matter)
            return
        if post.unread is not None:
            yield self._unread(post, post.unread)
            return
        text = post.source.text[: _FARTHEST + post.body.start]
        found = next((fault for find in FINDERS if (fault := find(post, text))), None)
        if found is not None:
            told = self.diagnostic(
                found.span,
                found.message,
                help=found.help,
                fix=Fix(found.title, Applicability.UNSAFE, found.edits),
            )
            yield told._replace(cause=None)
        elif (does := refusal(post)) is not None:
            yield self.diagnostic(
                post.source.line_at(post.body.start),
                f"the post has no front matter, and {does}",
                help="Start it with ---, a title and a date, ---.",
            )
        elif (wanted := _wanted(post)) is not None:
            key, severity = wanted
            yield self.diagnostic(
                post.source.line_at(post.body.start),
                f"the post has no front matter, and its schema asks for `{key}`",
                help="Start it with ---, the keys that it needs, ---.",
                severity=severity,
            )
        elif self.required and not is_section(post) and not owes_nothing(post):
            start = post.body.start
            yield self.diagnostic(
                Span(start, start),
                "the post has no front matter",
                help="Start it with ---, a title, ---.",
            )

    def _lost(self, matter: FrontMatter) -> Diagnostic:
        """Text between two rules, of which the first opens the post."""
        return self.diagnostic(
            matter.opener,
            "the post opens with a rule, so the text down to the next one is read as front matter",
            help="Readers do not see it. Delete the rule, or put front matter above it.",
            severity=Severity.INFO,
        )

    def _unread(self, post: Post, unread: Unread) -> Diagnostic:
        """Front matter that this generator does not read, for the way in which it is written."""
        fix = None
        if unread.before is not None and unread.span.start == unread.before.start:
            fix = Fix("Delete it", Applicability.UNSAFE, (Edit(unread.before, ""),))
        told = self.diagnostic(
            unread.span,
            f"the front matter is not read: {unread.reason}, so {consequence(post)}",
            help=unread.help,
            fix=fix,
        )
        return told._replace(cause=None)


def _is_text_between_rules(post: Post, matter: FrontMatter) -> bool:
    """Whether a front matter is text by its looks: paragraphs, none of whose words are keys."""
    text = post.source.text
    if matter.format != "yaml" or matter.closer is None or matter.error is not None:
        return False
    if not _BLANK_BELOW.match(text, matter.opener.end) or not matter.root.entries:
        return False
    if not _BLANK_ABOVE.search(text, matter.content.start, matter.closer.start):
        return False
    return all(
        isinstance(entry.value, Scalar) and not known_anywhere(entry.key)
        for entry in matter.root.entries
    )


def _wanted(post: Post) -> tuple[str, Severity | None] | None:
    """A key that a schema of the site's own requires, and how bad it is at most without it."""
    own = (schema for schema in applicable(post) if schema.is_foreign)
    schema = next(own, None)
    required = schema.about().get("required") if schema is not None else None
    if schema is None or not isinstance(required, list) or not required or is_section(post):
        return None
    return str(required[0]), None if schema.refuses else Severity.WARNING
