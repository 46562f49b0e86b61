"""Fails tests that would hang."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager

SECONDS = 30
"""Ten times what the slowest takes on a small machine, a hundredth of what they took."""


class TooLongError(BaseException):
    """Not an Exception: the linter reports those of a rule, and goes on."""


@contextmanager
def time_limit(seconds: int = SECONDS) -> Iterator[None]:
    """Raises TooLongError in what takes longer; no measurement. Bounds nothing on Windows."""
    if not hasattr(signal, "SIGALRM"):
        yield
        return

    def stop(*_: object) -> None:
        raise TooLongError(f"still running after {seconds} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
