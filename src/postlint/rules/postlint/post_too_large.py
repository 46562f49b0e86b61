from postlint.diagnostic import Severity
from postlint.rules.rule import Rule


class PostTooLarge(Rule):
    """A post is larger than postlint reads, so that one file cannot stop the rest.

    No post that people read is that long: it is likely data, or an export of a whole site.
    """

    id = "post-too-large"
    severity: Severity = Severity.ERROR

    #: The most bytes that a post may have.
    max_bytes: int = 20_000_000
