"""Runs git, and nothing of a repository. The only module that runs a program.

A repository's own config and attributes may name programs: filters, monitors, hooks, helpers. So
git is asked for what its database and its index hold, by commands that run none of them.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import subprocess

_SECONDS = 60
"""What git may take for one answer."""
LARGEST = 10 * 1024 * 1024
"""Bytes of an object that is read; a larger one counts as none."""
_ELSEWHERE = frozenset(
    {"GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_COMMON_DIR", "GIT_DIFF_OPTS", "GIT_DIR"}
    | {"GIT_EXTERNAL_DIFF", "GIT_INDEX_FILE", "GIT_NAMESPACE", "GIT_OBJECT_DIRECTORY"}
    | {"GIT_PREFIX", "GIT_WORK_TREE"}
)
"""What a git hook sets for the repository that it runs in: a post may be in another."""
_PLAIN = {"GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}
_PLAIN |= {"LC_ALL": "C", "GIT_ALLOW_PROTOCOL": "none"}
"""No version of git fetches objects that are not at hand: the last stops those that know no other
way, whatever a repository's config allows."""
_SETTINGS = (
    *("-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null"),
    *("-c", "safe.bareRepository=explicit", "-c", "diff.relative=false", "--no-pager"),
)


class HistoryError(Exception):
    """What is asked of git, and cannot be had. Its text says which and why.

    `root` is the repository that it is so of; empty where it is so of whatever is in none.
    """

    def __init__(self, text: str, root: str = "") -> None:
        super().__init__(text)
        self.root = root


class UnreadableObjectError(Exception):
    """An object that git does not have, or cannot read."""


def run(folder: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    import subprocess

    try:
        return subprocess.run(
            [_program(), *_SETTINGS, *arguments],
            cwd=folder,
            env=_environment(folder),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        said = f"--since: git took over {_SECONDS} seconds in {folder}"
        raise HistoryError(said, folder) from None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise HistoryError(f"--since needs git, which cannot be run: {reason}") from None


class Objects:
    """Reads the objects of the repository at a root."""

    def __init__(self, root: str) -> None:
        self.root = root
        self._readers: dict[int, subprocess.Popen[bytes]] = {}
        """The process of git that reads objects for each process of ours: forks share no pipe."""

    def read(self, object_id: bytes) -> bytes | None:
        """The bytes of an object; None where they are too many. Raises UnreadableObjectError."""
        from threading import Timer

        process = self._reader()
        in_time = Timer(_SECONDS, process.kill)
        in_time.start()
        try:
            data = _answer(process, object_id)
        except (OSError, ValueError):
            self.close()
            raise UnreadableObjectError from None
        finally:
            in_time.cancel()
            in_time.join()
        if data is None:
            self.close()  # what it still has to say is never read
        return data

    def close(self) -> None:
        """Ends the process that reads objects for this one, if there is one."""
        process = self._readers.pop(os.getpid(), None)
        if process is not None:
            with process:
                process.kill()

    def _reader(self) -> subprocess.Popen[bytes]:
        import subprocess

        if os.getpid() not in self._readers:
            self._readers[os.getpid()] = subprocess.Popen(
                [_program(), *_SETTINGS, "cat-file", "--batch"],
                cwd=self.root,
                env=_environment(self.root),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        return self._readers[os.getpid()]


def _answer(process: subprocess.Popen[bytes], object_id: bytes) -> bytes | None:
    """What `git cat-file --batch` has for an object; None where that is too much.

    Raises ValueError where it has none, or none that it can read.
    """
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(object_id + b"\n")
    process.stdin.flush()
    header = process.stdout.readline().split()
    if len(header) != 3 or header[1] != b"blob":
        raise ValueError
    size = int(header[2])
    if size > LARGEST:
        return None
    data = process.stdout.read(size + 1)
    if len(data) != size + 1:
        raise ValueError
    return data[:size]


def _program() -> str:
    """The git of an absolute folder of PATH: another might be the repository's own."""
    from shutil import which

    folders = filter(os.path.isabs, os.get_exec_path())
    names = (os.path.join(folder, "git") for folder in folders)
    found = next(filter(None, map(which, names)), None)
    if found is None:
        raise HistoryError("--since needs git, which cannot be run: it is in no folder of PATH")
    return found


def _environment(root: str) -> dict[str, str]:
    """The environment without what points at a repository, and such that git asks nobody."""
    plain = {**_PLAIN, "GIT_CEILING_DIRECTORIES": os.path.dirname(root)}
    return {name: v for name, v in os.environ.items() if name not in _ELSEWHERE} | plain
