"""Comments for markdownlint, which silence the same rules here."""

from __future__ import annotations

import pytest
from linting import lint_text

from postlint.rules.catalogue import BUILT_IN

BAD = "![](a.png)"


def told(text: str) -> list[str]:
    rules = ["missing-image-alt", "unknown-rule", "unused-suppression"]
    return [diagnostic.rule for diagnostic in lint_text(text, rules=rules).diagnostics]


@pytest.mark.parametrize(
    "text",
    [
        f"<!-- markdownlint-disable MD045 -->\n\n{BAD}\n",
        f"<!-- markdownlint-disable no-alt-text MD001 -- a divider -->\n\n{BAD}\n",
        f"<!-- markdownlint-disable -->\n\n{BAD}\n",
        f"<!--markdownlint-disable md045-->\n\n{BAD}\n",
        f"{BAD}\n\n<!-- markdownlint-disable-file MD045 -->\n",
        f"{BAD} <!-- markdownlint-disable-line MD045 -->\n",
        f"<!-- markdownlint-disable-next-line MD045 -->\n{BAD}\n",
        f"<!-- markdownlint-disable-next-line MD045 -->\r\n{BAD}\r\n",
        f"<!-- markdownlint-disable MD045 -->\n<!-- markdownlint-enable MD001 -->\n\n{BAD}\n",
    ],
)
def test_silences(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        f"<!-- markdownlint-disable MD001 -->\n\n{BAD}\n",
        f"<!-- markdownlint-disable MD045 -->\n\n<!-- markdownlint-enable MD045 -->\n\n{BAD}\n",
        f"<!-- markdownlint-disable MD045 -->\n\n<!-- markdownlint-enable -->\n\n{BAD}\n",
        f"{BAD}\n\n<!-- markdownlint-disable MD045 -->\n",
        f"<!-- markdownlint-disable-next-line MD045 -->\n\n{BAD}\n",
        f"<!-- markdownlint-disable-line MD045 -->\n{BAD}\n",
        f"```html\n<!-- markdownlint-disable MD045 -->\n```\n\n{BAD}\n",
        f"<!-- markdownlint-disabled MD045 -->\n\n{BAD}\n",
        f"{BAD}\n\n<!-- markdownlint-disable-next-line MD045 -->",
    ],
)
def test_does_not_silence(text: str) -> None:
    assert told(text) == ["missing-image-alt"]


def test_a_name_is_a_number_with_its_aliases() -> None:
    for rule in map(BUILT_IN.load, BUILT_IN.ids):
        numbers = [name for name in rule.markdownlint if name.startswith("MD")]
        assert bool(numbers) is bool(rule.markdownlint), rule.id
        assert len(rule.markdownlint) == len(set(rule.markdownlint)), rule.id
