from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Related, Severity
from postlint.document.front_matter import Duplicate
from postlint.document.front_matter.nodes import data
from postlint.document.post import Post
from postlint.rules.rule import Rule


class DuplicateKey(Rule):
    """A key stands twice in one mapping of the front matter.

    Hugo refuses such a post from 0.152 on (YAML) and always has for TOML; older versions, other
    generators and JSON silently use the last value. Either way one of two values that somebody
    wrote is lost.

    ```markdown bad
    ---
    title: Kettles
    draft: true
    draft: false
    ---
    ```

    ```markdown good
    ---
    title: Kettles
    draft: false
    ---
    ```

    Keys that a YAML merge (`<<`) brings in are no duplicates: they are meant to be overridden.
    Keys that differ by case only are `case-variant-key`'s.
    """

    id = "duplicate-key"
    severity: Severity = Severity.ERROR

    def check(self, post: Post) -> Iterator[Diagnostic]:
        matter = post.front_matter
        if matter is None or matter.closer is None:
            return
        for duplicate in matter.duplicates:
            lines = [
                post.source.position(span.start).line
                for span in (duplicate.first_span, duplicate.second_span)
            ]
            key = duplicate.path[-1]
            yield self.diagnostic(
                duplicate.second_span,
                f"`{key}` is set twice, {_at(lines)}: " + _consequence(post, matter.format),
                help=_advice(duplicate),
                related=[Related(duplicate.first_span, "first set here")],
            )


def _at(lines: list[int]) -> str:
    return f"at lines {lines[0]} and {lines[1]}" if lines[0] < lines[1] else f"on line {lines[0]}"


def _consequence(post: Post, format_: str) -> str:
    generator = post.profile.generator
    if format_ == "toml":
        return f"{generator.title} refuses to build the post"
    since = generator.refuses_duplicate_keys_since
    if format_ == "json" or since is None:
        return f"{generator.title} silently uses the last value"
    version = ".".join(map(str, since))
    if not post.profile.refuses_duplicate_keys:
        return f"{generator.title} before {version} uses the last value, later ones refuse the post"
    return (
        f"{generator.title} {version} and later refuse to build the post, older ones use the last "
        "value"
    )


def _advice(duplicate: Duplicate) -> str:
    if duplicate.entries is None:
        return "Delete one of the two lines."
    first, second = (data(entry.value) for entry in duplicate.entries)
    if first == second:
        return "Both have the same value: delete one of them."
    return "The values differ: keep the one that is meant and delete the other."
