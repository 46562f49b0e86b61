"""The whole pipeline for one post: from its source to its diagnostics."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING

from postlint.diagnostic import Diagnostic
from postlint.document.limits import excess
from postlint.document.post import Post
from postlint.fixing.possible import with_possible_fix
from postlint.pipeline.editions import with_editions
from postlint.pipeline.folding import folded
from postlint.pipeline.gathering import FactsError, facts
from postlint.pipeline.plan import plan
from postlint.pipeline.samples import without_shown
from postlint.pipeline.unseen import without_unseen
from postlint.profile.profile import Profile
from postlint.profile.shared import Shared
from postlint.profile.site import Place
from postlint.report import PostReport, in_order
from postlint.rules.catalogue import BUILT_IN, Catalogue
from postlint.rules.postlint.post_too_large import PostTooLarge
from postlint.rules.rule import Rule
from postlint.schema import SchemaError
from postlint.source import Source, Span, UnreadableError
from postlint.suppression import (
    Suppressed,
    faults,
    of_markdownlint,
    suppressions,
    unsilenced,
)

if TYPE_CHECKING:
    from postlint.pipeline.costs import Costs

_LIMITS = PostTooLarge()


def lint(
    source: Source,
    profile: Profile,
    rules: tuple[Rule, ...],
    now: datetime | None = None,
    earlier: Source | None = None,
    catalogue: Catalogue = BUILT_IN,
    place: Place | None = None,
    costs: Costs | None = None,
    shared: Shared | None = None,
) -> PostReport:
    """Lints a post with the rules given. Reads no clock and no network, and no file but the site's.

    `earlier` is what the post was before, for rules about what changed. `catalogue` has all rules
    that there are, for suppressions to name. `place` is where the post stands, for rules about the
    files of its site: a stored report holds while the digest of what `place.files` was asked is
    the same. `costs` is charged with what rules take. `shared` is what the site's posts share. A
    rule that fails is reported as `internal-error` on the post; the others still run.
    Raises SchemaError where a schema of the site cannot be run.
    """
    try:
        source.text.encode()
    except UnicodeEncodeError as error:
        line = source.text.count("\n", 0, error.start) + 1
        reason = "holds half a surrogate pair, which is no character"
        return unreadable(source.path, UnreadableError(reason, "Decode it as UTF-8.", line))
    try:
        parts = source, profile, now, earlier, place, shared
        post = Post(*parts) if costs is None else costs.post(*parts)
        try:
            return _report(post, rules, catalogue, costs)
        finally:
            post.close()
    except SchemaError:
        raise
    except Exception as error:  # noqa: BLE001 - a bug on one post must not stop the others
        return PostReport(source, (_internal_error("reading the post", error),))


def _report(
    post: Post, rules: tuple[Rule, ...], catalogue: Catalogue, costs: Costs | None
) -> PostReport:
    too_much = excess(post)
    if too_much is not None:
        return PostReport(post.source, (_over(plan(rules).limits, too_much),))
    found, told = _linted(post, rules, catalogue, costs), None
    try:
        told = facts(post, rules)
    except FactsError as error:
        found.append(_internal_error(error.rule.id, error.reason))
    return PostReport(post.source, in_order(found), facts=told)


def _linted(
    post: Post, rules: tuple[Rule, ...], catalogue: Catalogue, costs: Costs | None
) -> list[Diagnostic]:
    planned = plan(rules)
    limits, checks = planned.limits, planned.checks(post)
    found: list[Diagnostic] = []
    for rule, check in checks if costs is None else costs.charging(checks):
        before = len(found)
        try:
            for diagnostic in check(post):  # most rules find nothing: no code of ours
                found.append(with_possible_fix(diagnostic, post))
                if len(found) - before > limits.max_diagnostics:
                    break
        except SchemaError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever a rule does, the others go on
            found.append(_internal_error(rule.id, error))
        if len(found) - before > limits.max_diagnostics:
            found[before:] = _limited(rule, found[before:], limits)
    telling = planned.telling_causes
    found = [diagnostic for diagnostic in found if not _is_misread(diagnostic, post, telling)]
    found = without_unseen(without_shown(found, post), post)
    found += (_given_up(limits, what) for what in post.given_up)
    silences = suppressions(post)
    if silences:
        found += _faults(Suppressed(post, silences, tuple(found), rules, catalogue), limits)
    silences += of_markdownlint(post, rules)
    if silences:
        found = unsilenced(found, silences)
    return with_editions(folded(found), post)


def _faults(suppressed: Suppressed, limits: PostTooLarge) -> Iterator[Diagnostic]:
    """What is wrong with suppressions, of each rule up to the limit."""
    for rule in suppressed.rules:
        told = list(islice(faults(rule, suppressed), limits.max_diagnostics + 1))
        yield from told if len(told) <= limits.max_diagnostics else _limited(rule, told, limits)


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


def _over(limits: PostTooLarge, what: str) -> Diagnostic:
    """What is said of a post that nothing looks through."""
    help_ = "Close the elements that stay open, or move the data elsewhere."
    return limits.diagnostic(Span(0, 0), what, help=help_)


def _given_up(limits: PostTooLarge, what: str) -> Diagnostic:
    """What is said of a part of a post that was not looked at to its end."""
    return limits.diagnostic(
        Span(0, 0),
        f"{what}, and is left out",
        help="Make the post smaller, or split it: what is left out is not linted.",
    )


def _limited(rule: Rule, found: list[Diagnostic], limits: PostTooLarge) -> list[Diagnostic]:
    """Of more diagnostics than the limit so many, the last a word about the rest."""
    more = limits.diagnostic(
        found[-1].span,
        f"{rule.id} reports more than {limits.max_diagnostics:,} problems in this post; "
        "those from here on are left out",
        help="Mend some, or ignore the rule here. `max-diagnostics` of post-too-large is the "
        "limit.",
        severity=found[0].severity,
    )
    return [*found[:-1], more]


def _is_misread(diagnostic: Diagnostic, post: Post, telling_causes: frozenset[str]) -> bool:
    """Whether a diagnostic stands where another rule tells the cause of what is found."""
    if diagnostic.span.start < post.body.start or diagnostic.group == "postlint":
        return False
    from postlint.document.causes import misread  # most posts have no fault in their body

    return diagnostic.rule not in telling_causes and misread(post).overlap(diagnostic.span)


def _internal_error(what: str, reason: str | Exception) -> Diagnostic:
    reason = reason if isinstance(reason, str) else f"{type(reason).__name__}: {reason}"
    return BUILT_IN.load("internal-error")().diagnostic(
        Span(0, 0),
        f"{what} failed: {reason}",
        help="This is a bug of postlint's: please report it with this post. `--ignore` leaves a "
        "rule out.",
    )
