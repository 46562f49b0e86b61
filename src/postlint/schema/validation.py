"""Runs schemas over a post's front matter, and says where it fails and how."""

from __future__ import annotations

from ast import literal_eval
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from postlint.diagnostic import Severity
from postlint.dialect.dates import FORMATS, reader
from postlint.dialect.version import Versions
from postlint.document.front_matter.nodes import Entry, Node, Scalar, Sequence
from postlint.document.front_matter.nodes import Mapping as MappingNode
from postlint.document.post import Post, derived
from postlint.lookup.collections import native_dates
from postlint.lookup.layouts.names import is_own_name
from postlint.lookup.layouts.themes import is_theme_sure
from postlint.pattern import lazy
from postlint.schema.bounded import MOST_STEPS, TooMuchWorkError
from postlint.schema.layers import applicable, told
from postlint.schema.library import Schema
from postlint.schema.lifetimes import refusing
from postlint.schema.wording import Clash, Lack, about_keys
from postlint.source import Span

_CLOSING = frozenset({"additionalProperties", "unevaluatedProperties"})
_SEPARATOR = lazy("[,;|，、]")
_QUOTED = lazy(r"""'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*\"""")

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError


class Failure(NamedTuple):
    """One way in which a front matter fails a schema.

    `path` leads to the value in the author's spelling, `rule` is the rule that speaks of it,
    `keyword` the schema's keyword that failed, with its `expected` value; `found` is the value
    there. `description` is what the schema says of the value, `wanted` what it should be in words,
    where the schema has such. `refused` are the versions
    that mind, where the schema says that not all do. `span` is the value's (the
    mapping's for a key that is missing), `key_span` the key's where there is one.
    """

    path: tuple[str | int, ...]
    rule: str
    keyword: str
    expected: Any
    found: Any
    description: str | None
    wanted: str | None
    span: Span
    key_span: Span | None
    schema: str
    severity: Severity | None = None
    """No worse than this, where it is not sure that the schema holds."""
    refused: tuple[Versions, ...] | None = None


@derived
def failures(post: Post) -> tuple[Failure, ...]:
    """The ways in which a post's front matter fails the schemas of its profile.

    Of several at one place, the one of the most special schema is given. None are given for a
    front matter that does not parse, or whose end is not known.
    """
    matter = post.front_matter
    if matter is None or matter.error is not None or matter.is_open:
        return ()
    fold = matter.folds_key_case
    found: dict[tuple[Any, ...], Failure] = {}
    instance = _instance(matter.root, fold=fold)
    for schema in applicable(post):
        if schema.fits(instance, fold=fold):
            continue
        of_theme = post.profile.theme is not None and schema.name == post.profile.theme.name
        try:
            errors = schema.errors(instance, fold=fold)
        except TooMuchWorkError:
            post.given_up.append(
                f"holding the front matter to {schema.name} takes more than {MOST_STEPS:,} steps"
            )
            continue
        for error in _told_once(errors):
            for failure in _failures(error, matter.root, schema, fold=fold):
                if not _holds(failure, post, of_theme=of_theme):
                    continue
                missing = failure.expected if failure.keyword == "required" else None
                severity = _severity(failure, post, of_theme=of_theme)
                if not schema.refuses and severity is not Severity.INFO:
                    severity = Severity.WARNING
                _keep(found, (failure.path, missing), failure._replace(severity=severity))
    for failure in (*_dates(post), *_orders(post)):
        _keep(found, (failure.path, None), failure)
    return tuple(sorted(found.values(), key=lambda failure: failure.span))


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


def _dates(post: Post) -> Iterator[Failure]:
    """The dates that are not read as they are written.

    `keyword` is the fate of one, `expected` its format, `wanted` the day that it becomes.
    """
    native: frozenset[str] | None = None
    for path, entry, about in told(post, "format"):
        format_, node = about["format"], entry.value
        if native is None:
            native = native_dates(post.place) if post.place else frozenset()
        if path[-1] in native:
            format_ = "native-javascript-date"
        if format_ not in FORMATS or not isinstance(node, Scalar):
            continue
        if isinstance(node.value, bool) and "boolean" in about.get("type", ()):
            continue
        reading = reader(format_)(node.value, node.style == "plain")
        if reading.fate != "read":
            rule = "misread-date" if reading.fate == "moved" else "invalid-date"
            said, span = about.get("description"), node.span
            day = (
                f"{reading.moment:%Y-%m-%d %H:%M}".removesuffix(" 00:00")
                if reading.moment
                else None
            )
            yield Failure(
                path, rule, reading.fate, format_, node.value, said, day, span,
                entry.key_span, "",
            )  # fmt: skip


