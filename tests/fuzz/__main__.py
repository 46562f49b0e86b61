"""Makes and mutates posts, lints and mends each, and says what it took."""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import time
import traceback
from collections import Counter
from pathlib import Path
from random import Random

from fuzz.posts import make, mutate
from fuzz.promises import GENERATORS, linted, workplace

_CHUNK = 500
_SLOWEST = 5.0


def _run(task: tuple[int, int, str | None]) -> tuple[Counter[str], list[str], float, int]:
    """Lints a chunk of posts; gives counts, failures, the slowest post's seconds, peak kilobytes."""
    seed, number, keep = task
    random = Random(seed)
    place = {name: workplace(name) for name in GENERATORS}
    counts: Counter[str] = Counter()
    failures = []
    slowest = 0.0
    for i in range(number):
        path, text = make(random)
        data = text.encode("utf-8", "surrogatepass")
        if random.random() < 0.5:
            data = mutate(random, data)
        generator = random.choice(GENERATORS)
        start = time.perf_counter()
        try:
            counts.update(d.rule for d in linted(path, data, place[generator]).diagnostics)
        except Exception:  # noqa: BLE001 - each is a find
            failures.append(
                f"seed {seed}, post {i}, {generator}, {path}\n{traceback.format_exc(limit=-4)}"
            )
            if keep:
                Path(keep, f"{seed}-{i}-{generator}{Path(path).suffix}").write_bytes(data)
        slowest = max(slowest, time.perf_counter() - start)
    return counts, failures, slowest, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m fuzz", description=__doc__)
    parser.add_argument("--posts", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=multiprocessing.cpu_count())
    parser.add_argument("--keep", help="a folder for the posts that fail")
    options = parser.parse_args()
    if options.keep:
        Path(options.keep).mkdir(parents=True, exist_ok=True)
    tasks = [
        (options.seed + i, min(_CHUNK, options.posts - i * _CHUNK), options.keep)
        for i in range(-(-options.posts // _CHUNK))
    ]
    start = time.perf_counter()
    counts: Counter[str] = Counter()
    failures: list[str] = []
    slowest, peak = 0.0, 0
    with multiprocessing.Pool(options.jobs) as pool:
        for found, failed, seconds, kilobytes in pool.imap_unordered(_run, tasks):
            counts += found
            failures += failed
            slowest, peak = max(slowest, seconds), max(peak, kilobytes)
    for failure in failures[:20]:
        print(failure)
    print(
        f"{options.posts:,} posts in {time.perf_counter() - start:.0f} s, {len(failures)} failed, "
        f"{sum(counts.values()):,} diagnostics of {len(counts)} rules, slowest post {slowest:.2f} s, "
        f"peak memory of a process {peak / 1024:.0f} MB"
    )
    return bool(failures) or slowest > _SLOWEST


if __name__ == "__main__":
    raise SystemExit(main())
