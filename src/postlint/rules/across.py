"""What rules about a whole site say: one problem, and the places in posts where it stands."""

from __future__ import annotations

from postlint.diagnostic import Cause, Fix, Severity
from postlint.record import NamedTuple
from postlint.source import Span


class Spot(NamedTuple):
    """A place in a post that a problem of the site is about.

    `message` says what stands there when the problem is told elsewhere; `fix` mends it here.
    """

    path: str
    span: Span
    message: str
    fix: Fix | None = None


class Across(NamedTuple):
    """A problem across posts. `Rule.across` makes it, and says what its parts are."""

    rule: str
    group: str
    severity: Severity
    message: str
    help: str | None
    cause: Cause
    spots: tuple[Spot, ...]
    least: int
