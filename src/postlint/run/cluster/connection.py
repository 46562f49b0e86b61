"""The cluster of a run: an existing one, or workers on this machine that are gone afterwards."""

from __future__ import annotations

import logging
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import dask
from distributed import Client, LocalCluster

from postlint.config.defaults import defaults
from postlint.run.cluster.error import ClusterError
from postlint.version import __version__

LOCAL = "local"
_CALM = {
    "distributed.worker.profile.enabled": False,
    "distributed.worker.memory.monitor-interval": "1s",
    "distributed.admin.tick.interval": "1s",
    "distributed.admin.system-monitor.interval": "5s",
}
"""Workers of our own look at themselves rarely: Dask's way takes a twentieth of two processors."""
_PATIENCE = 10
"""Seconds in which a scheduler answers, and has a worker."""


@contextmanager
def connected(address: str, workers: int) -> Iterator[Client]:
    """A client of the scheduler at an address. For `local`, of so many workers on this machine.

    Raises ClusterError where none answers, or its workers cannot run this postlint.
    """
    with ExitStack() as stack:
        stack.enter_context(warnings.catch_warnings())
        warnings.simplefilter("ignore")  # of versions and ports: what matters is told as an error
        stack.enter_context(dask.config.set({"distributed.comm.timeouts.connect": _PATIENCE}))
        stack.callback(_quieted())
        target: Any = address
        if address == LOCAL:
            stack.enter_context(dask.config.set(_CALM))
            target = stack.enter_context(
                LocalCluster(
                    n_workers=workers,
                    threads_per_worker=1,
                    dashboard_address="127.0.0.1:0",
                    silence_logs=logging.CRITICAL,
                )
            )
        client = stack.enter_context(_client(target, address))
        _check_workers(client, address)
        yield client


def _client(target: Any, address: str) -> Client:
    try:
        return Client(target, timeout=_PATIENCE, set_as_default=False)
    except (OSError, TimeoutError):
        raise ClusterError(f"no Dask scheduler answers at {address}") from None
    except (ValueError, ImportError, TypeError):
        reason = "it is no address of a Dask scheduler, such as tcp://10.0.0.1:8786"
        raise ClusterError(f"{address}: {reason}") from None


def _quieted() -> Callable[[], None]:
    """Silences what Dask's many loggers say of what comes and goes; gives what undoes that."""
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    return lambda: logging.disable(before)


def _check_workers(client: Client, address: str) -> None:
    """Raises ClusterError unless all workers have the same postlint, Python and plugins."""
    try:
        client.wait_for_workers(1, timeout=_PATIENCE)
    except TimeoutError:
        raise ClusterError(f"the scheduler at {address} has no workers") from None
    here = (f"postlint {__version__}", python(), plugins())
    for worker, told in sorted(client.run(_introduction(), on_error="return").items()):
        if isinstance(told, ImportError):
            raise ClusterError(f"the worker {worker} has no postlint: install {here[0]} there")
        if isinstance(told, BaseException):
            raise ClusterError(f"the worker {worker} cannot run postlint: {_line(told)}")
        for theirs, ours in zip(told, here, strict=True):
            if theirs != ours:
                raise ClusterError(
                    f"the worker {worker} has {theirs}, and here is {ours}: install the same on all"
                )


def _introduction() -> Callable[[], tuple[str, str, str]]:
    """What a worker tells of itself; it is sent as code, as there may be no postlint there."""

    def introduced() -> tuple[str, str, str]:
        from postlint.run.cluster.connection import plugins, python
        from postlint.version import __version__

        return f"postlint {__version__}", python(), plugins()

    return introduced


def python() -> str:
    return f"Python {sys.version_info.major}.{sys.version_info.minor}"


def plugins() -> str:
    """The rules of installed packages, which are not sent: workers have them by name."""
    return f"the installed rules {', '.join(sorted(defaults().catalogue.added)) or '(none)'}"


def _line(error: BaseException) -> str:
    return " ".join(str(error).split()) or type(error).__name__
