"""The whole pipeline for one post: from its source to its diagnostics."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from itertools import islice

from postlint.diagnostic import Diagnostic
from postlint.document.post import Post
from postlint.profile.profile import Profile
from postlint.profile.site import Place
from postlint.report import PostReport
from postlint.rules.catalogue import BUILT_IN, Catalogue
from postlint.rules.plugin import checked
from postlint.rules.postlint.post_too_large import PostTooLarge
from postlint.rules.rule import Rule
from postlint.schema import SchemaError
from postlint.source import Source, Span, UnreadableError
from postlint.suppression import Suppressed, faults, suppressions, unsilenced

_LIMITS = PostTooLarge()


def lint(
    source: Source,
    profile: Profile,
    rules: tuple[Rule, ...],
    now: datetime | None = None,
    earlier: Source | None = None,
    catalogue: Catalogue = BUILT_IN,
    place: Place | None = None,
) -> PostReport:
    """Lints a post with the rules given. Reads no clock and no network, and no file but the site's.

    `earlier` is what the post was before, for rules about what changed. `catalogue` has all rules
    that there are, for suppressions to name. `place` is where the post stands, for rules about the
    files of its site: a stored report holds while the digest of what `place.files` was asked is
    the same. A rule that fails is reported as `internal-error` on the post; the others still run.
    Raises SchemaError where a schema of the site cannot be run.
    """
    try:
        post = Post(source, profile, now, earlier, place)
        return PostReport(source, _sorted(_linted(post, rules, catalogue)))
    except SchemaError:
        raise
    except Exception as error:  # noqa: BLE001 - a bug on one post must not stop the others
        return PostReport(source, (_internal_error("reading the post", _said(error)),))


def _linted(post: Post, rules: tuple[Rule, ...], catalogue: Catalogue) -> list[Diagnostic]:
    limits, checking = _plan(rules)
    found: list[Diagnostic] = []
    for rule in checking:
        some = _checked(rule, post, limits.max_diagnostics + 1)
        if some:
            found += _limited(rule, some, limits)
    silences = suppressions(post)
    if silences:
        found += faults(Suppressed(post, silences, tuple(found), rules, catalogue))
        found = unsilenced(found, silences)
    return found


@lru_cache(maxsize=64)
def _plan(rules: tuple[Rule, ...]) -> tuple[PostTooLarge, tuple[Rule, ...]]:
    """The limits that hold, and the rules that check posts: some are reported from elsewhere."""
    limits = next((rule for rule in rules if isinstance(rule, PostTooLarge)), _LIMITS)
    return limits, tuple(rule for rule in rules if type(rule).check is not Rule.check)


def unreadable(path: str, error: UnreadableError) -> PostReport:
    """The report of a file that is no text."""
    source = Source(path, "\n" * (error.line - 1))
    end = Span(len(source.text), len(source.text))
    rule = BUILT_IN.load("unreadable-post")()
    return PostReport(
        source, (rule.diagnostic(end, f"the file {error.reason}", help=error.advice),)
    )


def too_large(path: str, size: int, most: int) -> PostReport:
    """The report of a file over the limit."""
    return PostReport(
        Source(path, ""),
        (
            _LIMITS.diagnostic(
                Span(0, 0),
                f"the file has {size:,} bytes, and postlint reads {most:,} at most",
                help="Move the data elsewhere, or set `max-bytes` of post-too-large.",
            ),
        ),
    )


def died(path: str, reason: str) -> PostReport:
    """The report of a post over which the process that read it died."""
    return PostReport(Source(path, ""), (_internal_error("reading the post", reason),))


def _limited(rule: Rule, found: list[Diagnostic], limits: PostTooLarge) -> list[Diagnostic]:
    """What a rule found; where that is more than the limit, so much and a word about the rest."""
    if len(found) <= limits.max_diagnostics:
        return found
    more = limits.diagnostic(
        found[-1].span,
        f"{rule.id} reports more than {limits.max_diagnostics:,} problems in this post; "
        "those from here on are left out",
        help="Mend some, or ignore the rule here. `max-diagnostics` of post-too-large is the "
        "limit.",
        severity=found[0].severity,
    )
    return [*found[:-1], more]


def _checked(rule: Rule, post: Post, most: int) -> list[Diagnostic]:
    """What a rule finds, so many at most; what it found before it failed is kept."""
    if rule.origin is not None:
        return list(islice(checked(rule, post), most))
    found: list[Diagnostic] = []
    try:
        found.extend(islice(rule.check(post), most))  # most rules find nothing: no code of ours
    except SchemaError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever a rule does, the others go on
        found.append(_internal_error(rule.id, _said(error)))
    return [_with_possible_fix(diagnostic, post) for diagnostic in found] if found else found


def _with_possible_fix(diagnostic: Diagnostic, post: Post) -> Diagnostic:
    """A diagnostic without its fix, where that would replace a template call."""
    if diagnostic.fix is None or not post.calls:
        return diagnostic
    edits = [edit.span for edit in diagnostic.fix.edits]
    if any(span.start <= call.span.start < span.end for call in post.calls for span in edits):
        return replace(diagnostic, fix=None)
    return diagnostic


def _said(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"


def _internal_error(what: str, reason: str) -> Diagnostic:
    return BUILT_IN.load("internal-error")().diagnostic(
        Span(0, 0),
        f"{what} failed: {reason}",
        help="This is a bug of postlint's: please report it with this post. `--ignore` leaves a "
        "rule out.",
    )


def _sorted(diagnostics: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(
        sorted(set(diagnostics), key=lambda d: (d.span.start, d.rule, d.span.end, d.message))
    )
