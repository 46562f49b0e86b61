"""Diagnostics are known again, whatever lines come and go above them."""

from __future__ import annotations

import pytest
from linting import lint_text

from postlint.report import PostReport
from postlint.results.fingerprint import fingerprint, identity

POST = """---
title: Kettles
draft: true
draft: false
---

## Why?

![](kettle.png)

## Why?

![](kettle.png)
"""


def fingerprints(report: PostReport) -> list[str]:
    return [fingerprint(diagnostic, report.source) for diagnostic in report.diagnostics]


@pytest.mark.parametrize(
    "moved",
    [
        POST.replace("---\n\n", "---\n\n" + "Water boils.\n\n" * 10, 1),
        POST.replace("---\n", "---\n" + "# a note\n" * 10, 1),
        POST.replace("\n", "\r\n"),
    ],
    ids=["body", "front matter", "line ends"],
)
def test_shifted_lines_change_nothing(moved: str) -> None:
    rules = ("duplicate-key", "duplicate-heading", "missing-image-alt")
    before, after = lint_text(POST, rules=rules), lint_text(moved, rules=rules)
    assert [d.rule for d in before.diagnostics] == [
        "duplicate-key",
        "missing-image-alt",
        "duplicate-heading",
        "missing-image-alt",
    ]
    assert fingerprints(before) == fingerprints(after)


def test_alike_faults_share_one_and_others_do_not() -> None:
    report = lint_text(POST, rules=("missing-image-alt", "duplicate-heading"))
    first, heading, second = fingerprints(report)
    assert first == second != heading
    other = lint_text(POST, rules=("missing-image-alt",), path="content/other.md")
    assert fingerprints(other)[0] != first


def test_an_identity_is_short_and_readable() -> None:
    report = lint_text(POST, rules=("duplicate-key",))
    made = identity(report.diagnostics[0], report.source)
    assert made.message.startswith("`draft` is set twice, at lines …: ")
    assert (made.path, made.rule, made.text) == (report.source.path, "duplicate-key", "draft")
    texts = [f"![]({'a' * 200}{end}.png)\n" for end in "xy"]
    one, other = (lint_text(text, rules=("missing-image-alt",)) for text in texts)
    shown = [identity(made.diagnostics[0], made.source).text for made in (one, other)]
    assert shown[0] != shown[1]
    assert all(len(text) < 120 for text in shown)
