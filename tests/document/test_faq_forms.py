"""Forms of FAQs that other authors have."""

import pytest

from postlint.document.faq import faq
from postlint.document.post import Post
from postlint.profile.profile import UNKNOWN_PROFILE
from postlint.source import Source

TWO = [("Is it cold?", "Yes, very."), ("Is it deep?", "Two metres.")]


def pairs(text: str, path: str = "posts/well.md") -> list[tuple[str, str]]:
    post = Post(Source(path, text), UNKNOWN_PROFILE)
    return [(pair.question, pair.answer) for pair in faq(post)]


@pytest.mark.parametrize(
    "text",
    [
        "## FAQ\n\nQ: Is it cold?\nA: Yes, very.\n\nQ: Is it deep?\nA: Two metres.\n",
        "## FAQ\n\nQ: Is it cold?\nA: Yes, very.\nQ: Is it deep?\nA: Two metres.\n",
        "## Q: Is it cold?\n\n### A: Yes, very.\n\n## Q: Is it deep?\n\n### A: Two metres.\n",
        "### Q: Is it cold?\n\n### A: Yes, very.\n\n### Q: Is it deep?\n\n### A: Two metres.\n",
        "## FAQ\n\n1. **Is it cold?**\n\nYes, very.\n\n2. **Is it deep?**\n\nTwo metres.\n",
        "## FAQ\n\n- **Is it cold?**\n\nYes, very.\n\n- **Is it deep?**\n\nTwo metres.\n",
        "## FAQ\n\n_Is it cold?_ Yes, very.\n\n*Is it deep?*\n\nTwo metres.\n",
        "## FAQ\n\nIs it cold?\n\nYes, very.\n\nIs it deep?\n\nTwo metres.\n",
        "## FAQ\n\nIs it cold?\nYes, very.\n\nIs it deep?\nTwo metres.\n",
        "## FAQ\n\n| Question | Answer |\n|-|-|\n| Is it cold? | Yes, very. |\n"
        "| Is it deep? | Two metres. |\n",
        "**FAQ 1: Is it cold?**\n\nYes, very.\n\n**FAQ 2: Is it deep?**\n\nTwo metres.\n",
        "---\ntitle: Common questions\n---\n## Is it cold?\n\nYes, very.\n\n## Is it deep?\n\n"
        "Two metres.\n",
        "---\ntitle: ЧЗВ\n---\n## Is it cold?\n\nYes, very.\n\n## Is it deep?\n\nTwo metres.\n",
        "# The well FAQ: general\n\n## Is it cold?\n\nYes, very.\n\n## Is it deep?\n\nTwo metres.\n",
        "---\nhelp:\n  - q: Is it cold?\n    a: Yes, very.\n  - q: Is it deep?\n"
        "    a: Two metres.\n---\nWater.\n",
        '---\nschema:\n  - "@type": FAQPage\n    mainEntity:\n'
        '      - {"@type": Question, name: Is it cold?, acceptedAnswer: {text: "Yes, very."}}\n'
        '      - {"@type": Question, name: Is it deep?, acceptedAnswer: {text: Two metres.}}\n'
        "---\nWater.\n",
        "## FAQ\n\n### Is it cold?\n\nYes, very.\n\n### Is it deep?\n\nTwo metres.\n\n---\n\nBye.\n",
        "## FAQ\n\n**Is it cold?**\n\nYes, very.\n\n**Is it deep?**\n\nTwo metres.\n\n"
        "## Who dug it?\n\nWe did.\n",
    ],
)
def test_two_pairs(text: str) -> None:
    assert pairs(text) == TWO


@pytest.mark.parametrize(
    "text",
    [
        "## FAQ file format\n\n### Encoding\n\nUTF-8.\n\n### Fields\n\nTwo.\n",
        "## FAQ\n\n> - Is it cold?\n> - Is it deep?\n",
        "## FAQ\n\n| Symptom | Cause |\n|-|-|\n| No water | Frost |\n",
        "---\nquiz:\n  - question: Is it cold?\n    answer: Yes\n    options: [a, b]\n---\nx\n",
        "Is it deep?\n:::tip\nLook.\n:::\n\nIt is so.\n:::tip\nLook.\n:::\n\nSo.\n:::note\nx\n:::\n",
    ],
)
def test_no_faq(text: str) -> None:
    assert pairs(text) == []


def test_a_page_may_be_named_by_its_file() -> None:
    body = "## Is it cold?\n\nYes, very.\n\n## Is it deep?\n\nTwo metres.\n"

    assert pairs(body, "docs/faq.md") == pairs(body, "docs/faq/wells.md") == TWO
    assert pairs(body, "docs/wells.md") == []
