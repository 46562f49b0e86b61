from collections.abc import Iterator

from postlint.diagnostic import Applicability, Diagnostic, Edit, Fix, Related, Severity
from postlint.document.front_matter import Entry, Mapping
from postlint.document.front_matter.nodes import data
from postlint.document.post import Post
from postlint.profile.need import GENERATOR
from postlint.rules.front_matter._writing import lines_of
from postlint.rules.rule import Rule

_SAME = "Both have the same value, so that nothing changes as it is: delete one of them."


class CaseVariantKey(Rule):
    """Two keys of one mapping differ in case only, and the generator folds case.

    To YAML they are two keys, to Hugo one: it keeps one of the values, and which one it is may
    change from build to build.

    ```markdown bad
    ---
    title: Kettles
    showToc: true
    ShowToc: false
    ---
    ```

    ```markdown good
    ---
    title: Kettles
    ShowToc: false
    ---
    ```

    The fix deletes the second of two that have the same value; it is safe.
    """

    id = "case-variant-key"
    fixes = ("safe",)
    needs = (GENERATOR,)
    severity: Severity = Severity.WARNING
    help = "Keep one of the two: which value is used can change from one build to the next."

    def check(self, post: Post) -> Iterator[Diagnostic]:
        matter = post.front_matter
        if matter is None or not matter.folds_key_case:
            return
        pairs = (pair for _, mapping in matter.mappings() for pair in _variants(mapping))
        for first, second in pairs:
            line = post.source.position(first.key_span.start).line
            yield self.diagnostic(
                second.key_span,
                f"`{second.key}` and `{first.key}` (line {line}) are one key to "
                f"{post.profile.generator.title}",
                help=_SAME if _is_same(first, second) else None,
                related=[Related(first.key_span, "the other spelling")],
                fix=_delete(post, second) if _is_same(first, second) else None,
            )


def _is_same(first: Entry, second: Entry) -> bool:
    return data(first.value) == data(second.value)


def _delete(post: Post, entry: Entry) -> Fix | None:
    lines = lines_of(post.source, entry)
    return lines and Fix("Delete the second one", Applicability.SAFE, (Edit(lines, ""),))


def _variants(mapping: Mapping) -> Iterator[tuple[Entry, Entry]]:
    if not mapping.may_repeat_keys(fold=True):
        return
    first: dict[str, Entry] = {}
    for entry in mapping.entries:
        other = first.setdefault(entry.key.lower(), entry)
        if other.key != entry.key:
            yield other, entry
