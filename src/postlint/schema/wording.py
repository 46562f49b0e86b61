"""Failures of keywords that are about several keys at once, each as a failure of one of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast

from postlint.record import NamedTuple

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

_SAYS_NO_MORE = {"required", "type", "title", "description"}


class Lack(NamedTuple):
    """Keys that are missing: one of `names`, which is needed with the key `needed_with`."""

    names: tuple[str, ...]
    needed_with: str | None = None


class Clash(NamedTuple):
    """Keys of which not all may be there."""

    names: tuple[str, ...]


def about_keys(error: ValidationError) -> Lack | Clash | None:
    """What a failure says of keys; None where it is about something else."""
    value, instance = cast(Any, error.validator_value), cast(Any, error.instance)
    if not isinstance(instance, Mapping):
        return None
    if error.validator in ("dependentRequired", "dependencies"):
        return _dependent(value, instance)
    if error.validator == "not":
        names = _required(value)
        return Clash(names) if names and all(name in instance for name in names) else None
    if error.validator in ("oneOf", "anyOf"):
        branches = [_required(branch) for branch in value]
        if not all(branches):
            return None
        met = [names for names in branches if all(name in instance for name in names)]
        if not met:
            return Lack(tuple(name for names in branches for name in names))
        return Clash(tuple(dict.fromkeys(name for names in met for name in names)))
    return None


def _dependent(value: Any, instance: Mapping[str, Any]) -> Lack | None:
    for trigger, names in value.items() if isinstance(value, Mapping) else ():
        missing = [n for n in names if n not in instance] if isinstance(names, list) else []
        if trigger in instance and missing:
            return Lack((missing[0],), trigger)
    return None


def _required(schema: Any) -> tuple[str, ...]:
    """The keys that a schema asks for, where it asks for nothing else."""
    if not isinstance(schema, Mapping) or set(schema) - _SAYS_NO_MORE:
        return ()
    names = schema.get("required")
    return tuple(names) if isinstance(names, list) and names else ()
