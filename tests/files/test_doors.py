"""One door for all that is read, one room for all that is written."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from linting import ROOT

PACKAGE = ROOT / "src" / "postlint"
DOORS = PACKAGE / "files"
ELSEWHERE = sorted(path for path in PACKAGE.rglob("*.py") if DOORS not in path.parents)

_NAMES = frozenset({"open", "exec", "eval", "compile", "breakpoint"})
_METHODS = frozenset(
    {
        "open",
        "read_text",
        "read_bytes",
        "write_text",
        "write_bytes",
        "open_text",
        "open_binary",
        "fdopen",
    }
    | {"unlink", "rmdir", "rmtree", "mkdir", "makedirs", "rename", "replace", "renames"}
    | {"symlink_to", "hardlink_to", "link", "symlink", "mkfifo", "truncate", "chmod", "chown"}
    | {"mkstemp", "mkdtemp", "NamedTemporaryFile", "TemporaryFile", "copyfile", "copy2", "move"}
    | {"Popen", "check_output", "check_call", "system", "popen", "execv", "spawnv", "run_path"}
)
_OF_TEXT = frozenset({"replace", "link"})
_OPENING = frozenset({None, "os", "io", "codecs", "path", "file", "folder", "here", "root", "Path"})
_FORBIDDEN_MODULES = frozenset({"shutil", "tempfile", "subprocess", "fileinput", "mmap", "socket"})
_ALLOWED = {
    ("cli/_terminal.py", "open"),  # the null device, where standard output is given up
    ("lsp/look.py", "open"),  # the pipe of the process that looks at posts
    ("lsp/server.py", "fdopen"),  # the pipe to the editor
    ("cli/_terminal.py", "shutil"),  # how wide a terminal is
    ("cli/explain.py", "shutil"),
    ("run/cluster/process.py", "subprocess"),  # Python itself, below a worker that may not fork
    ("run/cluster/process.py", "Popen"),
}


def _doings(path: Path) -> set[str]:
    """What a module does that a door should do for it, by the names of what it calls."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = [alias.name for alias in node.names]
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            found |= _FORBIDDEN_MODULES & {name.partition(".")[0] for name in names}
        if not isinstance(node, ast.Call):
            continue
        call = node.func
        if isinstance(call, ast.Name) and call.id in _NAMES:
            found.add(call.id)
        if isinstance(call, ast.Attribute) and call.attr in _METHODS:
            holder = call.value.id if isinstance(call.value, ast.Name) else None
            is_method_of_ours = holder == "self" or (call.attr in _OF_TEXT and holder != "os")
            if not is_method_of_ours and (call.attr != "open" or holder in _OPENING):
                found.add(call.attr)
    return found


@pytest.mark.parametrize("path", ELSEWHERE, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_nothing_else_opens_a_file(path: Path) -> None:
    name = path.relative_to(PACKAGE).as_posix()
    assert {doing for doing in _doings(path) if (name, doing) not in _ALLOWED} == set()


@pytest.mark.parametrize(
    "code",
    [
        "open('a')",
        "import os\nos.open('a', 0)",
        "path.open('w')",
        "self.path.open('w')",
        "Path('a').open()",
        "Path('a').read_text()",
        "Path('a').read_bytes()",
        "os.replace('a', 'b')",
        "here.unlink()",
        "import tempfile",
        "from subprocess import run",
        "import socket",
    ],
)
def test_what_opens_a_file_is_seen(code: str, tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text(code)
    assert _doings(tmp_path / "a.py")


def test_only_reading_and_writing_open_files_in_their_room() -> None:
    readers = {path.name for path in DOORS.glob("*.py") if {"open", "fdopen"} & _doings(path)}
    assert readers == {
        "address.py",  # placeholders of what lies at an address
        "reading.py",
        "writer.py",
        "output.py",
        "own_folder.py",
        "standard_streams.py",
    }
