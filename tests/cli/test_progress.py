"""What is said of how far a run is."""

from __future__ import annotations

import sys
from itertools import count

import pytest

from postlint.cli import _terminal
from postlint.cli._terminal import _how_far


@pytest.mark.parametrize(
    ("done", "seconds", "told"),
    [
        (1, 0.0, "1 of 10,000 posts"),
        (3, 0.6, "3 of 10,000 posts"),  # those that came first tell no rate
        (500, 0.6, "500 of 10,000 posts"),
        (1001, 0.5, "1,001 of 10,000 posts, 2,000 a second, 5 s left"),
        (41, 2.0, "41 of 10,000 posts, 20 a second, 8 min 18 s left"),
        (1, 60.0, "1 of 10,000 posts"),
        (10_000, 9.0, "10,000 of 10,000 posts, 1,111 a second, 0 s left"),
    ],
)
def test_the_time_that_is_left_is_told_when_it_can_be_known(
    done: int, seconds: float, told: str
) -> None:
    assert _how_far(done, 10_000, seconds) == told


@pytest.mark.parametrize(
    ("step", "shown"), [(0.01, 0), (0.5, 4)], ids=["over at once", "takes its time"]
)
def test_a_line_that_was_drawn_is_cleared_and_no_other(
    step: float, shown: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    clock = count(0.0, step)
    monkeypatch.setattr(_terminal, "monotonic", lambda: next(clock))
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert [*_terminal.progress("abcd", 4, quiet=False)] == [*"abcd"]
    told = capsys.readouterr().err
    assert told.count("of 4 posts") == shown
    assert told.endswith("\r\x1b[K") is (shown > 0)
