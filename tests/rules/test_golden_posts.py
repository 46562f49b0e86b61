"""What all rules say of all posts that cases and examples are made of.

A case holds what its own rule says. Here every rule looks at every post: as its case says, as a
post of another generator, as one of a site, and with slips of the hand. A line of the files is a reading: which rules
speak, and where; behind `#` a digest of all else: severities, messages, helps, fixes, and what the
post tells its site.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from goldens import check, digest
from readings import Reading, readings

from postlint.report import PostReport
from postlint.rules.catalogue import BUILT_IN

GOLDEN = Path(__file__).parent / "golden"
GROUPS = sorted({*BUILT_IN.ids.values()})


def places(found: list[PostReport]) -> str:
    return ", ".join(
        f"{report.source.path.rpartition('/')[2]}:" * (len(found) > 1)
        + f"{report.source.position(told.span.start).line} {told.rule}"
        for report in found
        for told in report.diagnostics
    )


def lines(held: list[Reading]) -> Iterator[str]:
    """Where the same rules speak at the same lines as in the reading before, a line says `same`."""
    before = None
    for reading in held:
        found = reading.reports()
        there = places(found)
        told = digest([(one.diagnostics, one.elsewhere, one.facts) for one in found])
        yield f"{reading.name}: {'same' if there and there == before else there} #{told}\n"
        before = there


@pytest.mark.parametrize("group", GROUPS)
def test_golden_posts(group: str, tmp_path: Path) -> None:
    by_rule = readings(tmp_path).items()
    held = [one for rule, found in by_rule if BUILT_IN.ids[rule] == group for one in found]
    check(GOLDEN / f"{group}.txt", "".join(lines(held)))
