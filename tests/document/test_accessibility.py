"""What is hidden, and from whom."""

from __future__ import annotations

import pytest
from linting import HUGO_PROFILE

from postlint.document.accessibility import accessible_name, is_hidden, is_unrendered
from postlint.document.html import Element
from postlint.document.post import Post
from postlint.source import Source

UNRENDERED = [
    "hidden",
    "popover",
    'style="display: none"',
    'style="color: red; DISPLAY:NONE"',
    'style="visibility: hidden"',
    'style="visibility:Collapse"',
]
SHOWN = ["", 'style="visibility: visible"', 'style="--display: none"', 'title="hidden"']


def _elements(html: str, tag: str) -> list[Element]:
    return list(Post(Source("post.html", html), HUGO_PROFILE).elements(tag))


@pytest.mark.parametrize("attribute", UNRENDERED)
def test_hidden_from_all(attribute: str) -> None:
    (heading,) = _elements(f"<div {attribute}><h2>Tea</h2></div>", "h2")
    assert is_unrendered(heading)
    assert is_hidden(heading)


@pytest.mark.parametrize("attribute", ['aria-hidden="true"', 'aria-hidden=" TRUE "', "inert"])
def test_hidden_from_assistive_technology(attribute: str) -> None:
    (heading,) = _elements(f"<div {attribute}><h2>Tea</h2></div>", "h2")
    assert not is_unrendered(heading)
    assert is_hidden(heading)


@pytest.mark.parametrize("attribute", [*SHOWN, 'aria-hidden="false"'])
def test_shown(attribute: str) -> None:
    (heading,) = _elements(f"<div {attribute}><h2>Tea</h2></div><p hidden>", "h2")
    assert not is_hidden(heading)


def test_what_is_visible_within_what_is_not() -> None:
    html = '<div style="visibility: hidden"><h2 style="visibility: visible">Tea</h2></div>'
    (heading,) = _elements(html, "h2")
    assert not is_unrendered(heading)


def test_a_dialog_is_hidden_until_it_is_open() -> None:
    closed, opened = _elements("<dialog><h2>A</h2></dialog><dialog open><h2>B</h2></dialog>", "h2")
    assert is_hidden(closed)
    assert not is_hidden(opened)


@pytest.mark.parametrize("attribute", [*UNRENDERED, 'aria-hidden="true"', "inert"])
def test_what_hides_itself_names_nothing(attribute: str) -> None:
    (link,) = _elements(f'<a href="/tea/">Tea<span {attribute}> pot</span></a>', "a")
    assert accessible_name(link) == "Tea"


@pytest.mark.parametrize("attribute", SHOWN)
def test_what_is_shown_names(attribute: str) -> None:
    (link,) = _elements(f'<a href="/tea/">Tea<span {attribute}> pot</span></a>', "a")
    assert accessible_name(link) == "Tea pot"
