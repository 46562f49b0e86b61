"""Times rules about whole sites: what they keep of a post, and what they make of all.

    python -m benchmarks.across [--posts 10000 …] [--folder POSTS]

Prints microseconds of processor time a post, the least of several rounds: for each rule to make its
fact of a post that is parsed, and to look at the facts of all; for all facts to be written down;
and in a process of its own, the seconds and MB that reducing takes. Last, the seconds of a run that
takes all but one post from the cache, with these rules and without.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.measure import run
from benchmarks.posts import write_posts
from benchmarks.shapes import SHAPES
from benchmarks.varied import write_varied
from postlint.document.post import Post
from postlint.files.reading import read
from postlint.pipeline.gathering import facts
from postlint.results.kept import LARGEST, WrittenFacts, written_facts
from postlint.rules.rule import Rule
from postlint.run.runner import find_posts
from postlint.run.sites import Sites, findings
from postlint.run.workplace import Workplace
from postlint.source import Source

_NOW = datetime(2026, 11, 1, tzinfo=UTC)
_ROUNDS = 3
_AT_ONCE = 250
"""Posts that are held at a time."""


def _posts(paths: Iterable[str], workplace: Workplace) -> list[Post]:
    """Posts whose parse, which other rules ask for as well, is done."""
    made = []
    for path in paths:
        source = Source.decode(path, read(path, LARGEST).data)
        profile, place = workplace.profile(path), workplace.place(path)
        post = Post(source, profile, workplace.now, None, place)
        _ = post.blocks, post.language, post.title
        made.append(post)
    return made


class _Least(dict[str, float]):
    """The least that each thing took."""

    def take(self, name: str, seconds: float) -> None:
        self[name] = min(self.get(name, seconds), seconds)


def _mapped(
    paths: Sequence[str], workplace: Workplace, written: Path
) -> tuple[dict[str, float], dict[str, list[tuple[str, str]]]]:
    """Seconds that the facts of all posts take by rule, and the facts; all of them `written`."""
    spent: dict[str, float] = {}
    of_rules: dict[str, list[tuple[str, str]]] = {}
    rules = tuple(workplace.site_rules(paths[0]).values())
    with written.open("w", encoding="utf-8") as file:
        for at in range(0, len(paths), _AT_ONCE):
            some = paths[at : at + _AT_ONCE]
            least = _Least()
            for _ in range(_ROUNDS):
                posts = _posts(some, workplace)
                _time_rules(posts, rules, least)
                kept = _time_all(_posts(some, workplace), rules, least)
            for name, seconds in least.items():
                spent[name] = spent.get(name, 0) + seconds
            for path, fact in zip(some, kept, strict=True):
                file.write(json.dumps([path, fact]) + "\n")
                for rule, own in json.loads(fact.of_rules if fact else "{}").items():
                    of_rules.setdefault(rule, []).append((path, own))
    return spent, of_rules


def _time_rules(posts: Sequence[Post], rules: Sequence[Rule], least: _Least) -> None:
    for rule in rules:
        start = time.thread_time()
        for post in posts:
            rule.facts(post)
        least.take(rule.id, time.thread_time() - start)


def _time_all(
    posts: Sequence[Post], rules: tuple[Rule, ...], least: _Least
) -> list[WrittenFacts | None]:
    start = time.thread_time()
    kept = [written_facts(facts(post, rules)) for post in posts]
    least.take(_ALL, time.thread_time() - start)
    return kept


_ALL = "(all, and written down)"


def _reduced(
    of_rules: dict[str, list[tuple[str, str]]], workplace: Workplace
) -> Iterator[tuple[str, float]]:
    for rule, told in of_rules.items():
        site = workplace.folder(told[0][0]).site
        least = _Least()
        for _ in range(_ROUNDS):
            start = time.thread_time()
            list(findings(rule, told, site, workplace))
            least.take(rule, time.thread_time() - start)
        yield from least.items()


def _reduce(written: Path) -> None:
    """Reduces facts that were written down, and prints what that took."""
    workplace = Workplace(now=_NOW)
    sites = Sites(workplace)
    before = _peak()
    start = time.process_time()
    with written.open(encoding="utf-8") as file:
        for line in file:
            path, fact = json.loads(line)
            sites.add(path, WrittenFacts(*fact) if fact is not None else None)
    added = time.process_time()
    found = sum(1 for _ in sites.findings())
    done = time.process_time()
    print(f"{added - start:8.2f} s of taking the facts in, with reading this file of them")
    print(f"{done - added:8.2f} s of reducing; {found} findings")
    print(f"{_peak() - before:8.1f} MB more at the peak")


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _warm(folder: Path, paths: Sequence[str], rules: Sequence[str]) -> None:
    """Runs of which all but one post are kept, with these rules and without, in turns."""
    command = [sys.executable, "-m", "postlint", "check", "--quiet", str(folder / "content")]
    ways = {"with": command, "without": [*command, "--ignore", ",".join(rules)]}
    least = _Least()
    for number in range(_ROUNDS * 2 + 1):
        for way, words in ways.items():
            with Path(paths[0]).open("a", encoding="utf-8") as post:
                post.write(f"\nOne line more, the {number}th.\n")
            cost = run(words, folder, folder / "out", folder / f"caches-{way}")
            if number:
                least.take(f"{way} s", cost.wall)
                least.take(f"{way} CPU", cost.cpu)
    print("\nwarm, one post changed, seconds:", *(f"{w} {s:.3f}" for w, s in least.items()))


def _measure(folder: Path) -> None:
    workplace = Workplace(now=_NOW)
    paths = list(find_posts((str(folder),), workplace, print))
    written = folder / "facts.jsonl"
    mapped, of_rules = _mapped(paths, workplace, written)
    reduced = dict(_reduced(of_rules, workplace))
    print(f"\n{len(paths):,} posts: microseconds a post, of facts and of what is made of all")
    for name, seconds in sorted(mapped.items(), key=lambda row: -row[1]):
        made, seen = seconds / len(paths) * 1e6, reduced.get(name, 0) / len(paths) * 1e6
        print(f"{made:9.1f} {seen:9.1f}  {name}")
    command = [sys.executable, "-m", "benchmarks.across", "--reduce", str(written)]
    print(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    _warm(folder, paths, list(reduced))


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.across", description=__doc__)
    parser.add_argument("--posts", type=int, nargs="+", default=[10_000], help="how many")
    parser.add_argument("--folder", type=Path, help="vary the real posts in it, and make none")
    parser.add_argument("--reduce", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.reduce:
        _reduce(options.reduce)
        return
    for count in options.posts:
        with tempfile.TemporaryDirectory() as made:
            folder, place = Path(made, "site"), SHAPES["site"].place
            if options.folder:
                write_varied(folder, options.folder, count, place)
            else:
                write_posts(folder, count, place)
            SHAPES["site"].write_configs(folder, count)
            _measure(folder)


if __name__ == "__main__":
    main()
