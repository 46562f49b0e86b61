from postlint.diagnostic import Severity
from postlint.rules.rule import Rule


class PostTooLarge(Rule):
    """A post is larger than postlint reads, or has more faults than it lists.

    So one file cannot stop the rest, or bury what was found in them. No post that people read is
    that long: it is likely data, or an export of a whole site.
    """

    id = "post-too-large"
    severity: Severity = Severity.ERROR

    #: The most bytes that a post may have.
    max_bytes: int = 20_000_000
    #: The most diagnostics of one rule that are listed for a post.
    max_diagnostics: int = 1_000
