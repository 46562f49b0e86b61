"""The catalogue knows of rules what they say of themselves."""

from __future__ import annotations

import pytest

from postlint.rules import catalogue
from postlint.rules.catalogue import BUILT_IN, PRESETS


@pytest.mark.parametrize("preset", [preset for preset in PRESETS if preset != "all"])
def test_presets_are_what_the_rules_say(preset: str) -> None:
    said = {rule for rule in BUILT_IN.ids if catalogue._is_in(BUILT_IN.load(rule), preset)}

    assert BUILT_IN.preset(preset) == said


OFF = [
    "description-length",
    "disallowed-embed-host",
    "draft-post",
    "duplicate-faq-answer",
    "eager-iframe",
    "eager-image",
    "empty-section",
    "expired-post",
    "external-image",
    "fake-heading",
    "faq-json-ld-missing",
    "faq-not-a-question",
    "faq-off-topic",
    "faq-polarity-conflict",
    "faq-unsupported-answer",
    "faq-verbatim-answer",
    "faq-yes-no-conflict",
    "future-date",
    "generic-iframe-title",
    "generic-link-text",
    "heading-punctuation",
    "insecure-link",
    "invisible-character",
    "key-order",
    "lazy-first-image",
    "long-alt",
    "long-heading",
    "long-section",
    "markdown-in-html",
    "missing-embed-size",
    "missing-image-size",
    "missing-translation",
    "no-headings",
    "orphan-post",
    "redundant-alt-prefix",
    "repeated-alt",
    "repeated-paragraph",
    "repeated-sentence",
    "slug-format",
    "title-equals-description",
    "title-length",
    "unreasoned-suppression",
    "unsandboxed-iframe",
    "unused-term",
    "youtube-cookies",
]


@pytest.mark.parametrize(
    ("lines", "recommended", "style"),
    [
        ("    default = False\n", False, False),
        ("    default = False  # not yet\n", False, False),
        ("    default: ClassVar[bool] = False\n", False, False),
        ("    default = True\n", True, False),
        ("    defaults = False\n", True, False),
        (
            '    default = False\n    presets = (\n        "seo",\n        "style",\n    )\n',
            False,
            True,
        ),
        ('    presets: ClassVar[tuple[str, ...]] = ("style",)\n', True, True),
    ],
)
def test_presets_are_read_however_a_rule_says_them(
    lines: str, recommended: bool, style: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = f"class Lid(Rule):\n{lines}    id = 'lid'\n".encode()
    monkeypatch.setattr(catalogue, "_code_of", lambda _: code)
    assert catalogue._is_own_in("lid", "recommended") is recommended
    assert catalogue._is_own_in("lid", "style") is style


def test_what_runs_by_default_is_chosen() -> None:
    """A rule that comes on or goes off is a change that all sites see: it is made here as well."""
    assert [rule for rule in sorted(BUILT_IN.ids) if not BUILT_IN.load(rule).default] == OFF
