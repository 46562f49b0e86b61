"""How reports are shown: with colours or without, with a summary or without."""

from __future__ import annotations

from postlint.diagnostic import Severity
from postlint.record import NamedTuple
from postlint.rules.address import page_address

_CODES = {
    "error": "1;31",
    "warning": "1;33",
    "info": "1;36",
    "frame": "1;34",
    "bold": "1",
    "dim": "2",
    "added": "32",
    "removed": "31",
    "plain": "0",
}


class Style(NamedTuple):
    """How text is shown. Without `color` it is left as it is; `quiet` leaves the summary out.

    With `links`, the ids of rules lead to their pages, where those have an address. `width` is that
    of the terminal, in columns.
    """

    color: bool = False
    quiet: bool = False
    links: bool = False
    width: int | None = None

    @property
    def is_plain(self) -> bool:
        """Whether text is shown as it is, as wide as it is."""
        return not (self.color or self.links or self.width)

    def paint(self, text: str, name: str) -> str:
        """A text in the colour of a part, one of those in the table above."""
        return f"\x1b[{_CODES[name]}m{text}\x1b[0m" if self.color and text else text

    def rule(self, rule_id: str) -> str:
        """The id of a rule; on terminals a link, as OSC 8 has them."""
        address = page_address(rule_id) if self.links else None
        return f"\x1b]8;;{address}\x1b\\{rule_id}\x1b]8;;\x1b\\" if address else rule_id

    def severity(self, severity: Severity, text: str) -> str:
        return self.paint(text, severity.value)
