"""What tells a theme."""

from __future__ import annotations

import pytest

from postlint.profile.theme import THEMES, theme_of_keys

KEYS = (
    *("showbreadcrumbs", "showpostnavlinks", "showreadingtime", "showrssbuttoninsectiontermlist"),
    *("usehugotoc", "hidesummary", "searchhidden", "disablehljs", "disableshare", "editpost"),
    *("showcodecopybuttons", "tocopen", "hidemeta", "showwordcount", "showcanonicallink"),
    *("canonicallinktext", "disableanchoredheadings"),
)


@pytest.mark.parametrize(("one", "other"), list(zip(KEYS, (*KEYS[1:], KEYS[0]), strict=True)))
def test_two_keys_of_papermod_tell_it(one: str, other: str) -> None:
    assert theme_of_keys(["title", one.upper(), other]) is THEMES["papermod"]
    assert theme_of_keys(["title", one]) is None


@pytest.mark.parametrize(
    ("named", "is_meant"),
    [
        ("PaperMod", True),
        ("hugo-PaperMod", True),
        ("github.com/adityatelange/hugo-PaperMod", True),
        ("github.com/somebody/hugo-PaperMod", False),
        ("github.com/somebody/paper", False),
        ("ananke", False),
    ],
)
def test_a_fork_may_be_another(named: str, is_meant: bool) -> None:
    assert THEMES["papermod"].is_meant(named) is is_meant
