"""Rules that a site declares by a CSS selector."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from postlint.diagnostic import Diagnostic, Severity
from postlint.document.post import Post
from postlint.rules.rule import Rule


class SelectorRule(Rule):
    """Reports each element that a CSS selector matches, with one message."""

    selector: ClassVar[str]
    message: ClassVar[str]

    def __init__(self, **options: Any) -> None:
        """A rule with these options. Raises SelectorError where the selector cannot be read."""
        from postlint.document.soup import compiled

        compiled(self.selector)
        super().__init__(**options)

    def check(self, post: Post) -> Iterator[Diagnostic]:
        for element in post.select(self.selector):
            yield self.diagnostic(element.span, self.message)


def selector_rule(
    rule_id: str, selector: str, message: str, help: str | None, severity: Severity, origin: str
) -> type[SelectorRule]:
    """The rule of that id. `origin` is the place in the config file that declares it."""
    page = f"{message[:1].upper()}{message[1:]}.\n\n{help or ''}\n\n".replace("\n\n\n\n", "\n\n")
    body = {
        "__doc__": f"{page}Declared in {origin}: reported is what `{selector}` selects.",
        "id": rule_id,
        "selector": selector,
        "message": message,
        "help": help,
        "severity": severity,
        "origin": origin,
    }
    return type("".join(map(str.title, rule_id.split("-"))), (SelectorRule,), body)
