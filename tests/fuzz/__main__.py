"""Makes and mutates posts, lints and mends each, and says what it took.

With `--state FILE`, chunks that a run before has done are not done again.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import resource
import time
import traceback
from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

from fuzz.posts import make, mutate
from fuzz.promises import GENERATORS, linted, workplace

_CHUNK = 500
_SLOWEST = 5.0


def _run(task: tuple[int, int, str | None]) -> dict[str, Any]:
    """Lints a chunk of posts; what came of it, as JSON has it."""
    seed, number, keep = task
    random = Random(seed)
    place = {name: workplace(name) for name in GENERATORS}
    rules: Counter[str] = Counter()
    failures = []
    slowest, fixes = 0.0, 0
    for i in range(number):
        path, text = make(random)
        data = text.encode("utf-8", "surrogatepass")
        if random.random() < 0.5:
            data = mutate(random, data)
        generator = random.choice(GENERATORS)
        start = time.perf_counter()
        try:
            outcome = linted(path, data, place[generator])
            rules.update(diagnostic.rule for diagnostic in outcome.report.diagnostics)
            fixes += outcome.fixes
        except Exception:  # noqa: BLE001 - each is a find
            failures.append(
                f"seed {seed}, post {i}, {generator}, {path}\n{traceback.format_exc(limit=-4)}"
            )
            if keep:
                Path(keep, f"{seed}-{i}-{generator}{Path(path).suffix}").write_bytes(data)
        slowest = max(slowest, time.perf_counter() - start)
    return {
        "seed": seed, "posts": number, "rules": rules, "fixes": fixes, "failures": failures,
        "slowest": slowest, "process": os.getpid(),
        "kilobytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss,
    }  # fmt: skip


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m fuzz", description=__doc__)
    parser.add_argument("--posts", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=multiprocessing.cpu_count())
    parser.add_argument("--keep", help="a folder for the posts that fail")
    parser.add_argument("--state", help="a file of the chunks that are done, to go on from")
    return parser.parse_args()


def main() -> int:
    options = _options()
    if options.keep:
        Path(options.keep).mkdir(parents=True, exist_ok=True)
    state = Path(options.state or os.devnull)
    chunks = [json.loads(line) for line in state.read_text().splitlines()] if state.exists() else []
    done = {(chunk["seed"], chunk["posts"]) for chunk in chunks}
    sizes = [min(_CHUNK, options.posts - at) for at in range(0, options.posts, _CHUNK)]
    tasks = [
        (options.seed + i, size, options.keep)
        for i, size in enumerate(sizes)
        if (options.seed + i, size) not in done
    ]
    start = time.perf_counter()
    with multiprocessing.Pool(options.jobs) as pool, state.open("a") as log:
        for chunk in pool.imap_unordered(_run, tasks):
            chunks.append(chunk)
            log.write(json.dumps(chunk) + "\n")
            log.flush()
    _tell(chunks, time.perf_counter() - start)
    return any(chunk["failures"] or chunk["slowest"] > _SLOWEST for chunk in chunks)


def _tell(chunks: list[dict[str, Any]], seconds: float) -> None:
    failures = [failure for chunk in chunks for failure in chunk["failures"]]
    rules: Counter[str] = Counter()
    peaks: dict[int, int] = {os.getpid(): resource.getrusage(resource.RUSAGE_SELF).ru_maxrss}
    for chunk in chunks:
        rules.update(chunk["rules"])
        peaks[chunk["process"]] = max(peaks.get(chunk["process"], 0), chunk["kilobytes"])
    for failure in failures[:20]:
        print(failure)
    print(
        f"{sum(chunk['posts'] for chunk in chunks):,} posts, {len(failures)} failed; "
        f"{seconds:.0f} s in this run, slowest post {max(c['slowest'] for c in chunks):.2f} s\n"
        f"{rules.total():,} diagnostics of {len(rules)} rules, "
        f"{sum(chunk['fixes'] for chunk in chunks):,} fixes made\n"
        f"peak memory: {max(peaks.values()) / 1024:.0f} MB of a process, "
        f"{sum(peaks.values()) / 1024:.0f} MB of the {len(peaks)} that took part"
    )


if __name__ == "__main__":
    raise SystemExit(main())
