"""`python -m benchmarks.cluster`: one machine's processes and a cluster of it, in turns.

Both lint the same posts with two processes, and both keep nothing. What they write has to be the
same bytes.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from benchmarks.shapes import SHAPES
from benchmarks.varied import write_varied


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.cluster", description=__doc__)
    parser.add_argument("folder", type=Path, help="real posts, which are varied")
    parser.add_argument("--posts", type=int, nargs="+", default=[10_000], help="how many")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    for count in options.posts:
        with tempfile.TemporaryDirectory() as made:
            folder = Path(made, "posts")
            write_varied(folder, options.folder, count, SHAPES["site"].place)
            SHAPES["site"].write_configs(folder, count)
            _compare(folder, count, options.rounds)


def _compare(folder: Path, count: int, rounds: int) -> None:
    ways = {"processes": ("--no-cache",), "cluster": ("--cluster", "local")}
    least: dict[str, float] = {}
    outputs: dict[str, bytes] = {}
    for _ in range(rounds):
        for name, options in ways.items():
            seconds, outputs[name] = _timed(folder, options)
            least[name] = min(least.get(name, seconds), seconds)
    is_same = outputs["processes"] == outputs["cluster"]
    print(f"{count:,} posts, least of {rounds} rounds in turns; the same bytes: {is_same}")
    for name, seconds in least.items():
        ratio = seconds / least["processes"]
        print(f"{name:12}{seconds:9.1f} s{count / seconds:9.0f} posts a second{ratio:7.2f}")


def _timed(folder: Path, options: tuple[str, ...]) -> tuple[float, bytes]:
    """The seconds of a run, and what it wrote."""
    command = [sys.executable, "-m", "postlint", "check", "--jobs", "2", "--output-format", "jsonl"]
    started = perf_counter()
    done = subprocess.run(
        [*command, *options, "."], cwd=folder, stdout=subprocess.PIPE, check=False
    )
    return perf_counter() - started, done.stdout


if __name__ == "__main__":
    main()
