"""How many untouched posts the rules on meaning flag, by threshold.

    python benchmarks/faq_curve.py FOLDER

Nobody edited the posts of the folder, so that nearly all that is flagged there is a false alarm.
`docs/faq.md` holds what this prints.
"""

from __future__ import annotations

import sys
from collections import Counter
from itertools import product
from pathlib import Path
from types import ModuleType

from postlint.document.faq import faq
from postlint.document.post import Post
from postlint.meaning.finding import names, numbers, opposing
from postlint.meaning.finding.conflicts import conflicts
from postlint.profile.profile import UNKNOWN_PROFILE
from postlint.source import Source

MODULES: dict[str, ModuleType] = {"number": numbers, "name": names, "opposite": opposing}
THRESHOLDS = (0.3, 0.34, 0.38, 0.4, 0.45, 0.5, 0.6)
CASES = tuple(product(MODULES, THRESHOLDS))


def is_flagged(source: Source, kind: str, threshold: float) -> bool:
    """Whether a post has a conflict of a kind, at a threshold of likeness."""
    post = Post(source, UNKNOWN_PROFILE)  # anew: what is derived from one is kept
    module = MODULES[kind]
    default = module.LEAST_FIT
    module.LEAST_FIT = threshold  # type: ignore[attr-defined]
    try:
        return any(found.kind == kind for found in conflicts(post))
    finally:
        module.LEAST_FIT = default  # type: ignore[attr-defined]


def main() -> None:
    paths = sorted(p for p in Path(sys.argv[1]).rglob("*") if p.suffix in (".md", ".html"))
    flagged: Counter[tuple[str, float]] = Counter()
    count = 0
    for path in paths:
        source = Source(path.name, path.read_text(encoding="utf-8", errors="replace"))
        if faq(Post(source, UNKNOWN_PROFILE)):
            count += 1
            flagged.update(case for case in CASES if is_flagged(source, *case))
    print(f"{count} posts with an FAQ")
    for kind, threshold in CASES:
        mark = " (default)" if threshold == MODULES[kind].LEAST_FIT else ""
        print(f"{kind:9}{threshold:5}{flagged[kind, threshold]:5}{mark}")


if __name__ == "__main__":
    main()
