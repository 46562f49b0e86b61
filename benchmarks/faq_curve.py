"""How many untouched posts the rules on meaning flag, by threshold.

    python benchmarks/faq_curve.py FOLDER

Nobody edited the posts of the folder, so that nearly all that is flagged there is a false alarm.
`docs/faq.md` holds what this prints.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

from postlint.document.post import Post
from postlint.meaning import names, numbers, opposing
from postlint.meaning.conflicts import conflicts
from postlint.profile.profile import UNKNOWN_PROFILE
from postlint.source import Source

MODULES: dict[str, ModuleType] = {"number": numbers, "name": names, "opposite": opposing}
THRESHOLDS = (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6)


def flagged(sources: Sequence[Source], kind: str, threshold: float) -> int:
    """How many posts have a conflict of a kind, at a threshold of likeness."""
    module = MODULES[kind]
    default = module.LEAST_FIT
    module.LEAST_FIT = threshold  # type: ignore[attr-defined]
    try:
        return sum(
            any(found.kind == kind for found in conflicts(Post(source, UNKNOWN_PROFILE)))
            for source in sources
        )
    finally:
        module.LEAST_FIT = default  # type: ignore[attr-defined]


def main() -> None:
    paths = sorted(p for p in Path(sys.argv[1]).rglob("*") if p.suffix in (".md", ".html"))
    sources = [Source(p.name, p.read_text(encoding="utf-8", errors="replace")) for p in paths]
    sources = [source for source in sources if Post(source, UNKNOWN_PROFILE).faq]
    print(f"{len(sources)} posts with an FAQ")
    for kind, module in MODULES.items():
        for threshold in THRESHOLDS:
            mark = " (default)" if threshold == module.LEAST_FIT else ""
            print(f"{kind:9}{threshold:5}{flagged(sources, kind, threshold):5}{mark}", flush=True)


if __name__ == "__main__":
    main()
