"""The catalogue knows of rules what they say of themselves."""

from __future__ import annotations

import pytest

from postlint.rules import catalogue
from postlint.rules.catalogue import BUILT_IN, PRESETS


@pytest.mark.parametrize("preset", [preset for preset in PRESETS if preset != "all"])
def test_presets_are_what_the_rules_say(preset: str) -> None:
    said = {rule for rule in BUILT_IN.ids if catalogue._is_in(BUILT_IN.load(rule), preset)}

    assert BUILT_IN.preset(preset) == said
