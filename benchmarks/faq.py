"""Times FAQs beyond what parsing takes: reading one, and comparing it with its post.

    python -m benchmarks.faq [FOLDER]

Prints milliseconds of processor time, the median and the 95th percentile of posts with so many
questions: of the posts of a folder, or else of made ones.
"""

from __future__ import annotations

import statistics
import sys
import time
from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from random import Random
from typing import NamedTuple

from benchmarks.posts import sentence
from postlint.document.faq import faq
from postlint.document.post import Post
from postlint.meaning.finding.agreement import disagreements
from postlint.meaning.finding.answers import swaps
from postlint.meaning.finding.conflicts import conflicts
from postlint.profile.profile import UNKNOWN_PROFILE
from postlint.source import Source

ROUNDS = 7
QUESTIONS = (1, 5, 10, 20, 40)
_BOUNDS = (2, 4, 8, 14, 30)
"""The numbers of questions at which a new row begins."""
_POSTS = 20
_SENTENCES = 40
"""How many sentences the text of a made post has."""


class Cost(NamedTuple):
    """Milliseconds that the FAQ of a post takes: to read it, and to compare it."""

    questions: int
    reading: float
    comparing: float


def cost(source: Source) -> Cost | None:
    """The least that the FAQ of a post takes in several rounds; None for a post without one."""
    taken = []
    for _ in range(ROUNDS):
        post = Post(source, UNKNOWN_PROFILE)
        _ = post.blocks
        start = time.thread_time()
        if not faq(post):
            return None
        read = time.thread_time()
        for find in (conflicts, swaps, disagreements):
            post.derived(find)
        taken.append(((read - start) * 1000, (time.thread_time() - read) * 1000))
    return Cost(len(faq(post)), *map(min, zip(*taken, strict=True)))


def made_post(questions: int, random: Random) -> Source:
    """A post with so many questions; half of what its answers say stands in its text."""
    text = [_english(random) for _ in range(_SENTENCES)]
    lines = ["# Kettles", "", *text, "", "## FAQ", ""]
    for number in range(questions):
        repeated = random.choice(text).removesuffix(".")
        lines += [f"### Is it that {_english(random)[:-1].lower()}?", ""]
        lines += [f"{repeated} for {number + 2} days. {_english(random)}", ""]
    return Source("made.md", "\n".join(lines))


def _english(random: Random) -> str:
    """A sentence with as many small words as English has."""
    words = sentence(random).split()
    spaced = (f"of the {word}" if at % 4 == 1 else word for at, word in enumerate(words))
    return " ".join(spaced)


def _posts(folder: Path) -> Iterable[Source]:
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".md", ".html"):
            yield Source(path.name, path.read_text(encoding="utf-8", errors="replace"))


def _print(title: str, costs: list[Cost]) -> None:
    print(f"{title:>9} {len(costs):>6}", end="")
    for side in ([c.reading for c in costs], [c.comparing for c in costs]):
        high = sorted(side)[int(len(side) * 0.95)]
        print(f" {statistics.median(side):>8.2f} {high:>8.2f}", end="")
    print()


def main() -> None:
    sources: Iterable[Source]
    if len(sys.argv) > 1:
        sources = _posts(Path(sys.argv[1]))
    else:
        random = Random(1)
        sources = (made_post(questions, random) for questions in QUESTIONS for _ in range(_POSTS))
    rows: defaultdict[int, list[Cost]] = defaultdict(list)
    for source in sources:
        found = cost(source)
        if found is not None:
            rows[bisect(_BOUNDS, found.questions)].append(found)
    if not rows:
        sys.exit("no post with an FAQ there")
    print(f"{'questions':>9} {'posts':>6} {'reading':>8} {'95 %':>8} {'compared':>8} {'95 %':>8}")
    for _, costs in sorted(rows.items()):
        counts = sorted({c.questions for c in costs})
        _print("–".join(map(str, dict.fromkeys((counts[0], counts[-1])))), costs)


if __name__ == "__main__":
    main()
