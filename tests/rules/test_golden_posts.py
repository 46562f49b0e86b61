"""What all rules say of all posts that cases and examples are made of.

A case holds what its own rule says. Here every rule looks at every post: as its case says, as a
post of another generator, and as one of a site. A line of the files is a reading: which rules
speak, and where; behind `#` a digest of all else: severities, messages, helps, fixes, and what the
post tells its site.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from goldens import check, digest
from readings import Reading, readings

from postlint.rules.catalogue import BUILT_IN

GOLDEN = Path(__file__).parent / "golden"
GROUPS = sorted({*BUILT_IN.ids.values()})


def line(reading: Reading) -> str:
    found = reading.reports()
    places = [
        f"{report.source.path.rpartition('/')[2]}:" * (len(found) > 1)
        + f"{report.source.position(told.span.start).line} {told.rule}"
        for report in found
        for told in report.diagnostics
    ]
    all_told = [(one.diagnostics, one.elsewhere, one.facts) for one in found]
    return f"{reading.name}: {', '.join(places)} #{digest(all_told)}\n"


@pytest.mark.parametrize("group", GROUPS)
def test_golden_posts(group: str, tmp_path: Path) -> None:
    by_rule = readings(tmp_path).items()
    held = [one for rule, found in by_rule if BUILT_IN.ids[rule] == group for one in found]
    check(GOLDEN / f"{group}.txt", "".join(map(line, held)))
