"""Places in config files, for errors that name file, line and setting."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import NoReturn

from postlint.config.error import ConfigError
from postlint.document.front_matter.nodes import Mapping, Node, Sequence
from postlint.rules.catalogue import BUILT_IN, Catalogue
from postlint.source import Source


@dataclass(frozen=True, slots=True)
class Place:
    """A setting in a config file.

    `keys` lead to it from `root`. `catalogue` has the rules that it can speak of.
    """

    file: Path
    source: Source
    root: Mapping
    keys: tuple[str | int, ...] = ()
    catalogue: Catalogue = BUILT_IN

    def child(self, key: str | int) -> Place:
        """The place of a key of the table that stands here, or of an item of the list."""
        return replace(self, keys=(*self.keys, key))

    def fail(self, problem: str) -> NoReturn:
        """Raises ConfigError: the setting `problem`, such as "should be text"."""
        name = ".".join(key for key in self.keys if isinstance(key, str))
        raise ConfigError(f"{self}: `{name}` {problem}")

    def __str__(self) -> str:
        file = shown_file(self.file)
        return f"{file}:{self._line}" if self._line else file

    @property
    def _line(self) -> int | None:
        """The line, from 1, of the last of the keys that the file has."""
        node: Node = self.root
        offset = None
        for key in self.keys:
            if isinstance(node, Mapping) and isinstance(key, str):
                entry = node.find(key)
                if entry is None:
                    break
                node, offset = entry.value, entry.key_span.start
            elif isinstance(node, Sequence) and isinstance(key, int) and key < len(node.items):
                node = node.items[key]
                offset = node.span.start
            else:
                break
        return None if offset is None else self.source.position(offset).line


def shown_file(file: Path) -> str:
    """A file as people are shown it: as seen from the working directory, where it lies below."""
    here = Path.cwd()
    return (file.relative_to(here) if file.is_relative_to(here) else file).as_posix()
