"""A process below a worker of the cluster: a fresh Python, which has not loaded Dask."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from typing import Any

from postlint.run.cluster.error import ClusterError
from postlint.run.pool import Process, serve

_KEEPING = {"MALLOC_TRIM_THRESHOLD_": "67108864", "MALLOC_MMAP_THRESHOLD_": "16777216"}
"""What glibc is told: to keep 64 MB that a post leaves for the next one. Dask's workers have it
given back after each 64 kB, over which a tenth of the time went into getting it again."""


class _Python:
    """A fresh process of Python. Those of Dask's workers may have no children of the usual kind."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process

    @property
    def exitcode(self) -> int | None:
        return self._process.returncode

    def join(self, timeout: float | None = None) -> None:
        try:
            self._process.wait(timeout)
        except subprocess.TimeoutExpired:
            return

    def kill(self) -> None:
        self._process.kill()


def started(
    folder: str,
    work: Callable[[Any], Any],
    inherited: Sequence[Connection],  # noqa: ARG001 - it inherits nothing
) -> tuple[Connection, Process]:
    """Starts a process that works in a folder; no code of what lies there is imported."""
    ours, theirs = Pipe()
    with theirs:
        number = theirs.fileno()
        command = [sys.executable, "-P", "-c", f"from {__name__} import main; main({number})"]
        try:
            process = subprocess.Popen(
                command,
                cwd=folder,
                env=os.environ | _KEEPING,
                pass_fds=[number],
                stdin=subprocess.DEVNULL,
            )
        except OSError as error:
            raise ClusterError(f"a worker cannot start a process: {error.strerror}") from None
    with suppress(OSError):  # it died: whoever gives it items sees that
        ours.send(work)
    return ours, _Python(process)


def main(number: int) -> None:
    """Serves the work that comes first through a pipe, by its number."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    connection = Connection(number)
    try:
        work = connection.recv()
    except (EOFError, OSError):
        return
    serve(work, connection)
