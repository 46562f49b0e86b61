from postlint.diagnostic import Severity
from postlint.rules.rule import Rule


class UnreadablePost(Rule):
    """A post cannot be read: it is no UTF-8 text, or the file cannot be opened.

    Generators read UTF-8 only. They take a post in UTF-16 for one without front matter, and show
    a replacement character for each byte of another encoding. The other posts are linted.
    """

    id = "unreadable-post"
    severity: Severity = Severity.ERROR
