"""`python -m benchmarks`: makes or takes posts, runs postlint and its peers in turns."""

from __future__ import annotations

import argparse
import json
import tempfile
from itertools import product
from pathlib import Path

from benchmarks.measure import in_turns, least_and_median
from benchmarks.peers import peers
from benchmarks.plot import bars
from benchmarks.posts import write_posts
from benchmarks.shapes import SHAPES
from benchmarks.stages import stages
from benchmarks.varied import write_varied


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--posts", type=int, nargs="+", default=[1000], help="how many")
    parser.add_argument("--folder", type=Path, help="vary the real posts in it, and make none")
    parser.add_argument(
        "--shapes", nargs="+", choices=SHAPES, default=["site"], help="how the posts lie in folders"
    )
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--peers", nargs="*", default=[], help="only these, by name")
    parser.add_argument("--programs", type=Path, nargs="*", default=[], help="folders of programs")
    parser.add_argument("--stages", action="store_true", help="what each stage and rule costs")
    parser.add_argument("--json", type=Path, help="write all figures to this file")
    parser.add_argument("--svg", type=Path, help="write a plot of the wall times to this file")
    return parser.parse_args()


def main() -> None:
    options = _arguments()
    figures: dict[str, object] = {}
    for count, shape in product(options.posts, options.shapes):
        with tempfile.TemporaryDirectory() as made:
            folder = Path(made, "posts")
            name = f"{count:,} posts, {shape}"
            place = SHAPES[shape].place
            if options.folder:
                write_varied(folder, options.folder, count, place)
            else:
                write_posts(folder, count, place)
            SHAPES[shape].write_configs(folder, count)
            if options.stages:
                figures[name] = _stages(name, folder)
            else:
                figures[name] = _compare(name, folder, Path(made), options)
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")


def _stages(name: str, folder: Path) -> dict[str, float]:
    costs = dict(stages(folder))
    print(f"\n{name}: microseconds a post, the least of several rounds")
    for stage, cost in costs.items():
        print(f"{cost:9.1f}  {stage}")
    return costs


def _compare(name: str, folder: Path, made: Path, options: argparse.Namespace) -> object:
    found = peers(folder, made, options.programs, options.peers)
    costs = in_turns(found, made, options.rounds)
    keeping = {peer.name for peer in found if peer.keeps}
    counted = {peer: runs[peer in keeping :] or runs for peer, runs in costs.items()}
    own = min(cost.wall for cost in counted[found[0].name])
    print(f"\n{name}, {options.rounds} rounds in turns: least and median")
    print(f"{'':28} {'wall s':>17} {'CPU s':>17} {'peak MB':>9} {'ratio':>7}")
    for peer, runs in counted.items():
        wall = least_and_median([cost.wall for cost in runs])
        cpu = least_and_median([cost.cpu for cost in runs])
        ratio = min(cost.wall for cost in runs) / own
        memory = max(cost.memory for cost in runs)
        print(f"{peer:28} {wall} {cpu} {memory:9.0f} {ratio:7.2f}")
    if options.svg:
        least = {peer: min(cost.wall for cost in runs) for peer, runs in counted.items()}
        options.svg.write_text(bars(f"Seconds for {name}", least, "s"), "utf-8")
    return {peer: [vars(cost) for cost in runs] for peer, runs in counted.items()}


if __name__ == "__main__":
    main()
