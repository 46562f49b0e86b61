"""A rule to begin with: its file, and a file of cases that it passes."""

from __future__ import annotations

_OWN_IMPORTS = """\
from postlint.diagnostic import Diagnostic, Severity
from postlint.document.post import Post
from postlint.rules.rule import Rule
"""
_SITE_IMPORTS = "from postlint import Diagnostic, Post, Rule, Severity\n"
_RULE = '''\
from collections.abc import Iterator

{imports}

class {name}(Rule):
    """In one sentence: what is wrong.

    Why it matters to readers, or to the build.

    ```markdown bad
    {id}: what is reported.
    ```

    ```markdown good
    What is not.
    ```

    Source: who says so.
    """

    id = "{id}"{default}
    severity: Severity = Severity.WARNING
    help = "Why it matters, and what to do."

    def check(self, post: Post) -> Iterator[Diagnostic]:
        for paragraph in post.elements("p"):
            if paragraph.text.startswith(f"{{self.id}}:"):
                yield self.diagnostic(paragraph.span, f"`{{paragraph.text}}` is wrong")
'''
_OFF = """
    default = False  # until its diagnostics on real posts were read"""
_CASES = """\
# {id}

## What is reported

```markdown post
Tea is hot.

{id}: this.
```

```diagnostics
3:1-3:{end} warning: `{id}: this.` is wrong
```

## A neighbour that is not

```markdown post
This is not {id}: it is fine.
```

```diagnostics
```
"""


def rule_text(rule_id: str, *, is_own: bool) -> str:
    """The file of a rule: one of postlint's own, or a site's."""
    return _RULE.format(
        id=rule_id,
        name="".join(map(str.capitalize, rule_id.split("-"))),
        imports=_OWN_IMPORTS if is_own else _SITE_IMPORTS,
        default=_OFF if is_own else "",
    )


def cases_text(rule_id: str) -> str:
    """Its cases."""
    return _CASES.format(id=rule_id, end=len(f"{rule_id}: this.") + 1)
