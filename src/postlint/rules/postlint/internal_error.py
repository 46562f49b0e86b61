from postlint.diagnostic import Severity
from postlint.rules.rule import Rule


class InternalError(Rule):
    """A rule failed on a post. This is a bug of the rule's, never of the post's.

    The message says whose rule it is. The other rules and posts are linted, and the exit status is
    2. Nothing silences it. Please report a failure of postlint's own with the post, and one of a
    plugin's to whoever maintains that.
    """

    id = "internal-error"
    severity: Severity = Severity.ERROR
