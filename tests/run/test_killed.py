"""A run that is killed leaves each file as it was or as it should be."""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from pathlib import Path

import pytest

from postlint.cli import main

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills processes as POSIX does")

POSTS = 100
KILLS = 50
FIX = ["check", "--fix", "--quiet", "--jobs", "1", "--select", "apostrophe-case", "--isolated", "."]


def _before(number: int) -> bytes:
    return f"---\ntitle: Post {number}\n---\n\n## A Kettle'S Lid\n\nWater boils.\n".encode()


def _after(number: int) -> bytes:
    return _before(number).replace(b"'S", b"'s")


def _write_posts(folder: Path) -> None:
    for number in range(POSTS):
        (folder / f"p{number}.md").write_bytes(_before(number))


def _start(folder: Path) -> int:
    """Fixes the folder's posts in a process of its own; its id."""
    process = os.fork()
    if process == 0:
        os.chdir(folder)
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 1)
        os.dup2(null, 2)
        try:
            main(FIX, standalone_mode=False)
        finally:
            os._exit(0)
    return process


def test_killed_runs_leave_whole_files_and_nothing_that_stays(tmp_path: Path) -> None:
    _write_posts(tmp_path)
    started = time.monotonic()
    os.waitpid(_start(tmp_path), 0)
    whole_run = time.monotonic() - started
    assert all((tmp_path / f"p{n}.md").read_bytes() == _after(n) for n in range(POSTS))

    chance = random.Random(20261123)
    cut_short = strays = 0
    for _ in range(KILLS):
        _write_posts(tmp_path)
        process = _start(tmp_path)
        time.sleep(chance.uniform(0, whole_run))
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        found = [(tmp_path / f"p{number}.md").read_bytes() for number in range(POSTS)]
        for number, data in enumerate(found):
            assert data in (_before(number), _after(number))
        cut_short += found != [_after(number) for number in range(POSTS)]
        strays += len(os.listdir(tmp_path)) > POSTS

    os.waitpid(_start(tmp_path), 0)
    assert sorted(os.listdir(tmp_path)) == sorted(f"p{number}.md" for number in range(POSTS))
    assert all((tmp_path / f"p{n}.md").read_bytes() == _after(n) for n in range(POSTS))
    assert cut_short, "every run was over before it was killed"
    print(f"{cut_short} runs were cut short, {strays} left a temporary file", file=sys.stderr)
