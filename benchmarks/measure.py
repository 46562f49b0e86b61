"""Runs commands, and says what each run cost."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from threading import Event, Thread

from benchmarks.peers import Peer

_SAMPLE_SECONDS = 0.05
_OF_DEVELOPERS = ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED")


@dataclass(frozen=True)
class Cost:
    """What a run took: seconds on the clock and of processors, and MB at its peak.

    `memory` is that of all its processes together, shared pages counted once; 0 where the system
    does not tell.
    """

    wall: float
    cpu: float
    memory: float


def run(command: Sequence[str], folder: Path, output: Path, caches: Path) -> Cost:
    """Runs a command in a folder, its output written to a file; whatever its exit status.

    `caches` stands for the folder that the user's programs keep their caches in.
    """
    with output.open("wb") as file:
        start = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            stdout=file,
            stderr=file,
            start_new_session=True,
            env=_environment(caches),
        )
        done, peak = Event(), [0.0]
        watcher = Thread(target=_watch, args=(process.pid, done, peak))
        watcher.start()
        _, _, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        done.set()
        watcher.join()
        process.returncode = 0
    return Cost(wall, usage.ru_utime + usage.ru_stime, peak[0])


def _environment(caches: Path) -> dict[str, str]:
    """The one that people have: developers may keep Python from writing what it compiles."""
    own = {name: held for name, held in os.environ.items() if name not in _OF_DEVELOPERS}
    return {**own, "XDG_CACHE_HOME": str(caches)}


def _watch(group: int, done: Event, peak: list[float]) -> None:
    while not done.wait(_SAMPLE_SECONDS):
        peak[0] = max(peak[0], _memory(group))


def _memory(group: int) -> float:
    total = 0
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if os.getpgid(int(folder.name)) == group:
                lines = (folder / "smaps_rollup").read_text().splitlines()
                total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
        except (OSError, ValueError):
            continue
    return total / 1024


def in_turns(peers: Sequence[Peer], output: Path, rounds: int) -> dict[str, list[Cost]]:
    """The costs of each peer, run one after another in each round: load hits all alike.

    `output` is the folder for what they write.
    """
    costs: dict[str, list[Cost]] = {peer.name: [] for peer in peers}
    for _ in range(rounds):
        for peer in peers:
            if peer.changes is not None:
                with peer.changes.open("a", encoding="utf-8") as post:
                    post.write("\nOne line more.\n")
            written = output / f"{peer.name}.out"
            costs[peer.name].append(run(peer.command, peer.folder, written, output / "caches"))
    return costs


def least_and_median(values: Sequence[float]) -> str:
    return f"{min(values):8.2f} {median(values):8.2f}"
