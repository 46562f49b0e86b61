"""Earlier versions of posts, as git has them. The only module that runs git."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cached_property
from types import TracebackType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import subprocess

_SECONDS = 120
_LARGEST = 10 * 1024 * 1024
"""Bytes of an earlier version that is read; a larger one counts as none."""
_UNBORN = ("HEAD", "@")
_REGULAR_FILE = b"100"
_ELSEWHERE = frozenset(
    {"GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_COMMON_DIR", "GIT_DIFF_OPTS", "GIT_DIR"}
    | {"GIT_EXTERNAL_DIFF", "GIT_INDEX_FILE", "GIT_NAMESPACE", "GIT_OBJECT_DIRECTORY"}
    | {"GIT_PREFIX", "GIT_WORK_TREE"}
)
"""What a git hook sets for the repository that it runs in: a post may be in another."""
_PLAIN = {"GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}
_PLAIN |= {"LC_ALL": "C"}
_SETTINGS = ("-c", "core.fsmonitor=false", "-c", "diff.relative=false")
_DIFF = (
    *("diff", "--raw", "-z", "--no-abbrev", "--find-renames", "--no-ext-diff", "--no-textconv"),
    *("--no-color", "--ignore-submodules=all"),
)


class HistoryError(Exception):
    """What is asked of git, and cannot be had. Its text says which and why."""


class Earlier(NamedTuple):
    """What a post was at an earlier revision: its path from the repository's root, its bytes."""

    path: str
    data: bytes


class _Object(NamedTuple):
    """A file of an earlier revision: its path from the repository's root, and its object's id."""

    path: bytes
    id: bytes


class History:
    """What became of files since a revision, in the repositories that they are in.

    Each repository is asked once, when the first of its files is. To be used in a `with`: it holds
    processes of git.
    """

    def __init__(self, revision: str) -> None:
        self.revision = revision
        self._repositories: dict[str, _Repository] = {}
        self._roots: dict[str, str | None] = {}

    def __getstate__(self) -> dict[str, object]:
        """What another process needs: the processes of git are this one's."""
        return {"revision": self.revision, "_repositories": {}, "_roots": {}}

    def __enter__(self) -> History:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        for repository in self._repositories.values():
            repository.close()

    def is_changed(self, path: str) -> bool:
        """Whether a file differs from the revision, or is not in it. Raises HistoryError."""
        repository, name = self._place(path)
        return name in repository.changes or name not in repository.files

    def earlier(self, path: str) -> Earlier | None:
        """What a file was; None where it did not exist. Raises HistoryError."""
        repository, name = self._place(path)
        found = repository.changes.get(name) or repository.files.get(name)
        data = repository.read(found.id) if found else None
        if found is None or data is None:
            return None
        return Earlier(os.fsdecode(found.path), data)

    def _place(self, path: str) -> tuple[_Repository, bytes]:
        """The repository of a file, and the file's path from its root."""
        folder = os.path.realpath(os.path.dirname(path))
        root = self._root(folder)
        if root is None:
            raise HistoryError(f"--since: {path} is in no git repository")
        if root not in self._repositories:
            self._repositories[root] = _Repository(root, self.revision)
        inside = os.path.relpath(os.path.join(folder, os.path.basename(path)), root)
        return self._repositories[root], os.fsencode(inside.replace(os.sep, "/"))

    def _root(self, folder: str) -> str | None:
        """The root of the work tree that a folder is in."""
        if folder not in self._roots:
            parent = os.path.dirname(folder)
            if os.path.exists(os.path.join(folder, ".git")):
                self._roots[folder] = folder
            else:
                self._roots[folder] = None if parent == folder else self._root(parent)
        return self._roots[folder]


