"""What each format makes of some reports: fixes, many lines, other posts, many places, odd text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from goldens import check
from linting import lint_posts, lint_text

from postlint.diagnostic import Severity
from postlint.report import PostReport
from postlint.reporters import FORMATS, load
from postlint.reporters.style import Style
from postlint.reporters.summary import Summary
from postlint.version import __version__

GOLDEN = Path(__file__).parent / "golden"
KETTLE = """\
---
title: Kettles
title: "Kettles, \\"again\\""
date: 2024-13-01
draft: yes
---

# Kettles

#### A Kettle'S Lid

![](lid.png)
<img src="a.png" alt="">

<iframe src="http://maps.example/
embed"></iframe>

<tt>one</tt> and <tt>two</tt>
and <tt>three</tt>: see [](#gone), [here](), **bold\x1b[31m é😀 and

## FAQ

### How much does it hold?

Two litres.

### How much does it hold?

Three litres.
"""
SAME = "---\ntitle: Lids\ndate: 2024-05-02\n---\n\n{} lids fit {} pots.\n"


def _reports() -> Iterator[PostReport]:
    yield lint_text(KETTLE, path="content/posts/kettles.md")
    yield lint_text("", path="content/empty.md", rules=("recommended",))
    yield from lint_posts({f"content/{n}.md": SAME.format(n, n) for n in "ab"})


def _written(name: str, style: Style) -> str:
    summary = Summary()
    reporter = load(name)(style)
    made = [*reporter.begin()]
    for report in summary.counting(_reports()):
        made += reporter.post(report)
    return "".join([*made, *reporter.end(summary)]).replace(__version__, "VERSION")


@pytest.mark.parametrize("name", sorted({*FORMATS} - {"html"}))
def test_golden_format(name: str) -> None:
    check(GOLDEN / f"{name}.txt", _written(name, Style()))


def test_golden_colors() -> None:
    check(GOLDEN / "text-in-color.txt", _written("text", Style(color=True)).replace("\x1b", "␛"))


def test_the_golden_reports_hold_what_formats_differ_in() -> None:
    found = [told for report in _reports() for told in report.diagnostics]
    assert {told.severity for told in found} == {*Severity}
    assert any(told.places > 1 for told in found)
    assert any(one.path for told in found for one in told.related)
    assert {told.fix.applicability.value for told in found if told.fix} == {"safe", "unsafe"}
