"""Recorded diagnostics: those of old posts, forgiven so that only new ones count."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from postlint.diagnostic import Diagnostic
from postlint.files import reading
from postlint.results.fingerprint import WHOLE_SITE, Identity, identity
from postlint.source import Source, UnreadableError

_VERSION = 1
_LARGEST = 100_000_000
"""Bytes of a baseline."""
_MOST = 1_000_000_000


class BaselineError(Exception):
    """A baseline that cannot be used. Its text names the file and says why."""


class Baseline:
    """What a file forgives: diagnostics by what they say and of what, each so many times.

    `recorded` is what the file holds, `met` what was found of any diagnostic. Paths are seen from
    the file's folder.
    """

    def __init__(self, path: Path, recorded: Counter[Identity] | None = None) -> None:
        self.path = path
        self.recorded: Counter[Identity] = recorded or Counter()
        self.met: Counter[Identity] = Counter()

    def unforgiven(
        self, diagnostics: tuple[Diagnostic, ...], source: Source
    ) -> tuple[Diagnostic, ...]:
        """The diagnostics of a post that are not recorded; all are counted as met."""
        path = self.seen(source.path)
        kept = []
        for diagnostic in diagnostics:
            if diagnostic.is_failure:
                kept.append(diagnostic)
                continue
            here = identity(diagnostic, source)
            if not here.is_of_site:
                here = here._replace(path=path)
            self.met[here] += 1
            if self.met[here] > self.recorded[here]:
                kept.append(diagnostic)
        return tuple(kept)

    def seen(self, path: str) -> str:
        """A path as this file names it: from its own folder, with `/`."""
        return os.path.relpath(path, self.path.parent).replace(os.sep, "/")

    def exists(self, path: str) -> bool:
        """Whether the post that this file names so is there; a site always is."""
        return path == WHOLE_SITE or (self.path.parent / path).is_file()

    def gone(self, was_asked: Callable[[Identity], bool]) -> Counter[Identity]:
        """What is recorded and was not met, of what the run asked about."""
        missing = self.recorded - self.met
        return Counter({entry: count for entry, count in missing.items() if was_asked(entry)})

    def updated(self, was_asked: Callable[[Identity], bool]) -> Counter[Identity]:
        """What the file should hold: what was met, and what the run did not ask about."""
        unasked = {entry: n for entry, n in self.recorded.items() if not was_asked(entry)}
        return self.met | Counter(unasked)


def read(path: Path, within: Path | None = None) -> Baseline:
    """The baseline of a file. Raises BaselineError.

    `within` is for one that nobody named: links may not lead out of where that folder belongs.
    """
    try:
        data = reading.read(str(path), _LARGEST, None if within is None else str(within)).data
        held = json.loads(data)
    except UnreadableError as error:
        raise BaselineError(f"{path}: {error.reason}") from None
    except reading.TooLargeError:
        raise BaselineError(f"{path}: it has more than {_LARGEST:,} bytes") from None
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        raise BaselineError(f"{path}:{line}: this is no baseline that postlint wrote") from None
    recorded: Counter[Identity] = Counter()
    try:
        if held["version"] != _VERSION:
            raise BaselineError(f"{path}: another version of postlint wrote this baseline")
        for row in held["diagnostics"]:
            entry = Identity(*(str(row[name]) for name in Identity._fields))
            recorded[entry] = max(recorded[entry], _count(row.get("count", 1)))
    except (LookupError, TypeError, ValueError, AttributeError):
        raise BaselineError(f"{path}: this is no baseline that postlint wrote") from None
    return Baseline(path, recorded)


def _count(value: object) -> int:
    """How often a problem is recorded. Raises ValueError for what is no such number."""
    if type(value) is not int or not 0 < value <= _MOST:
        raise ValueError("no count")
    return value


def written(recorded: Counter[Identity]) -> bytes:
    """The text of a baseline file: sorted, an entry a line, so that changes merge."""
    lines = ",\n".join(_lines(recorded))
    text = f'{{"version": {_VERSION}, "diagnostics": [\n{lines}\n]}}\n'
    return text.encode("utf-8", "backslashreplace")  # names of files may be no UTF-8


def _lines(recorded: Counter[Identity]) -> Iterator[str]:
    for entry, count in sorted(recorded.items()):
        if count > 0:
            row = entry._asdict() | ({"count": count} if count > 1 else {})
            yield json.dumps(row, ensure_ascii=False)
