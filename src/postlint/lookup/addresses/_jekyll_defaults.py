"""What a Jekyll site's `defaults` give to a post.

Source: `frontmatter_defaults.rb` of Jekyll 4.3.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase

from postlint.lookup.addresses.output import listed
from postlint.profile.config_files import Settings, setting

_TYPES = {"page": "pages", "post": "posts", "draft": "drafts"}


def with_defaults(
    settings: Settings, path: str, kind: str, values: Mapping[str, object]
) -> Mapping[str, object]:
    """What holds for the file of a type at a path, whose front matter has these values."""
    if "defaults" not in settings:
        return values
    merged: dict[str, object] = {}
    last: tuple[int, bool] | None = None
    for scope, own in _sets(settings, path, kind):
        if last is None or scope[0] > last[0] or (scope[0] == last[0] and scope >= last):
            merged, last = {**merged, **own}, scope
        else:
            merged = {**own, **merged}
    made = {**merged, **values}
    if "categories" in merged and values.get("categories") is not None:
        made["categories"] = [*several(merged["categories"]), *several(values["categories"])]
    return made


def several(value: object) -> tuple[object, ...]:
    """What a key says that takes a list, or a text of several words."""
    return tuple(value.split()) if isinstance(value, str) else listed(value)


def _sets(
    settings: Settings, path: str, kind: str
) -> Iterator[tuple[tuple[int, bool], Mapping[str, object]]]:
    """The sets that hold for a file, each with how narrow its scope is."""
    sets = setting(settings, "defaults")
    for one in sets if isinstance(sets, list) else ():
        scope, own = setting(one, "scope"), setting(one, "values")
        if not isinstance(own, Mapping):
            continue
        above = setting(scope, "path")
        above = above.strip("/") if isinstance(above, str) else ""
        named = setting(scope, "type")
        if named is not None and _TYPES.get(str(named), str(named)) != kind:
            continue
        if _holds(path, above):
            yield (len(above), named is not None), own


def _holds(path: str, scope: str) -> bool:
    if "*" not in scope:
        return path.startswith(scope)
    parts = path.split("/")
    starts = ("/".join(parts[: i + 1]) for i in range(len(parts)))
    return any(fnmatchcase(start, scope) for start in starts)
