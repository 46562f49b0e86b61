"""Doubles each construct, and lists those that take more than double: `python -m doubling` in `tests`."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator

from constructs import Construct, constructs
from linting import lint_text

MOST = 2.4
_LEAST_SECONDS = 0.02
"""Below, a factor says nothing."""


def seconds(construct: Construct, length: int, rules: str) -> float:
    """What linting so many characters of a construct takes of a processor: the least of a few."""
    text = construct.text(length)
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        lint_text(text, path=construct.path, rules=[rules])
        best = min(best, time.process_time() - start)
        if best > 1:
            break
    return best


def grown(construct: Construct, rules: str, length: int, longest: int) -> tuple[float, float, int]:
    """The worst factor by which it grows, and what it takes at the last length."""
    before = seconds(construct, length, rules)
    worst = 0.0
    while length < longest:
        length *= 2
        now = seconds(construct, length, rules)
        if now > _LEAST_SECONDS:
            worst = max(worst, now / max(before, _LEAST_SECONDS / 2))
        before = now
        if now > 4:
            break
    return worst, before, length


def report(rules: str, length: int, longest: int, chosen: Iterator[Construct]) -> int:
    """Prints those that grow too fast or take too long; returns how many there were."""
    count = bad = 0
    for construct in chosen:
        count += 1
        factor, last, reached = grown(construct, rules, length, longest)
        if factor > MOST or last > 2:
            bad += 1
            print(f"{factor:5.1f} {last:7.2f} s at {reached:7,} {construct.name}", flush=True)
    print(
        f"{rules}: {bad} of {count} constructs grow by more than {MOST} or take over 2 s",
        flush=True,
    )
    return bad


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rules", default="recommended,all")
    parser.add_argument("--from", dest="length", type=int, default=8_000)
    parser.add_argument("--to", dest="longest", type=int, default=32_000)
    parser.add_argument("--only", default="", help="constructs whose name holds this")
    options = parser.parse_args()
    bad = 0
    for rules in options.rules.split(","):
        chosen = (each for each in constructs() if options.only in each.name)
        bad += report(rules, options.length, options.longest, chosen)
    sys.exit(bool(bad))


if __name__ == "__main__":
    main()