def _orders(post: Post) -> Iterator[Failure]:
    """Pairs of keys of which the first may not be above the second: numbers, or dates."""
    matter = post.front_matter
    if matter is None:
        return
    for schema in applicable(post):
        for low, high in schema.document.get("x-postlint-order", ()):
            below, above = matter.entry(low), matter.entry(high)
            if below and above and _is_above(_size(post, below), _size(post, above)):
                yield Failure(
                    (below.key,), "schema-violation", "order", above.key, _plain(below), None, None,
                    below.value.span, below.key_span, schema.name,
                )  # fmt: skip


def _plain(entry: Entry) -> object:
    return entry.value.value if isinstance(entry.value, Scalar) else None


def _size(post: Post, entry: Entry) -> float | datetime | None:
    """A number, also one in quotes, or the moment of a date; None of anything else."""
    value = _plain(entry)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    if not isinstance(value, str):
        return None
    try:
        return float(value)
    except ValueError:
        return reader(post.profile.generator.date_format)(value, True).moment


def _is_above(one: float | datetime | None, other: float | datetime | None) -> bool:
    if isinstance(one, datetime) and isinstance(other, datetime):
        return one > other
    if isinstance(one, datetime) or isinstance(other, datetime) or one is None or other is None:
        return False
    return one > other


def _keep(found: dict[tuple[Any, ...], Failure], place: tuple[Any, ...], failure: Failure) -> None:
    """Keeps the first failure at a place; a key that is known to fail otherwise is not unknown."""
    if place not in found or found[place].rule == "unknown-key":
        found[place] = failure


def _told_once(errors: Iterable[ValidationError]) -> Iterator[ValidationError]:
    """The failures that were meant; of those about keys that one mapping lacks, the first only."""
    told: set[tuple[Any, ...]] = set()
    for error in map(_meant, errors):
        if error.validator == "required":
            place = (id(error.schema), *error.absolute_path)
            if place in told:
                continue
            told.add(place)
        yield error


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


def _failures(
    error: ValidationError, root: MappingNode, schema: Schema, *, fold: bool
) -> Iterator[Failure]:
    path, node, key_span = _place(root, error.absolute_path, fold=fold)
    held = error.schema if isinstance(error.schema, Mapping) else {}
    keyword, expected = str(error.validator), cast(Any, error.validator_value)
    if keyword == "required":
        told = held.get("x-postlint-missing")
        for wanted in expected:
            key = schema.spelling.get(wanted.lower(), wanted)
            if wanted not in cast(Any, error.instance):
                about = _description(schema, *path, key)
                yield Failure(
                    path,
                    "missing-key",
                    keyword,
                    key,
                    None,
                    about,
                    None,
                    node.span,
                    key_span,
                    schema.name,
                    Severity(told) if told and not schema.is_foreign else None,
                )
        return
    if (keys := about_keys(error)) is not None:
        yield _of_keys(keys, path, node, schema, fold=fold)
        return
    if keyword in _CLOSING:
        yield from _unknown(error, path, node, schema, fold=fold)
        return
    span = node.span
    if "propertyNames" in error.schema_path and isinstance(node, MappingNode):
        entry = node.find(str(error.instance), fold=fold)
        if entry is not None:
            path, span = (*path, entry.key), entry.key_span
    elif keyword == "not" and expected == {}:
        keyword, span = "shut out", key_span or span
    yield Failure(
        path,
        _rule(keyword, expected, held, error.instance),
        keyword,
        expected,
        error.instance,
        _description(schema, *path),
        _wanted(held, keyword, expected, schema),
        span,
        key_span,
        schema.name,
        refused=refusing(refused) if (refused := held.get("x-postlint-refused")) else None,
    )


def _wanted(held: Mapping[str, Any], keyword: str, expected: Any, schema: Schema) -> str | None:
    """What a value should be, in the schema's own words; of a pattern, the pattern itself."""
    said = held.get("x-postlint-wanted", held.get("errorMessage"))
    if isinstance(said, Mapping):
        said = said.get(keyword)
    if isinstance(said, str):
        return said
    has_words = isinstance(held.get("description"), str) or not schema.is_foreign
    return None if keyword != "pattern" or has_words else f"of the form `{expected}`"


