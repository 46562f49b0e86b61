"""The catalogue knows of rules what they say of themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from postlint.rules import catalogue
from postlint.rules.catalogue import BUILT_IN, PRESETS


@pytest.mark.parametrize("preset", [preset for preset in PRESETS if preset != "all"])
def test_presets_are_what_the_rules_say(preset: str) -> None:
    said = {rule for rule in BUILT_IN.ids if catalogue._is_in(BUILT_IN.load(rule), preset)}

    assert BUILT_IN.preset(preset) == said


OFF = Path(__file__).parent / "off_by_default.txt"
"""The rules that are: `rules new` writes a new one there."""


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
    off = [rule for rule in sorted(BUILT_IN.ids) if not BUILT_IN.load(rule).default]
    assert OFF.read_text("utf-8").splitlines() == off
