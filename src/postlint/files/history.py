"""Earlier versions of posts, as git has them. The only module that runs a program, which is git.

A repository's own config and attributes may name programs: filters, monitors, hooks, helpers. So
git is asked for what its database and its index hold, by commands that run none of them, and posts
themselves are read and compared here.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cached_property
from types import TracebackType
from typing import TYPE_CHECKING, NamedTuple

from postlint.files.git_folder import common_folder, git_folder, odd_file
from postlint.files.reading import TooLargeError, read
from postlint.source import UnreadableError

if TYPE_CHECKING:
    import subprocess

_SECONDS = 60
"""What git may take for one answer."""
_LARGEST = 10 * 1024 * 1024
"""Bytes of an earlier version that is read; a larger one counts as none."""
_HASHES = {40: "sha1", 64: "sha256"}
_UNBORN = ("HEAD", "@")
_REGULAR_FILE = b"100"
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
_RENAMES: tuple[str, ...] = (
    *("diff-index", "--cached", "--raw", "-z", "--no-abbrev", "--find-renames", "-l1000"),
    *("--no-ext-diff", "--no-textconv", "--ignore-submodules=all"),
)
"""Compares with the index only. Whatever reads the work tree may run filters of the config."""


class HistoryError(Exception):
    """What is asked of git, and cannot be had. Its text says which and why.

    `root` is the repository that it is so of; empty where it is so of whatever is in none.
    """

    def __init__(self, text: str, root: str = "") -> None:
        super().__init__(text)
        self.root = root


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
        """Whether a file differs from the revision, or is not in it. Raises HistoryError.

        One that differs in its line ends only does not: git may have written them so.
        """
        repository, name = self._place(path)
        before = repository.files.get(name)
        if before is not None and _holds(path, before.id):
            return False
        self.earlier(path)  # so that what git cannot tell is told here
        return True

    def earlier(self, path: str) -> Earlier | None:
        """What a file was; None where it did not exist. Raises HistoryError."""
        repository, name = self._place(path)
        found = repository.files.get(name) or repository.renames.get(name)
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
            if _is_root(folder):
                self._roots[folder] = folder
            else:
                self._roots[folder] = None if parent == folder else self._root(parent)
        return self._roots[folder]


def _is_root(folder: str) -> bool:
    """Whether a folder has a repository. A `.git` that leads nowhere is none, as an empty one."""
    head = os.path.join(git_folder(folder), "HEAD")
    return os.path.isfile(head) or os.path.islink(head)


class _Repository:
    """A repository's work tree beside one revision. Everything raises HistoryError."""

    def __init__(self, root: str, revision: str) -> None:
        self.root = root
        self.revision = revision
        if odd := odd_file(git_folder(root)):
            said = f"--since: the repository {root} holds {odd}, which is no file"
            raise HistoryError(said, root)
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
        if revision in _UNBORN and self._is_unborn():
            return None
        hint = "; it is a shallow clone, which lacks older commits: fetch more" if shallow else ""
        said = f"--since: the repository {self.root} has no revision {revision}{hint}"
        raise HistoryError(said, self.root)

    def _is_unborn(self) -> bool:
        """Whether `HEAD` names a branch that has no commit yet; False for one that is damaged."""
        head = _run(self.root, "symbolic-ref", "-q", "HEAD")
        if head.returncode != 0:
            return False
        branch = _run(self.root, "for-each-ref", head.stdout.decode(errors="replace").strip())
        return not (branch.returncode or branch.stdout or branch.stderr)

    @cached_property
    def _is_partial(self) -> bool:
        """Whether it is a partial clone, in which objects are away that nobody damaged."""
        pack = os.path.join(common_folder(git_folder(self.root)), "objects", "pack")
        return os.path.isdir(pack) and any(n.endswith(".promisor") for n in os.listdir(pack))

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
    def renames(self) -> dict[bytes, _Object]:
        """What files that have another name in the index were in the revision."""
        if self.tree is None:
            return {}
        fields = iter(self._git(*_RENAMES, self.tree, "--").split(b"\0"))
        return dict(_renamed(fields))

    def read(self, object_id: bytes) -> bytes | None:
        """The bytes of an object; None where they are too many, or away from a partial clone."""
        from threading import Timer

        process = self._reader()
        in_time = Timer(_SECONDS, process.kill)
        in_time.start()
        try:
            data = _answer(process, object_id)
        except (OSError, ValueError):
            self.close()
            if self._is_partial:
                return None
            said = f"--since: git cannot read an object of the repository {self.root}"
            raise HistoryError(said, self.root) from None
        finally:
            in_time.cancel()
            in_time.join()
        if data is None:
            self.close()  # what it still has to say is never read
        return data

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
            said = f"--since: git cannot read the repository {self.root}: {reason}"
            raise HistoryError(said, self.root)
        return done.stdout

    def _refuse_untrusted(self, said: bytes) -> None:
        if b"dubious ownership" in said:
            raise HistoryError(
                f"--since: another user owns {self.root}, so git does not read it; "
                f"`git config --global --add safe.directory {self.root}` allows it",
                self.root,
            )


def _renamed(fields: Iterator[bytes]) -> Iterator[tuple[bytes, _Object]]:
    """The files that `git diff-index --raw -z` lists as renamed, each with what it was before."""
    for meta in fields:
        if not meta.startswith(b":"):
            return
        mode, _, object_id, _, status = meta[1:].split()
        old = next(fields)
        if status.startswith(b"R"):
            new = next(fields)
            if mode.startswith(_REGULAR_FILE):
                yield new, _Object(old, object_id)


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
    if size > _LARGEST:
        return None
    data = process.stdout.read(size + 1)
    if len(data) != size + 1:
        raise ValueError
    return data[:size]


def _holds(path: str, object_id: bytes) -> bool:
    """Whether a file holds what an object of git's does, line ends aside."""
    try:
        data = read(path, _LARGEST).data
    except (UnreadableError, TooLargeError):
        return False
    return object_id in (_object_id(form, len(object_id)) for form in _forms(data))


def _forms(data: bytes) -> Iterator[bytes]:
    """What git may hold for a file: its bytes, or those with other line ends."""
    yield data
    if b"\r\n" in data:
        yield data.replace(b"\r\n", b"\n")
    elif b"\n" in data:
        yield data.replace(b"\n", b"\r\n")


def _object_id(data: bytes, digits: int) -> bytes:
    """The id that git gives some bytes, in a repository whose ids have so many digits."""
    import hashlib

    made = hashlib.new(_HASHES.get(digits, "sha1"), usedforsecurity=False)
    made.update(b"blob %d\0" % len(data))
    made.update(data)
    return made.hexdigest().encode()


def _run(folder: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
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
