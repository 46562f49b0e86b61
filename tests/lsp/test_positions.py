"""Places as editors count them, and what becomes of places when a text is edited."""

from __future__ import annotations

import re

from hypothesis import assume, given
from hypothesis import strategies as st

from postlint.diagnostic import Diagnostic, Severity
from postlint.fixing.edits import Edits
from postlint.lsp.edits import between
from postlint.lsp.moving import edit_between, moved
from postlint.lsp.positions import Place, Positions
from postlint.source import Source, Span

UNITS = {"utf-8": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}
WIDTHS = {"utf-8": 1, "utf-16": 2, "utf-32": 4}

encodings = st.sampled_from(sorted(UNITS))
texts = st.text(st.sampled_from("ab é🐕\u2028\f\u0085\r\n"), max_size=30)


@given(texts, encodings, st.data())
def test_an_offset_comes_back(text: str, encoding: str, data: st.DataObject) -> None:
    positions = Positions(Source("post.md", text), encoding)
    offset = data.draw(st.integers(0, len(text)))
    is_amid_line_end = text[offset - 1 : offset + 1] == "\r\n"

    place = positions.place(offset)

    assert positions.offset(*place) == offset - (1 if is_amid_line_end else 0)


@given(texts, encodings, st.data())
def test_characters_are_units_of_the_encoding(
    text: str, encoding: str, data: st.DataObject
) -> None:
    """Lines end where the protocol says: at `\\n`, `\\r\\n` and `\\r`, and nowhere else."""
    offset = data.draw(st.integers(0, len(text)))
    assume(text[offset - 1 : offset + 1] != "\r\n")
    place = Positions(Source("post.md", text), encoding).place(offset)

    before = re.split(r"\r\n|\r|\n", text[:offset])[-1]
    assert place.character == len(before.encode(UNITS[encoding])) // WIDTHS[encoding]


def test_places_behind_the_end_are_the_end() -> None:
    positions = Positions(Source("post.md", "ab\nc"), "utf-16")
    assert [positions.offset(0, 9), positions.offset(1, 9), positions.offset(7, 0)] == [2, 4, 4]


def test_half_a_pair_is_the_character_behind_it() -> None:
    assert Positions(Source("post.md", "🐕a"), "utf-16").offset(0, 1) == 1


def test_a_place_after_two_astral_characters() -> None:
    assert Positions(Source("post.md", "x\n🐕🐕a"), "utf-16").place(4) == Place(1, 4)


@given(texts, texts)
def test_edits_make_the_other_text(before: str, after: str) -> None:
    assert Edits([edit_between(before, after)]).applied(before) == after
    edits = between(Source("post.md", before), Source("post.md", after))
    assert Edits(edits).applied(before) == after


@given(texts, texts, texts, texts)
def test_what_was_not_edited_moves_with_its_text(
    head: str, held: str, middle: str, tail: str
) -> None:
    span = Span(len(head), len(head) + len(held))
    found = Diagnostic("rule", "group", Severity.INFO, "a problem", span)

    after = middle + head + held + tail
    for one in moved([found], head + held + tail, after):
        assert after[one.span.start : one.span.end] == held
