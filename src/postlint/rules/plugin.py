"""Runs rules that are not postlint's own, and vouches for what they yield."""

from __future__ import annotations

from collections.abc import Iterator

from postlint.diagnostic import Diagnostic
from postlint.document.mask import DYNAMIC
from postlint.document.post import Post
from postlint.pattern import lazy
from postlint.rules.catalogue import BUILT_IN
from postlint.rules.rule import Rule
from postlint.source import Span

_CALLS = lazy(f"{DYNAMIC}+")


def checked(rule: Rule, post: Post) -> Iterator[Diagnostic]:
    """What a rule says of a post; where it fails, `internal-error` says whose fault that is."""
    try:
        for found in rule.check(post):
            yield _vetted(found, rule, len(post.source.text))
    except (Exception, SystemExit) as error:  # noqa: BLE001 - the other rules go on
        reason = f"{type(error).__name__}: {error}"
        yield BUILT_IN.load("internal-error")().diagnostic(
            Span(0, 0),
            f"the rule {rule.id} of {rule.origin} failed: {reason}",
            help="This is no fault of the post's: tell whoever maintains the rule. "
            f"`--ignore {rule.id}` leaves it out.",
        )


def _vetted(found: Diagnostic, rule: Rule, end: int) -> Diagnostic:
    """The diagnostic, fit to be shown. Raises TypeError or ValueError for one that is wrong."""
    if not isinstance(found, Diagnostic) or found.rule != rule.id:
        raise TypeError("it should yield diagnostics that `self.diagnostic` makes")
    edits = found.fix.edits if found.fix else ()
    spans = [found.span, *(edit.span for edit in edits)]
    spans += [related.span for related in found.related if related.path is None]
    for start, stop in spans:
        if not 0 <= start <= stop <= end:
            raise ValueError(f"the span {start}..{stop} is not one of the post's, 0..{end}")
    if not isinstance(found.message, str) or not isinstance(found.help, str | None):
        raise TypeError("the message and the help of a diagnostic should be text")
    return found._replace(message=_CALLS.sub("…", found.message))
