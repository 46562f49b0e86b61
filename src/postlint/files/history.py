"""Earlier versions of posts, as git has them: posts themselves are read and compared here."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cached_property
from types import TracebackType

from postlint.files.git import HistoryError, Objects, UnreadableObjectError, run
from postlint.files.git_folder import common_folder, git_folder, odd_file
from postlint.files.object_ids import holds
from postlint.record import NamedTuple

_UNBORN = ("HEAD", "@")
_REGULAR_FILE = b"100"
_RENAMES: tuple[str, ...] = (
    *("diff-index", "--cached", "--raw", "-z", "--no-abbrev", "--find-renames", "-l1000"),
    *("--no-ext-diff", "--no-textconv", "--ignore-submodules=all"),
)
"""Compares with the index only. Whatever reads the work tree may run filters of the config."""


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
            repository.objects.close()

    def is_changed(self, path: str) -> bool:
        """Whether a file differs from the revision, or is not in it. Raises HistoryError.

        One that differs in its line ends only does not: git may have written them so.
        """
        repository, name = self._place(path)
        before = repository.files.get(name)
        if before is not None and holds(path, before.id):
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
        self.objects = Objects(root)

    @cached_property
    def tree(self) -> str | None:
        """The id of the revision's tree; None for `HEAD` before the first commit."""
        revision = self.revision
        if revision and not revision.startswith("-"):
            found = run(self.root, "rev-parse", "--verify", "--quiet", f"{revision}^{{tree}}")
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
        head = run(self.root, "symbolic-ref", "-q", "HEAD")
        if head.returncode != 0:
            return False
        branch = run(self.root, "for-each-ref", head.stdout.decode(errors="replace").strip())
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
        try:
            return self.objects.read(object_id)
        except UnreadableObjectError:
            if self._is_partial:
                return None
            said = f"--since: git cannot read an object of the repository {self.root}"
            raise HistoryError(said, self.root) from None

    def _git(self, *arguments: str) -> bytes:
        done = run(self.root, *arguments)
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
