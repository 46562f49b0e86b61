"""Fails tests that would hang."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager

SECONDS = 30
"""Ten times what the slowest takes on a small machine, a hundredth of what they took."""
_TRACING = 8
"""How many times longer a line takes while coverage looks on, at most."""


class TooLongError(BaseException):
    """Not an Exception: the linter reports those of a rule, and goes on."""


@contextmanager
def time_limit(seconds: int = SECONDS) -> Iterator[None]:
    """Raises TooLongError in what takes longer; no measurement. Bounds nothing on Windows.

    The seconds are this process's own, so that a busy machine makes no test fail.
    """
    if not hasattr(signal, "SIGPROF"):
        yield
        return

    def stop(*_: object) -> None:
        raise TooLongError(f"still running after {seconds} s")

    before = signal.signal(signal.SIGPROF, stop)
    is_traced = "COVERAGE_RUN" in os.environ
    signal.setitimer(signal.ITIMER_PROF, seconds * (_TRACING if is_traced else 1))
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
