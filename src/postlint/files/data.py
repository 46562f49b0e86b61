"""YAML, TOML and JSON of files that are no posts: settings, schemas, second files.

What would be too much for a parser in C, or for whoever walks what it made, is refused before.
"""

from __future__ import annotations

import json
from typing import Any

_MOST_LEVELS = 100
_MOST_VALUES = 200_000
_OPENERS = ("[", "{", "- ", "-\t", "? ", "?\t", ":")


def parsed(text: str, suffix: str, *, ignores_tags: bool = False) -> Any:
    """What a file holds, by its suffix, in lower case; None for another suffix.

    Where it `ignores_tags`, values with tags that a program has of its own (`!ENV`,
    `!!python/name:`) are None. A site has one or two formats: what reads the others is not loaded.
    Raises ValueError for what is not
    of that format, is nested more than 100 levels deep or holds more than 200,000 values, those of
    aliases counted each time.
    """
    try:
        made = _parsed(text, suffix, ignores_tags=ignores_tags)
    except RecursionError:
        raise ValueError("it is nested too deep") from None
    if _is_too_much(made):
        raise ValueError("it holds too much")
    return made


def _parsed(text: str, suffix: str, *, ignores_tags: bool) -> Any:
    if suffix == ".toml":
        import tomli

        return tomli.loads(text)
    if suffix == ".json":
        return json.loads(text)
    if suffix in (".yaml", ".yml"):
        import yaml

        try:
            _guard(text)
            return yaml.load(text, Loader=_lenient() if ignores_tags else yaml.CSafeLoader)
        except yaml.YAMLError as error:
            raise ValueError(str(error)) from None
    return None


def _lenient() -> Any:
    import yaml

    class Loader(yaml.CSafeLoader):
        pass

    Loader.add_multi_constructor("!", lambda *_: None)
    Loader.add_multi_constructor("tag:yaml.org,2002:python/", lambda *_: None)
    return Loader


def _guard(text: str) -> None:
    """Refuses YAML that the C loader would overflow its stack over, or make too much of."""
    import yaml

    if sum(map(text.count, _OPENERS)) <= _MOST_LEVELS and "*" not in text:
        return
    sizes: dict[str | None, int] = {}
    open_: list[list[Any]] = [[None, 0]]
    """Of each value that is open, its anchor and how many values it holds so far."""
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.CollectionStartEvent):
            open_.append([event.anchor, 1])
            if len(open_) > _MOST_LEVELS:
                raise ValueError("it is nested too deep")
        elif isinstance(event, yaml.NodeEvent | yaml.CollectionEndEvent):
            anchor, size = open_.pop() if isinstance(event, yaml.CollectionEndEvent) else (None, 1)
            if isinstance(event, yaml.AliasEvent):
                size = sizes.get(event.anchor, 1)
            if anchor is not None:
                sizes[anchor] = size
            open_[-1][1] += size
            if size > _MOST_VALUES:
                raise ValueError("it holds too much")


def _is_too_much(made: Any) -> bool:
    """Whether a value holds more within itself than is walked, or more deeply."""
    waiting, count, levels = [made], 0, 0
    while waiting:
        levels += 1
        parts: list[Any] = []
        for value in waiting:
            if isinstance(value, dict | list):
                count += len(value)
                if count > _MOST_VALUES:
                    return True
                parts += value.values() if isinstance(value, dict) else value
        waiting = parts
        if levels > 2 * _MOST_LEVELS:
            return True
    return False
