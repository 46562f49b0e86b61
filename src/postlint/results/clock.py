"""The present moment, for results that are kept: it knows for how long they hold."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

_COMPARED = ("__lt__", "__le__", "__gt__", "__ge__")
_USED = ("__add__", "__eq__", "__format__", "__hash__", "__ne__", "__rsub__", "__str__", "__sub__")
_OWN = ("since", "until", "showing")


class Clock(datetime):
    """A moment that notes the moments which it is compared with.

    What was found with it holds at any moment between `since` and `until`, both exclusive; None:
    since ever, for ever. Any other use of it is noted as well: then it holds at no other moment.
    """

    since: datetime | None
    until: datetime | None

    @classmethod
    def showing(cls, moment: datetime) -> Clock:
        """A clock that shows a moment, and was not looked at yet."""
        made = cls.combine(moment.date(), moment.timetz())
        made.since = made.until = None
        return made

    def _compare(self, other: object) -> None:
        if not isinstance(other, datetime):
            return
        if datetime.__lt__(self, other):
            self.until = other if self.until is None else min(self.until, other)
        else:
            self.since = other if self.since is None else max(self.since, other)

    def _use(self, *_: object) -> None:
        self.since = self.until = datetime.min.replace(tzinfo=datetime.tzinfo.__get__(self))

    def __getattribute__(self, name: str) -> Any:
        if not name.startswith("_") and name not in _OWN:
            self._use()
        return super().__getattribute__(name)


def _noting(name: str, note: Callable[..., None]) -> Callable[..., Any]:
    plain = getattr(datetime, name)

    def method(self: Clock, *others: Any) -> Any:
        note(self, *others)
        return plain(self, *others)

    return method


for _name in _COMPARED:
    setattr(Clock, _name, _noting(_name, Clock._compare))
for _name in _USED:
    setattr(Clock, _name, _noting(_name, Clock._use))
