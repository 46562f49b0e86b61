from postlint.diagnostic import Severity
from postlint.rules.rule import Rule


class InternalError(Rule):
    """A rule of postlint failed on a post. This is a bug of postlint's, never of the post's.

    The other rules and posts are linted, and the exit status is 2. Please report it with the
    post, or with the part of it that the diagnostic stands at.
    """

    id = "internal-error"
    severity: Severity = Severity.ERROR
