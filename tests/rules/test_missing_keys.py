"""Keys that the posts of a section lack alike."""

from __future__ import annotations

import pytest
from linting import lint_posts

WITHOUT = "---\nname: Lids\n---\nTin.\n"
WITH = "---\ntitle: Lids\n---\nTin.\n"


@pytest.mark.parametrize(("lacking", "having", "told"), [(9, 1, 0), (1, 9, 1), (1, 0, 1)])
def test_what_most_posts_of_a_section_lack_is_not_noted(
    lacking: int, having: int, told: int
) -> None:
    posts = {f"content/lids/a{i}.md": WITHOUT for i in range(lacking)}
    posts |= {f"content/lids/b{i}.md": WITH for i in range(having)}
    reports = lint_posts(posts, rules=["missing-key"], generator="hugo")
    assert sum(len(report.diagnostics) for report in reports) == told
