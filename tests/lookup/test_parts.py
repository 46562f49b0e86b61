"""Front matter that is read in the first part of a text is that of the whole."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from postlint import generators
from postlint.lookup.front_matter import front_matter_in
from postlint.profile.parts import front, includes
from postlint.profile.profile import Profile

PROFILES = [Profile(generators.load(name)) for name in generators.NAMES]
pieces = st.sampled_from(
    [
        *(
            "---",
            "+++",
            ";;;",
            "----",
            "...",
            "--- #",
            "---json",
            "---yaml",
            "- a",
            "+ b",
            "{",
            "}",
        ),
        *("\n", "\n\n", "\r\n", "\r", "\ufeff", " ", "\t", "\f"),
        *("title: Lid", "slug: pot", 'title = "Lid"', '{"title": "Lid"}', '"slug": "a",', "Text."),
        *("Title: Lid", "    more", "<h1>Lid</h1>", "# Lid", "{/* Lid */}", "draft: true"),
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(pieces, max_size=14).map("".join))
@example("---\ntitle: Lid\n---\nslug: pot\n")
@example("---json")
@example("---json\n[1]\n---\n")
@example("---json\nLid\n---\n")
@example("----\ntitle: Lid\n---\nText.\n----\n")
@example("---\ntitle: Lid\n+++\nslug: pot\n---\n")
@example("title: Lid\n---\nText.")
def test_front_matter_is_the_same_in_its_part(text: str) -> None:
    for profile in PROFILES:
        assert front_matter_in(front(text), profile) == front_matter_in(text, profile)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("---\ntitle: Lid\n---\nText.\n", "---\ntitle: Lid\n---\n"),
        ("+++\nslug = 1\n+++ \nText.\n", "+++\nslug = 1\n+++ \n"),
        ("# Lid\n\nText.\n", "# Lid\n"),
        ("\n\n# Lid\n\nText.\n", "\n\n# Lid\n"),
        ("Lid", "Lid"),
        ("", ""),
    ],
)
def test_bodies_are_left_out(text: str, part: str) -> None:
    assert front(text) == part


def test_includes_are_told_as_written() -> None:
    text = """{{< include "a.md" >}} and `{{< include "code.md" >}}`\n--8<-- "b/c.md"\n"""
    assert includes(text) == "a.md\nb/c.md"
    assert includes("Text.") == ""
