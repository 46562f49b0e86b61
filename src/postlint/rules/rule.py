"""The shape of a rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import FrozenInstanceError
from inspect import get_annotations
from typing import TYPE_CHECKING, Any, ClassVar, dataclass_transform

from postlint.diagnostic import Diagnostic, Fix, Related, Severity
from postlint.source import Span

if TYPE_CHECKING:
    from postlint.document.post import Post

_OWN = "postlint.rules."
_NO_OPTIONS = ("id", "default", "presets", "help", "needs_elements", "origin")
"""What a rule says of itself, however it is annotated."""


@dataclass_transform(frozen_default=True, kw_only_default=True)
class Rule:
    """One check. Declared like a frozen dataclass, but made without generating code at import.

    Annotated fields of a subclass are its options, with their defaults; `#:` comments above them
    say what they do. Its docstring is its page in the docs. `help` is the help of its diagnostics
    where they bring none. `default` is whether it runs without being asked for; `presets` are the
    further sets that it belongs to: accessibility, seo, style, strict. `origin` is None for
    postlint's own rules; otherwise it says who brought the rule, and so whose its faults are.
    `needs_elements` are tags: it is not run on a post that has none of these elements, where it
    could find nothing.
    """

    id: ClassVar[str]
    default: ClassVar[bool] = True
    presets: ClassVar[tuple[str, ...]] = ()
    help: ClassVar[str | None] = None
    needs_elements: ClassVar[tuple[str, ...]] = ()
    origin: ClassVar[str | None] = None
    options: ClassVar[dict[str, Any]] = {}

    severity: Severity = Severity.WARNING

    def __init_subclass__(cls) -> None:
        own = {}
        for name, kind in get_annotations(cls).items():
            if "ClassVar" in str(kind) or name in _NO_OPTIONS:
                continue
            if name not in cls.__dict__:
                raise TypeError(f"the option `{name}` of {cls.__name__} needs a default")
            own[name] = cls.__dict__[name]
        cls.options = {"severity": cls.severity, **cls.options, **own}

    def __init__(self, **options: Any) -> None:
        """A rule with these options. Raises TypeError for one that it does not have."""
        for name, value in options.items():
            if name not in self.options:
                raise TypeError(f"{self.id} has no option {name}")
            object.__setattr__(self, name, value)

    def __setattr__(self, name: str, value: object) -> None:
        raise FrozenInstanceError(f"cannot set {name} of a rule")

    @classmethod
    def group(cls) -> str:
        """The group that the rule belongs to: its folder's name, with `-`.

        Rules that are not postlint's own are in the group `custom`.
        """
        package, _, module = cls.__module__.rpartition(".")
        is_own = package.startswith(_OWN) and module
        return package.removeprefix(_OWN).replace("_", "-") if is_own else "custom"

    def check(self, post: Post) -> Iterator[Diagnostic]:  # noqa: ARG002
        """The diagnostics of a post. Rules without this are reported by postlint itself."""
        return iter(())

    def diagnostic(
        self,
        span: Span,
        message: str,
        *,
        help: str | None = None,
        related: Iterable[Related] = (),
        fix: Fix | None = None,
        severity: Severity | None = None,
    ) -> Diagnostic:
        """A diagnostic of this rule at `span`.

        `severity` is this case's own where it differs from the rule's; one that the config sets
        wins over both.
        """
        if severity is None or "severity" in self.__dict__:
            severity = self.severity
        return Diagnostic(
            self.id,
            self.group(),
            severity,
            _in_a_line(message),
            span,
            help or self.help,
            tuple(related),
            fix,
        )


def _in_a_line(message: str) -> str:
    """A message in one line: what it repeats of a post may be written over several."""
    return message if message.isprintable() else " ".join(message.splitlines())
