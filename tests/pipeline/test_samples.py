"""Of posts that only show markup, nothing is told of what they show."""

from __future__ import annotations

import pytest

from postlint import lint

LEVELS = "".join(f"{'#' * n} 标题 H{n}\n\nText.\n\n" for n in range(1, 6))
TAGS = "".join(
    f"### {tag} tag\n\nText.\n\n" for tag in ["abbr", "kbd", "strike", "sub", "sup", "var"]
)
FAULTS = "# One\n\n# Two\n\n#### Four\n\n![](a.png)\n\n<center>x</center>\n"
SHOWN = [
    f"A kettle.\n\n{LEVELS}{FAULTS}",
    f"A kettle.\n\n{TAGS}{FAULTS}",
    f"Lorem ipsum I forgot the rest.\n\n{FAULTS}",
    f"Lorem cuius summo propiore, conpellat tota.\n\n{FAULTS}",
    "Heading 1\n===\n\nHeading 2\n===\n\n![](a.png)\n",
]
MEANT = [
    f"Write `lorem ipsum` for text.\n\n{FAULTS}",
    f"## Heading 2\n\nText.\n\n{FAULTS}",
    f"Lorem Picsum is a service for images.\n\n{FAULTS}",
    f"### The strike tag\n\nText.\n\n{FAULTS}",
    f"```\nLorem ipsum dolor sit amet\n```\n\n{FAULTS}",
]


@pytest.mark.parametrize("text", SHOWN)
def test_what_is_shown_is_not_told(text: str) -> None:
    assert lint(text).diagnostics == ()


@pytest.mark.parametrize("text", MEANT)
def test_what_is_meant_is_told(text: str) -> None:
    assert {found.group for found in lint(text).diagnostics} == {"headings", "images", "markup"}


def test_what_breaks_the_build_is_told_all_the_same() -> None:
    text = f"---\ntitle: A\ntitle: B\n---\n{SHOWN[2]}"
    assert [found.rule for found in lint(text).diagnostics] == ["duplicate-key"]


GUIDE = "".join(f"## {name}\n\nText.\n\n" for name in ("Emphasis", "Lists", "Links", "Images"))


def test_a_cheat_sheet_shows_markup() -> None:
    assert lint(f"{GUIDE}## Tables\n\n{FAULTS}").diagnostics == ()
    assert lint(f"{GUIDE}## Kettles\n\n{FAULTS}").diagnostics != ()


def test_a_text_with_other_sections_is_no_cheat_sheet() -> None:
    others = "".join(f"## Kettle {n}\n\nText.\n\n" for n in range(6))
    assert lint(f"{GUIDE}## Tables\n\n{others}{FAULTS}").diagnostics != ()


def test_the_folder_of_tests_shows_markup() -> None:
    assert lint(FAULTS, "content/test/page.md").diagnostics == ()
    assert lint(FAULTS, "content/demo/page.md").diagnostics != ()
    assert lint(FAULTS, "content/testing/page.md").diagnostics != ()


def test_latin_that_nobody_wrote_fills_a_place() -> None:
    text = "Nunc lacinia ante nunc. Interdum adipiscing gravida odio porttitor sem non mi."
    assert lint(f"{text}\n\n{FAULTS}").diagnostics == ()
