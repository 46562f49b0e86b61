"""Which fixes are offered at all."""

from __future__ import annotations

from postlint.diagnostic import Diagnostic
from postlint.document.post import Post


def with_possible_fix(diagnostic: Diagnostic, post: Post) -> Diagnostic:
    """A diagnostic without its fix, where that changes nothing or would replace a template call."""
    if diagnostic.fix is None:
        return diagnostic
    edits = diagnostic.fix.edits
    if all(post.source.slice(edit.span) == edit.text for edit in edits):
        return diagnostic._replace(fix=None)
    spans = [edit.span for edit in edits]
    if any(span.start <= call.span.start < span.end for call in post.calls for span in spans):
        return diagnostic._replace(fix=None)
    return diagnostic
