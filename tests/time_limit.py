"""Fails tests that would hang."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager

SECONDS = 30
"""Ten times what the slowest takes on a small machine, a hundredth of what they took."""
_BLOCKED = 10
"""How many times longer it may take by the clock: what waits for something takes no time itself."""
_TRACING = 8
"""How many times longer a line takes while coverage looks on, at most."""


class TooLongError(BaseException):
    """Not an Exception: the linter reports those of a rule, and goes on."""


@contextmanager
def time_limit(seconds: int = SECONDS) -> Iterator[None]:
    """Raises TooLongError in what takes longer; no measurement. Bounds nothing on Windows.

    The seconds are this process's own, so that a busy machine makes no test fail; what hangs
    without taking any is stopped by the clock.
    """
    if not hasattr(signal, "SIGPROF"):
        yield
        return

    def stop(*_: object) -> None:
        raise TooLongError(f"still running after {seconds} s")

    own = seconds * (_TRACING if "COVERAGE_RUN" in os.environ else 1)
    limits = (
        (signal.SIGPROF, signal.ITIMER_PROF, own),
        (signal.SIGALRM, signal.ITIMER_REAL, own * _BLOCKED),
    )
    before = [signal.signal(number, stop) for number, _, _ in limits]
    for _, timer, limit in limits:
        signal.setitimer(timer, limit)
    try:
        yield
    finally:
        for (number, timer, _), handler in zip(limits, before, strict=True):
            signal.setitimer(timer, 0)
            signal.signal(number, handler)
