from collections.abc import Iterator

from postlint.diagnostic import Diagnostic, Related, Severity
from postlint.document.front_matter import Entry, Mapping
from postlint.document.post import Post
from postlint.profile.need import GENERATOR
from postlint.rules.rule import Rule


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
    """

    id = "case-variant-key"
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
                related=[Related(first.key_span, "the other spelling")],
            )


def _variants(mapping: Mapping) -> Iterator[tuple[Entry, Entry]]:
    if not mapping.may_repeat_keys(fold=True):
        return
    first: dict[str, Entry] = {}
    for entry in mapping.entries:
        other = first.setdefault(entry.key.lower(), entry)
        if other.key != entry.key:
            yield other, entry
