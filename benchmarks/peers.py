"""The linters to compare with, as far as they are installed."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.forms import names, write_html, write_remark_settings, write_schema, write_yaml

_POSTLINT = (sys.executable, "-m", "postlint", "check")
_JSON = ("--output-format", "json")


class Peer(NamedTuple):
    """A command that lints the posts, and the folder that it runs in.

    It `keeps` results, so that its first run does not count. `changes` is a post that gets another
    line before each run.
    """

    name: str
    command: list[str]
    folder: Path
    keeps: bool = False
    changes: Path | None = None


class _Bench(NamedTuple):
    """Where a comparison runs: the folder of posts, one for all else, and where programs are."""

    posts: Path
    other: Path
    programs: Sequence[Path]

    def find(self, program: str) -> str | None:
        path = ":".join(str(folder) for folder in self.programs)
        return shutil.which(program, path=path) or shutil.which(program)


def peers(posts: Path, other: Path, programs: Sequence[Path], only: Sequence[str]) -> list[Peer]:
    """Whatever is installed: postlint and its peers, first as people type it.

    What is absent is told. `programs` are folders to look in beside the PATH, `other` is for the
    posts in other forms; `only` are the first letters of the peers' names, none for all.
    """
    bench = _Bench(posts, other, programs)
    found = [
        Peer("postlint", [*_POSTLINT], posts, keeps=True),
        Peer("postlint, JSON", [*_POSTLINT, *_JSON], posts, keeps=True),
        Peer("postlint, one changed", [*_POSTLINT], posts, True, next(posts.rglob("*.md"))),
        Peer("postlint, cold", [*_POSTLINT, "--no-cache"], posts),
        Peer("postlint, cold, isolated", [*_POSTLINT, *_JSON, "--isolated"], posts),
    ]
    for program, prepare in _PEERS.items():
        if only and not any(program.startswith(name) for name in only):
            continue
        where = bench.find(program)
        if where is None:
            print(f"{program}: not installed, left out")
        else:
            found += prepare(where, bench)
    return found


def _rumdl(program: str, bench: _Bench) -> Iterator[Peer]:
    kept = str(bench.other / "kept-by-rumdl")  # in the posts' folder, all would meet it
    yield Peer("rumdl", [program, "check", "--cache-dir", kept, "."], bench.posts, keeps=True)
    yield Peer("rumdl, cold", [program, "check", "--no-cache", "."], bench.posts)


def _markdownlint(program: str, bench: _Bench) -> Iterator[Peer]:
    yield Peer("markdownlint-cli2", [program, "**/*.md"], bench.posts)


def _remark(program: str, bench: _Bench) -> Iterator[Peer]:
    modules = Path(program).parent.parent
    write_remark_settings(bench.posts, modules)
    yield Peer("remark with a schema", [program, "--frail", "--no-stdout", "."], bench.posts)


def _html_validate(program: str, bench: _Bench) -> Iterator[Peer]:
    folder = bench.other / "html"
    write_html(bench.posts, folder)
    yield Peer("html-validate", [program, "--ext", "html", "."], folder)


def _yamllint(program: str, bench: _Bench) -> Iterator[Peer]:
    folder = bench.other / "yaml"
    write_yaml(bench.posts, folder)
    yield Peer("yamllint", [program, "."], folder)


def _check_jsonschema(program: str, bench: _Bench) -> Iterator[Peer]:
    folder = bench.other / "yaml"
    write_yaml(bench.posts, folder)
    schema = str(write_schema(bench.other))
    command = [program, "--schemafile", schema, *names(folder, ".yaml")]
    yield Peer("check-jsonschema", command, folder)


_PEERS: dict[str, Callable[[str, _Bench], Iterator[Peer]]] = {
    "rumdl": _rumdl,
    "markdownlint-cli2": _markdownlint,
    "remark": _remark,
    "html-validate": _html_validate,
    "yamllint": _yamllint,
    "check-jsonschema": _check_jsonschema,
}
