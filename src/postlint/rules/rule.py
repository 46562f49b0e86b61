"""The shape of a rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import FrozenInstanceError
from inspect import get_annotations
from typing import TYPE_CHECKING, Any, ClassVar, Literal, dataclass_transform

from postlint.diagnostic import Cause, Diagnostic, Fix, Related, Severity
from postlint.document.quoting import shortened
from postlint.profile.need import Need
from postlint.rules.across import Across, Spot
from postlint.source import Span

if TYPE_CHECKING:
    from postlint.document.habit import Habit
    from postlint.document.post import Post
    from postlint.profile.site import Site

_OWN = "postlint.rules."
_NO_OPTIONS = (
    *("id", "default", "presets", "help", "needs", "needs_elements"),
    *("fixes", "folds", "habits", "nature", "origin", "symptom_of", "tells_causes"),
)
"""What a rule says of itself, however it is annotated."""


@dataclass_transform(frozen_default=True, kw_only_default=True)
class Rule:
    """One check. Declared like a frozen dataclass, but made without generating code at import.

    Annotated fields of a subclass are its options, with their defaults; `#:` comments above them
    say what they do. Its docstring is its page in the docs. `help` is the help of its diagnostics
    where they bring none. `default` is whether it runs without being asked for; `presets` are the
    further sets that it belongs to: accessibility, seo, style, strict. `origin` is None for
    postlint's own rules; otherwise it says who brought the rule, and so whose its faults are.
    `needs` is what has to be known of the post's site: it is not run where that is not known.
    `needs_elements` are tags: it is not run on a post that has none of these elements, where it
    could find nothing. `folds` tells diagnostics of one cause once, a post or a site. `habits` are
    those that it asks about. `fixes` are the kinds of fixes that its diagnostics may have.
    `tells_causes`: what it speaks of makes others find faults there
    that are none, and theirs are left out. `symptom_of` are rules about sites: what this one finds
    in posts of which one of those speaks is left out. `nature` says that what it reports does
    nothing, or should be written no more: editors fade the one, and strike out the other.
    `markdownlint` are the names of markdownlint's rules about the same thing: its comments silence
    this rule too.

    A rule about a whole site has `facts` and `check_site`, and may have a `check` besides.
    """

    id: ClassVar[str]
    default: ClassVar[bool] = True
    presets: ClassVar[tuple[str, ...]] = ()
    help: ClassVar[str | None] = None
    needs: ClassVar[tuple[Need, ...]] = ()
    needs_elements: ClassVar[tuple[str, ...]] = ()
    folds: ClassVar[Literal["post", "site"] | None] = None
    habits: ClassVar[tuple[Habit, ...]] = ()
    tells_causes: ClassVar[bool] = False
    symptom_of: ClassVar[tuple[str, ...]] = ()
    fixes: ClassVar[tuple[Literal["safe", "unsafe"], ...]] = ()
    nature: ClassVar[Literal["unnecessary", "deprecated"] | None] = None
    markdownlint: ClassVar[tuple[str, ...]] = ()
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

    @classmethod
    def is_of_site(cls) -> bool:
        """Whether it looks at a whole site."""
        return cls.check_site is not Rule.check_site

    @classmethod
    def asks_of_site(cls) -> bool:
        """Whether what it says of a post depends on others, or is told once a site."""
        return cls.folds == "site" or bool(cls.habits)

    def check(self, post: Post) -> Iterator[Diagnostic]:  # noqa: ARG002
        """The diagnostics of a post. Rules without this are reported by postlint itself."""
        return iter(())

    def facts(self, post: Post) -> object:  # noqa: ARG002
        """What `check_site` needs to know of a post; None where it plays no part.

        It is kept between runs: text, numbers, True, False, None, and tuples of these.
        """
        return None

    def check_site(
        self,
        facts: Sequence[tuple[str, Any]],  # noqa: ARG002
        site: Site,  # noqa: ARG002
    ) -> Iterator[Across]:
        """What is wrong across the posts of a site.

        `facts` are the paths of its posts, sorted, each with what `facts` gave: named tuples have
        become plain ones.
        """
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
        cause: str | None = None,
    ) -> Diagnostic:
        """A diagnostic of this rule at `span`.

        `severity` is this case's own where it differs from the rule's; one that the config sets
        wins over both. `cause` is what those have in common that the rule folds: the message where
        left out.
        """
        if severity is None or "severity" in self.__dict__:
            severity = self.severity
        message = _in_a_line(message)
        told = self.id, self.group(), severity, message, span, help or self.help
        if self.folds is None:
            return Diagnostic(*told, tuple(related), fix)
        shared = Cause(cause or message, self.folds == "site")
        return Diagnostic(*told, tuple(related), fix, cause=shared)

    def across(
        self,
        spots: Iterable[Spot],
        message: str,
        *,
        least: int = 2,
        help: str | None = None,
        severity: Severity | None = None,
        cause: str | None = None,
    ) -> Across:
        """One problem that stands in several posts.

        It is told at the first of the `spots` that is linted and not silenced, the others are
        related; with fewer than `least` of them left there is no problem. `message` says the same
        wherever it stands, or else `cause` does.
        """
        if severity is None or "severity" in self.__dict__:
            severity = self.severity
        return Across(
            self.id,
            self.group(),
            severity,
            _in_a_line(message),
            help or self.help,
            Cause(cause or message, of_site=True),
            tuple(spots),
            least,
        )


_LONGEST = 1_000
"""Letters of a message."""


def _in_a_line(message: Any) -> Any:
    """A message in one line: what it repeats of a post may be long, or written over several."""
    if not isinstance(message, str):
        return message
    message = shortened(message, _LONGEST)
    return message if message.isprintable() else " ".join(message.splitlines())
