"""Runs schemas over a post's front matter, and says where it fails and how."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from postlint.diagnostic import Severity
from postlint.document.front_matter.nodes import Node, Scalar, Sequence
from postlint.document.post import Post, derived
from postlint.lookup.layouts.names import is_own_name
from postlint.lookup.layouts.themes import is_theme_sure
from postlint.schema import native
from postlint.schema.bounded import MOST_STEPS, TooMuchWorkError
from postlint.schema.failure import Failure
from postlint.schema.layers import applicable
from postlint.schema.library import Schema
from postlint.schema.translation import Translation


@derived
def failures(post: Post) -> tuple[Failure, ...]:
    """The ways in which a post's front matter fails the schemas of its profile.

    Of several at one place, the one of the most special schema is given. None are given for a
    front matter that does not parse, or whose end is not known.
    """
    matter = post.front_matter
    if matter is None or matter.error is not None or matter.is_open:
        return ()
    found: dict[tuple[Any, ...], Failure] = {}
    fold = matter.folds_key_case
    instance = _instance(matter.root, fold=fold)
    for schema in applicable(post):
        if schema.fits(instance, fold=fold):
            continue
        try:
            errors = schema.errors(instance, fold=fold)
        except TooMuchWorkError:
            post.given_up.append(
                f"holding the front matter to {schema.name} takes more than {MOST_STEPS:,} steps"
            )
            continue
        for failure in Translation(matter.root, schema, fold=fold).failures(errors):
            missing = failure.expected if failure.keyword == "required" else None
            for held in _held(failure, schema, post):
                _keep(found, (failure.path, missing), held)
    for failure in (*native.dates(post), *native.orders(post)):
        _keep(found, (failure.path, None), failure)
    return tuple(sorted(found.values(), key=lambda failure: failure.span))


def _held(failure: Failure, schema: Schema, post: Post) -> Iterator[Failure]:
    """A failure as bad as it is sure to be; none where it does not concern the post."""
    of_theme = post.profile.theme is not None and schema.name == post.profile.theme.name
    if _holds(failure, post, of_theme=of_theme):
        severity = _severity(failure, post, of_theme=of_theme)
        if not schema.refuses and severity is not Severity.INFO:
            severity = Severity.WARNING
        yield failure._replace(severity=severity)


def _holds(failure: Failure, post: Post, *, of_theme: bool) -> bool:
    """Whether a version that may build the site minds, and the key is not the site's own."""
    meets = post.profile.versions.meets
    is_minded = failure.refused is None or any(map(meets, failure.refused))
    return is_minded and not (of_theme and is_own_name(post, *failure.path))


def _severity(failure: Failure, post: Post, *, of_theme: bool) -> Severity | None:
    """How bad a failure is at most, where it is not sure that the schema holds."""
    if of_theme and not is_theme_sure(post):
        return Severity.INFO
    within = post.profile.versions.within
    is_certain = failure.refused is None or any(map(within, failure.refused))
    return failure.severity if is_certain else Severity.WARNING


def _keep(found: dict[tuple[Any, ...], Failure], place: tuple[Any, ...], failure: Failure) -> None:
    """Keeps the first failure at a place; a key that is known to fail otherwise is not unknown."""
    if place not in found or found[place].rule == "unknown-key":
        found[place] = failure


def _instance(node: Node, *, fold: bool) -> Any:
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Sequence):
        return [_instance(item, fold=fold) for item in node.items]
    made = {}
    for key, _, value in node.effective():
        known = value.value if isinstance(value, Scalar) else _instance(value, fold=fold)
        made[key.lower() if fold else key] = known
    return made
