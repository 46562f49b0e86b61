"""The limits of tests stop what computes for too long, and what waits for too long."""

from __future__ import annotations

import signal
import time

import pytest
import time_limit as limits


@pytest.mark.skipif(not hasattr(signal, "SIGPROF"), reason="Windows has no such timers")
def test_what_computes_is_stopped() -> None:
    with pytest.raises(limits.TooLongError), limits.time_limit(1):
        _compute()


def _compute() -> None:
    """In Python: code in C that never returns would never see the signal."""
    while True:
        pass


@pytest.mark.skipif(not hasattr(signal, "SIGPROF"), reason="Windows has no such timers")
def test_what_waits_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "_BLOCKED", 1)
    monkeypatch.delenv("COVERAGE_RUN", raising=False)

    with pytest.raises(limits.TooLongError), limits.time_limit(1):
        time.sleep(60)
