"""What changes when files of a site do, as far as an answer came from them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from time import time_ns
from typing import TYPE_CHECKING

from postlint.files import digests, unsaved
from postlint.files.reading import head, stamp
from postlint.source import UnreadableError

if TYPE_CHECKING:
    from postlint.profile.site_files import SiteFiles

ALL_BELOW, NAMES_BELOW = "/**", "/**/"
HEAD, PART = "//head", "//"
"""Paths are normal, so that none of them has this."""
LARGEST_HEAD = 256 * 1024
"""Bytes: cameras write previews and colours before an image's size."""
LARGEST_TEXT = 1024 * 1024
_MOST_BY_THEMSELVES = 100
"""Files that are each a question of its own, where all below a folder might be one."""

Parts = dict[str, tuple[str, dict[str, str]]]
"""The digests of parts of texts, by their names, by path; with the stamp of the file."""


class States:
    """The states of a site's folders and files, each looked at once.

    `newest` is when any of these files was changed, in nanoseconds: one that has just been may
    change again unseen. `parts` is what is known of texts, from another run as well; `has_learnt`
    whether it is more than that.
    """

    def __init__(self, files: SiteFiles) -> None:
        self.newest = 0
        self.parts: Parts = {}
        self.has_learnt = False
        self._files = files
        self._known: dict[str, str] = {}

    def digest(self, asked: Iterable[str]) -> str:
        """What changes when what was `asked` about does: names, sizes, times, first bytes."""
        known = self._known
        parts = [f"{path}\0{known.get(path) or self._state(path)}\0" for path in sorted(asked)]
        return digests.of("".join(parts).encode("utf-8", "surrogateescape"))

    def _state(self, path: str) -> str:
        if path not in self._known:
            self._known[path] = self._state_now(path)
        return self._known[path]

    def _state_now(self, path: str) -> str:
        if path.endswith(NAMES_BELOW):
            return self._below(path.removesuffix(NAMES_BELOW), lambda _: "")
        if path.endswith(ALL_BELOW):
            return self._below(path.removesuffix(ALL_BELOW), self._of_file)
        if path.endswith(HEAD):
            return digests.of(self._files.head(path.removesuffix(HEAD), LARGEST_HEAD) or b"")
        of, is_part, part = path.rpartition(PART)
        if is_part and of.endswith(ALL_BELOW):
            whose = of.removesuffix(ALL_BELOW)
            return self._below(whose, lambda file: self._state(f"{file}{PART}{part}"))
        if is_part:
            return self._of_part(of, part)
        if path.endswith("/"):
            return self._files.listed(path)
        return self._of_file(path)

    def _of_file(self, path: str) -> str:
        shown = unsaved.held(self._files.place(path))
        if shown is not None:
            return digests.of(shown)
        try:
            status = os.stat(self._files.place(path))
        except OSError:
            return ""
        self.newest = max(self.newest, status.st_mtime_ns, status.st_ctime_ns)
        return f"{status.st_size} {status.st_mtime_ns}"

    def _below(self, folder: str, state_of: Callable[[str], str]) -> str:
        """What changes when the state of a file in a folder or below does, or others are there."""
        made = digests.hasher()
        try:
            for path in self._files.walk(folder):
                state = f"{path}\0{state_of(path)}\0"
                made.update(state.encode("utf-8", "surrogateescape"))
        except OverflowError:
            return ""
        return made.hexdigest()

    # Parts of texts

    def _of_part(self, path: str, part: str) -> str:
        from postlint.profile.parts import SUFFIXES

        if not path.lower().endswith(SUFFIXES):
            return ""
        try:
            now = stamp(self._files.place(path))
        except OSError:
            return ""
        then, known = self.parts.get(path, ("", {}))
        return known[part] if now == then and part in known else self._read(path, part)[1]

    def part(self, path: str, part: str) -> str | None:
        """A part of a file's text; None where it has none. What was read first is its state."""
        made, digest = self._read(path, part)
        self._known.setdefault(f"{path}{PART}{part}", digest)
        return made

    def _read(self, path: str, part: str) -> tuple[str | None, str]:
        """A part of a text, and its digest, which is noted where the file's stamp proves it."""
        from postlint.profile.parts import PARTS

        now = time_ns()
        try:
            reading = head(self._files.place(path), LARGEST_TEXT + 1)
        except UnreadableError:
            return None, ""
        text = text_in(reading.data)
        made = None if text is None else PARTS[part](text)
        digest = digests.of(repr(made).encode())
        self._note(path, reading.proof(now), part, digest)
        return made, digest

    def _note(self, path: str, proof: str, part: str, digest: str) -> None:
        if not proof:
            return
        then, known = self.parts.get(path, ("", {}))
        if then != proof:
            known = {}
        if known.get(part) != digest:
            self.parts[path] = proof, {**known, part: digest}
            self.has_learnt = True


def text_in(data: bytes) -> str | None:
    """The text of a file; None where it is too large or no UTF-8."""
    if len(data) > LARGEST_TEXT:
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None


def joined(asked: set[str], below: tuple[str, ...]) -> set[str]:
    """Questions, with one for each of these folders and all below as far as many are of a kind.

    There is one for the names, one for each part of texts, and one for whole files; where few of
    these are read, each counts by itself.
    """
    left = set(asked)
    for folder in below:
        inside = {path for path in asked if folder == "." or path.startswith(f"{folder}/")}
        opened = {path for path in inside if not path.endswith("/")}
        of_parts = {path for path in opened if PART in path and not path.endswith(HEAD)}
        left -= inside
        left.add(f"{folder}{NAMES_BELOW}")
        left |= {f"{folder}{ALL_BELOW}{PART}{path.rpartition(PART)[2]}" for path in of_parts}
        whole = opened - of_parts
        left |= whole if len(whole) <= _MOST_BY_THEMSELVES else {f"{folder}{ALL_BELOW}"}
    return left
