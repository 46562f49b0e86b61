"""The processes that do errands on a worker of the cluster."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import partial
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from threading import Lock
from typing import Any

from distributed import Worker, WorkerPlugin

from postlint.files.address import lay
from postlint.run.cluster.errands import (
    Desk,
    Errand,
    Setup,
)
from postlint.run.cluster.error import ClusterError
from postlint.run.pool import Process, Team, serve


class Crew(WorkerPlugin):
    """The processes of a worker, and what they are told once. One for each run."""

    def __init__(self, name: str, setup: Setup) -> None:
        self.name = name
        self.told = setup

    def setup(self, worker: Worker) -> None:
        """Raises ClusterError where this machine has not what the run is about."""
        self.idle: list[Team[Errand, Any]] = []
        self.lock = Lock()
        self.folder = self.told.folder
        if self.told.listing is not None:
            self.folder = os.path.join(worker.local_directory, self.name, self.told.listing.name)
            if not os.path.isdir(self.folder):
                list(lay(self.folder, self.told.listing))
        elif not self._sees_posts():
            raise ClusterError(
                f"the worker {worker.address} does not see {self.folder} as it is here: use a "
                "folder that all workers share, or an address such as s3://bucket/site"
            )

    def teardown(self, worker: Worker) -> None:  # noqa: ARG002
        """Ends the processes."""
        with self.lock:
            while self.idle:
                self.idle.pop().close()

    def __getstate__(self) -> dict[str, Any]:
        return {"name": self.name, "told": self.told}

    def run(self, errands: Iterable[Errand]) -> list[Any]:
        """What comes of errands, in their order. Raises what they raise."""
        with self.lock:
            team = self.idle.pop() if self.idle else self._team()
        done = list(team.run(errands))  # where it raises, the process is ended
        with self.lock:
            self.idle.append(team)
        return done

    def _team(self) -> Team[Errand, Any]:
        desk = Desk(self.told, self.folder)
        return Team(desk, 1, _lost, partial(_started, self.folder))

    def _sees_posts(self) -> bool:
        if self.told.sample is None:
            return os.path.isdir(self.folder)
        path, size = self.told.sample
        try:
            return os.path.getsize(os.path.join(self.folder, path)) == size
        except OSError:
            return False


def _lost(errand: Errand, reason: str) -> Any:
    return errand.lost(reason)


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


def _started(
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
                command, cwd=folder, pass_fds=[number], stdin=subprocess.DEVNULL
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