class _Repository:
    """A repository's work tree beside one revision. Everything raises HistoryError."""

    def __init__(self, root: str, revision: str) -> None:
        self.root = root
        self.revision = revision
        self._readers: dict[int, subprocess.Popen[bytes]] = {}
        """The process of git that reads objects for each process of ours: forks share no pipe."""

    @cached_property
    def tree(self) -> str | None:
        """The id of the revision's tree; None for `HEAD` before the first commit."""
        revision = self.revision
        if revision and not revision.startswith("-"):
            found = _run(self.root, "rev-parse", "--verify", "--quiet", f"{revision}^{{tree}}")
            if found.returncode == 0:
                return found.stdout.decode().strip()
        shallow = self._git("rev-parse", "--is-shallow-repository").strip() == b"true"
        if revision in _UNBORN and _run(self.root, "symbolic-ref", "-q", "HEAD").returncode == 0:
            return None
        hint = "; it is a shallow clone, which lacks older commits: fetch more" if shallow else ""
        raise HistoryError(f"--since: the repository {self.root} has no revision {revision}{hint}")

    @cached_property
    def files(self) -> dict[bytes, _Object]:
        """The files of the revision, by their paths."""
        if self.tree is None:
            return {}
        listed = self._git("ls-tree", "-r", "-z", "--full-tree", self.tree)
        files = {}
        for line in listed.split(b"\0"):
            meta, _, path = line.partition(b"\t")
            if meta.startswith(_REGULAR_FILE):
                files[path] = _Object(path, meta.split()[2])
        return files

    @cached_property
    def changes(self) -> dict[bytes, _Object | None]:
        """The files that differ from the revision, each with what it was, under whatever name."""
        if self.tree is None:
            return {}
        fields = iter(self._git(*_DIFF, self.tree, "--").split(b"\0"))
        return dict(_changes(fields))

    def read(self, object_id: bytes) -> bytes | None:
        """The bytes of an object; None where they are too many, or not at hand."""
        process = self._reader()
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            process.stdin.write(object_id + b"\n")
            process.stdin.flush()
            header = process.stdout.readline().split()
            if len(header) != 3 or header[1] != b"blob":
                return None
            size = int(header[2])
            data = process.stdout.read(size) if size <= _LARGEST else None
            _skip(process.stdout, 1 if data is not None else size + 1)
        except (OSError, ValueError):
            raise HistoryError(f"--since: git cannot read the objects of {self.root}") from None
        return data

    def _reader(self) -> subprocess.Popen[bytes]:
        import subprocess

        if os.getpid() not in self._readers:
            self._readers[os.getpid()] = subprocess.Popen(
                ["git", *_SETTINGS, "cat-file", "--batch"],
                cwd=self.root,
                env=_environment(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        return self._readers[os.getpid()]

    def close(self) -> None:
        """Ends the process that reads objects for this one, if there is one."""
        process = self._readers.pop(os.getpid(), None)
        if process is not None:
            with process:
                process.kill()

    def _git(self, *arguments: str) -> bytes:
        done = _run(self.root, *arguments)
        if done.returncode != 0:
            self._refuse_untrusted(done.stderr)
            reason = done.stderr.decode(errors="replace").strip().partition("\n")[0]
            raise HistoryError(f"--since: git cannot read the repository {self.root}: {reason}")
        return done.stdout

    def _refuse_untrusted(self, said: bytes) -> None:
        if b"dubious ownership" in said:
            raise HistoryError(
                f"--since: another user owns {self.root}, so git does not read it; "
                f"`git config --global --add safe.directory {self.root}` allows it"
            )


def _changes(fields: Iterator[bytes]) -> Iterator[tuple[bytes, _Object | None]]:
    """What `git diff --raw -z` lists: each file with what it was before."""
    for meta in fields:
        if not meta.startswith(b":"):
            return
        mode, _, object_id, _, status = meta[1:].split()
        old = new = next(fields)
        if status.startswith((b"R", b"C")):
            new = next(fields)
        is_text = mode.startswith(_REGULAR_FILE) and object_id.strip(b"0")
        yield new, _Object(old, object_id) if is_text else None


def _skip(stream: object, count: int) -> None:
    while count > 0:
        piece = stream.read(min(count, 1 << 16))  # type: ignore[attr-defined]
        if not piece:
            return
        count -= len(piece)


def _run(folder: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    import subprocess

    try:
        return subprocess.run(
            ["git", *_SETTINGS, *arguments],
            cwd=folder,
            env=_environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise HistoryError(f"--since: git took over {_SECONDS} seconds in {folder}") from None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise HistoryError(f"--since needs git, which cannot be run: {reason}") from None


def _environment() -> dict[str, str]:
    """The environment without what points at a repository, and such that git asks nobody."""
    return {name: v for name, v in os.environ.items() if name not in _ELSEWHERE} | _PLAIN
