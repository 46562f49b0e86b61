"""Times the comparison of FAQs with their posts, beyond what parsing takes.

    python benchmarks/faq.py FOLDER

Prints, for the posts of a folder that have an FAQ, the median and the 95th percentile of the
milliseconds of processor time that all default rules on meaning take after the post was read.
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path

from postlint.document.post import Post
from postlint.meaning.agreement import disagreements
from postlint.meaning.answers import swaps
from postlint.meaning.conflicts import conflicts
from postlint.profile.profile import UNKNOWN_PROFILE
from postlint.source import Source

ROUNDS = 5


def milliseconds(path: Path) -> float | None:
    """The least time that the comparison of a post takes; None for a post without an FAQ."""
    source = Source(path.name, path.read_text(encoding="utf-8", errors="replace"))
    taken = []
    for _ in range(ROUNDS):
        post = Post(source, UNKNOWN_PROFILE)
        if not post.faq:
            return None
        start = time.thread_time()
        for find in (conflicts, swaps, disagreements):
            post.derived(find)
        taken.append((time.thread_time() - start) * 1000)
    return min(taken)


def main() -> None:
    paths = sorted(p for p in Path(sys.argv[1]).rglob("*") if p.suffix in (".md", ".html"))
    found = sorted(time for path in paths if (time := milliseconds(path)) is not None)
    if not found:
        sys.exit("no post with an FAQ there")
    high = found[int(len(found) * 0.95)]
    print(f"{len(found)} posts: median {statistics.median(found):.2f} ms, 95 % {high:.2f} ms")


if __name__ == "__main__":
    main()
