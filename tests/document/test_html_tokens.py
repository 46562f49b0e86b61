"""Tags as they are written, and the text that elements may stand in."""

from __future__ import annotations

import pytest

from postlint.document.html.tokens import tags, text_stretches


def _stretches(html: str) -> list[str]:
    return [html[slice(*span)] for span in text_stretches(html)]


@pytest.mark.parametrize(
    "name", ["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"]
)
def test_what_is_text_whatever_tags_stand_in_it(name: str) -> None:
    html = f"a<{name}>b<b>c</b></{name}>d<i>e"
    assert [tag.name for tag in tags(html)] == [name, name, "i"]
    assert _stretches(html) == ["a", "d", "e"]


def test_nothing_ends_plaintext() -> None:
    html = "a<plaintext>b</plaintext>c"
    assert [tag.name for tag in tags(html)] == ["plaintext"]
    assert _stretches(html) == ["a"]


@pytest.mark.parametrize("name", ["code", "pre", "samp", "kbd"])
def test_code_is_no_text_however_deep(name: str) -> None:
    assert _stretches(f"a<{name}>b<i>c</i><{name}>d</{name}>e</{name}>f</{name}>g") == [
        "a",
        "f",
        "g",
    ]


def test_tags_have_their_places() -> None:
    html = "<!doctype html><p class='a'>b</p><!-- <i> --></b>"
    found = [(tag.name, tag.is_end, html[tag.start : tag.end]) for tag in tags(html)]
    assert found == [
        ("!doctype", False, "<!doctype html>"),
        ("p", False, "<p class='a'>"),
        ("p", True, "</p>"),
        ("b", True, "</b>"),
    ]
    assert _stretches(html) == ["b"]