def _of_keys(
    keys: Lack | Clash, path: tuple[str | int, ...], node: Node, schema: Schema, *, fold: bool
) -> Failure:
    """A failure of one key, where a keyword is about several."""
    entries = [
        entry
        for name in (*keys.names, getattr(keys, "needed_with", None))
        if name and isinstance(node, MappingNode) and (entry := node.find(name, fold=fold))
    ]
    last = max(entries, key=lambda entry: entry.key_span, default=None)
    key_span = last.key_span if last else None
    names = [schema.spelling.get(name.lower(), name) for name in keys.names]
    if isinstance(keys, Lack):
        needed_with = last.key if last and keys.needed_with else None
        return Failure(
            path, "missing-key", "required", "` or `".join(names), None,
            _description(schema, *path, names[0]), needed_with, node.span, key_span, schema.name,
        )  # fmt: skip
    written = [entry.key for entry in entries if entry is not last]
    here = (*path, last.key) if last else path
    return Failure(
        here, "schema-violation", "beside", "` and `".join(written), None,
        None, None, key_span or node.span, key_span, schema.name,
    )  # fmt: skip


def _unknown(
    error: ValidationError, path: tuple[str | int, ...], node: Node, schema: Schema, *, fold: bool
) -> Iterator[Failure]:
    """The keys that a closed schema does not allow, one failure each."""
    known = schema.names(error.schema)
    described = schema.described(error.schema)
    closed = None if schema.is_foreign else Severity.ERROR  # its generator stops the build
    for quoted in _QUOTED.findall(error.message.rpartition(" (")[2]):
        key = literal_eval(quoted)
        entry = node.find(key, fold=fold) if isinstance(node, MappingNode) else None
        # where one key fails within allOf, its neighbours count as not evaluated
        if entry is not None and key.lower() not in described:
            here = (*path, entry.key)
            keyword = str(error.validator)
            about = _description(schema, *path)
            yield Failure(
                here, "unknown-key", keyword, known, entry.key, about, None,
                entry.value.span, entry.key_span, schema.name, closed,
            )  # fmt: skip


def _meant(error: ValidationError) -> ValidationError:
    """The failure of the branch that was meant, where one of several had to hold.

    That is the branch which takes a value of this type; of several the one that got furthest.
    """
    while error.validator in ("anyOf", "oneOf") and error.context:
        if about_keys(error) is not None:
            return error
        branches: dict[Any, list[ValidationError]] = {}
        for inner in error.context:
            branches.setdefault(inner.schema_path[0], []).append(inner)
        fitting = [
            errors
            for errors in branches.values()
            if not any(e.validator == "type" and e.path == type(e.path)() for e in errors)
        ]
        if not fitting:
            return error
        error = max(fitting, key=lambda errors: max(len(e.path) for e in errors))[0]
    return error


def _place(
    root: MappingNode, path: Iterable[str | int], *, fold: bool
) -> tuple[tuple[str | int, ...], Node, Span | None]:
    """Where a validator's path leads: the path as spelled, its node, and its key's span."""
    node: Node = root
    spelled: list[str | int] = []
    key_span: Span | None = None
    for step in path:
        if isinstance(node, MappingNode):
            entry = node.find(str(step), fold=fold)
            if entry is None:
                break
            spelled.append(entry.key)
            node, key_span = entry.value, entry.key_span
        elif isinstance(node, Sequence) and isinstance(step, int):
            spelled.append(step)
            node = node.items[step]
    return tuple(spelled), node, key_span


def _description(schema: Schema, *path: str | int) -> str | None:
    """What a schema says of the value at a path, or of what holds it."""
    for length in range(len(path), 0, -1):
        described = schema.about(*path[:length]).get("description")
        if isinstance(described, str):
            return described
    return None


def _is_integer(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _rule(keyword: str, expected: Any, schema: Mapping[str, Any], found: object) -> str:
    """The rule that speaks of a failure: the most telling one."""
    if keyword == "type":
        wanted = {expected} if isinstance(expected, str) else set(expected)
        if wanted <= {"boolean", "null"}:
            return "not-a-boolean"
        if wanted <= {"array", "null"}:
            return "not-a-list"
        if schema.get("format") in FORMATS:
            is_read = schema["format"] == "hugo-date" and _is_integer(found)
            return "misread-date" if is_read else "invalid-date"
    if keyword == "pattern" and "boolean" in schema.get("type", ()):
        return "not-a-boolean"
    if keyword == "pattern" and "array" in schema.get("type", ()) and _SEPARATOR.search(str(found)):
        return "not-a-list"
    return "schema-violation"
