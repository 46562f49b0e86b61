"""What each rule, and each part that rules share, costs a post in one process."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

from postlint.pipeline.costs import Costs
from postlint.run.file_linter import lint_file
from postlint.run.runner import find_posts
from postlint.run.workplace import Workplace


def stages(folder: Path, rounds: int = 3) -> Iterator[tuple[str, float]]:
    """What linting the posts in a folder takes, with microseconds a post, the dearest first.

    Each is the least of the rounds.
    """
    workplace = Workplace(isolated=True)
    files = list(find_posts((str(folder),), workplace, print))
    best: dict[str, float] = {}
    for _ in range(rounds):
        costs = Costs(time.thread_time)
        for path in files:
            with costs.of("(all else)"):
                lint_file(path, workplace, costs)
        for name, spent in costs.dearest():
            best[name] = min(best.get(name, spent), spent)
    yield from sorted(best.items(), key=lambda row: -row[1])
