"""Comments that silence rules."""

from __future__ import annotations

import pytest
from linting import found

BAD = "![](a.png)"


@pytest.mark.parametrize(
    "text",
    [
        f"<!-- postlint-disable-next-line missing-image-alt -->\n{BAD}\n",
        f"<!-- postlint-disable-next-line images -- decorative -->\n{BAD}\n",
        f"<!--postlint-disable-next-line body-h1, missing-image-alt-->\r\n{BAD}\r\n",
        f"<!-- postlint-disable-next-line missing-image-alt -->\n\n{BAD}\n",
        f"<!-- postlint-disable missing-image-alt -->\n\n{BAD}\n\ntext\n\n{BAD}\n",
        f"{BAD}\n\n<!-- postlint-disable-file missing-image-alt -- imported -->\n",
        f"---\ntitle: a\n# postlint-disable-file missing-image-alt\n---\n{BAD}\n",
        f"+++\ntitle = 'a' # postlint-disable-file images\n+++\n{BAD}\n",
    ],
)
def test_silences(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        f"<!-- postlint-disable-next-line missing-image-alt -->\n\ntext\n\n{BAD}\n",
        f"<!-- postlint-disable-next-line body-h1 -->\n{BAD}\n",
        f"<!-- postlint-disable missing-image-alt -->\n\n<!-- postlint-enable -->\n\n{BAD}\n",
        f"{BAD}\n\n<!-- postlint-disable missing-image-alt -->\n",
        f"`<!-- postlint-disable-file missing-image-alt -->`\n\n{BAD}\n",
        f"```\n<!-- postlint-disable-file missing-image-alt -->\n```\n\n{BAD}\n",
        f"<!-- postlint-disabled missing-image-alt -->\n{BAD}\n",
    ],
)
def test_does_not_silence(text: str) -> None:
    assert found(text) == ["missing-image-alt"]


def test_front_matter_comment_silences_its_next_line() -> None:
    text = "---\ntitle: a\n# postlint-disable-next-line empty-value\ndescription: ''\n---\n"
    assert found(text) == []
    assert found(text.replace("description", "tags:\ndescription")) == ["empty-value"]


def test_unknown_rule_is_reported_where_it_stands() -> None:
    assert found("<!-- postlint-disable-next-line missing-alt -->\ntext\n") == ["unknown-rule"]


def test_a_suppression_without_a_rule_is_reported() -> None:
    text = f"<!-- postlint-disable-next-line -->\n{BAD}\n"
    assert found(text) == ["unknown-rule", "missing-image-alt"]
