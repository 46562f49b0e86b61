"""The crew of a run on the workers of a cluster, from its beginning to its end."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager, suppress
from threading import Event, Thread
from time import monotonic
from uuid import uuid4

from distributed import Client, Future, KilledWorker
from distributed.client import ClosedClientError

from postlint.run.cluster.crew import Crew
from postlint.run.cluster.errands import Setup
from postlint.run.cluster.error import ClusterError

_WAIT = 300
"""Seconds in which another worker comes when the last one left in the middle of a run."""
_LOST = (OSError, TimeoutError, CancelledError, ClosedClientError)
"""What Dask raises where the scheduler is gone."""


@contextmanager
def crew(client: Client, setup: Setup) -> Iterator[str]:
    """Tells all workers, also those that come later, what the run is about; gives its name.

    Raises ClusterError where one cannot do it, and for what becomes of the cluster within.
    """
    name = f"postlint-{uuid4().hex}"
    try:
        with _told(), _attended(client):
            client.register_plugin(Crew(name, setup), name=name)
            yield name
    finally:
        with suppress(ValueError, *_LOST):  # no worker took it, or none is left
            client.unregister_worker_plugin(name)


@contextmanager
def _told() -> Iterator[None]:
    """Turns what becomes of a cluster in the middle of a run into a ClusterError."""
    try:
        yield
    except KilledWorker as error:
        raise ClusterError(
            f"workers died again and again over the same posts; the last was {error.last_worker}"
        ) from None
    except _LOST:
        raise ClusterError("the Dask scheduler was lost in the middle of the run") from None


@contextmanager
def _attended(client: Client) -> Iterator[None]:
    """Gives up where all workers leave and none comes: Dask waits for one for ever.

    Raises ClusterError then.
    """
    is_over, is_deserted = Event(), Event()

    def attend() -> None:
        last_seen = monotonic()
        while not is_over.wait(_WAIT / 10):
            with suppress(*_LOST):
                if client.nthreads():
                    last_seen = monotonic()
            if monotonic() - last_seen > _WAIT:
                is_deserted.set()
                client.cancel([Future(key, client) for key in list(client.futures)])

    attendant = Thread(target=attend, daemon=True)
    attendant.start()
    try:
        yield
    except _LOST:
        if is_deserted.is_set():
            raise ClusterError(f"no worker is left, and none came in {_WAIT} s") from None
        raise
    finally:
        is_over.set()
        attendant.join()
