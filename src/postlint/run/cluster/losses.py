"""What is lost of a cluster while it is used, told in a line."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager

from distributed import KilledWorker
from distributed.client import ClosedClientError
from distributed.comm.core import CommClosedError

from postlint.run.cluster.error import ClusterError

_CUT_OFF = (CancelledError, ClosedClientError, CommClosedError)
LOST = (*_CUT_OFF, OSError, TimeoutError)
"""What Dask raises where the scheduler is gone."""


@contextmanager
def losses_told() -> Iterator[None]:
    """Turns what becomes of a cluster in the middle of a run into a ClusterError."""
    try:
        yield
    except KilledWorker as error:
        raise ClusterError(
            f"workers died again and again over the same posts; the last was {error.last_worker}"
        ) from None
    except _CUT_OFF:
        raise ClusterError("the Dask scheduler was lost in the middle of the run") from None
    except LOST as error:
        raise ClusterError(f"the cluster does not answer: {type(error).__name__}") from None
