"""Of what posts of one text have in common besides, nothing is told."""

from __future__ import annotations

import pytest
from site_folder import put, said
from site_folder import site_folder as site_folder

pytestmark = pytest.mark.usefixtures("site_folder")
TEXT = " ".join(f"the {noun} that number {n} left" for n, noun in enumerate(["kettle", "lid"] * 20))
BOTH = ["duplicate-title", "duplicate-description"]
RULES = "duplicate-post,duplicate-title,duplicate-description"


def _told(text: str = TEXT, rules: str = RULES) -> list[str]:
    head = "---\ntitle: Kettles\ndescription: All that is known of kettles.\n---\n\n"
    put("posts/a.md", f"{head}{TEXT}\n")
    put("posts/b.md", f"{head}{text}\n")
    return [found["rule"] for found in said("--no-cache", "--select", rules)]


def test_the_title_of_a_copy_is_not_told() -> None:
    assert _told() == ["duplicate-post"]


def test_the_title_of_another_post_is() -> None:
    assert _told("A lid.") == BOTH


def test_where_nobody_speaks_of_the_copy_the_title_is_told() -> None:
    assert _told(rules="duplicate-title") == ["duplicate-title"]
    assert _told(f"<!-- postlint-disable-file duplicate-post -->\n{TEXT}") == BOTH
