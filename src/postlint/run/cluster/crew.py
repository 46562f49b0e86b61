"""The processes that do errands on a worker of the cluster."""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import partial
from threading import Lock
from typing import Any

from distributed import Worker, WorkerPlugin

from postlint.files.address import Listing, lay
from postlint.run.cluster.errands import Desk, Errand, Setup
from postlint.run.cluster.error import ClusterError
from postlint.run.cluster.process import started
from postlint.run.pool import Team


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
            self._lay_out(worker, self.told.listing)
        elif not self._sees_posts():
            raise ClusterError(
                f"the worker {worker.address} does not see {self.folder} as it is here: use a "
                "folder that all workers share, or an address such as s3://bucket/site"
            )

    def _lay_out(self, worker: Worker, listing: Listing) -> None:
        try:
            if not os.path.isdir(self.folder):
                list(lay(self.folder, listing))
        except OSError as error:
            reason = f"cannot write {self.folder}: {error.strerror}"
            raise ClusterError(f"the worker {worker.address} {reason}") from None

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
        return Team(desk, 1, _lost, partial(started, self.folder))

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
