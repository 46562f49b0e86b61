"""What the fixes of all rules make of the posts of cases: a line for each rule that has fixes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from goldens import check, digest
from readings import readings

from postlint.fixing.fixer import FixedPost
from postlint.rules.catalogue import BUILT_IN

GOLDEN = Path(__file__).parent / "golden.txt"


def _made(posts: Iterable[FixedPost]) -> Iterator[object]:
    for post in posts:
        refused = [(one.diagnostic.rule, one.line, one.reason) for one in post.refused]
        yield post.report.source.text, post.fixed, refused


def test_golden_fixes(tmp_path: Path) -> None:
    lines = []
    for rule, found in sorted(readings(tmp_path).items()):
        if not BUILT_IN.load(rule).fixes:
            continue
        written = [one for one in found if not one.name.startswith(" ")]
        safe, all_ = (
            [[*_made(one.fixed(unsafe=is_all))] for one in written] for is_all in (False, True)
        )
        lines.append(f"{rule}: safe {digest(safe)}, all {digest(all_)}\n")
    check(GOLDEN, "".join(lines))
