"""Bytes become text, and offsets become lines and columns."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from postlint.source import Source, Span, Spans, UnreadableError


@pytest.mark.parametrize("mark", [b"\xef\xbb\xbf", b""])
def test_byte_order_mark_is_not_part_of_the_text(mark: bytes) -> None:
    source = Source.decode("post.md", mark + b"ab")
    assert (source.path, source.text) == ("post.md", "ab")
    assert source.has_byte_order_mark == bool(mark)
    assert source.encode() == mark + b"ab"
    assert source.with_text("c").encode() == mark + b"c"
    assert not Source("post.md", "ab").has_byte_order_mark


@pytest.mark.parametrize(
    ("data", "reason", "line"),
    [
        ("é".encode("utf-16"), "is written in UTF-16", 1),
        ("title".encode("utf-16-le"), "is written in UTF-16", 1),
        ("title".encode("utf-16-be"), "is written in UTF-16", 1),
        ("é".encode("utf-32"), "is written in UTF-32", 1),
        (b"one\ntwo \xe9\n", "holds byte 0xE9, which is no valid UTF-8", 2),
        (b"one\r\ntwo\r\xe9", "holds byte 0xE9, which is no valid UTF-8", 3),
        (b"\xed\xa0\x80", "holds byte 0xED, which is no valid UTF-8", 1),
        (b"GIF89a\n\x00\n\x00", "holds NUL bytes, so it is binary data and no post", 2),
        (b"ab\x00", "holds NUL bytes, so it is binary data and no post", 1),
    ],
)
def test_other_encodings_are_refused_with_their_line(data: bytes, reason: str, line: int) -> None:
    with pytest.raises(UnreadableError) as caught:
        Source.decode("post.md", data)
    assert (caught.value.reason, caught.value.line) == (reason, line)
    assert str(caught.value) == reason
    assert caught.value.advice.startswith(("Save the file as UTF-8: ", "Remove the file "))


def test_lines_end_at_three_line_ends_and_nothing_else() -> None:
    source = Source("post.md", "a\nb\r\nc\rd\x0ce\u2028f\x85g")
    assert source.line_starts == [0, 2, 5, 7]
    assert [source.slice(source.line_span(line)) for line in (1, 2, 3)] == ["a", "b", "c"]
    assert source.slice(source.line_span(4)) == "d\x0ce\u2028f\x85g"


@given(st.text(st.sampled_from("a\n\u2028\x85\x0c"), max_size=40))
def test_lines_of_texts_without_carriage_returns_are_the_same(text: str) -> None:
    with_returns = Source("post.md", text.replace("\n", "\r"))
    assert Source("post.md", text).line_starts == with_returns.line_starts


def test_position_counts_code_points_from_one() -> None:
    source = Source("post.md", "é🎉\r\nx")
    assert source.position(0) == (1, 1, 0)
    assert source.position(1) == (1, 2, 1)
    assert source.position(4) == (2, 1, 4)
    assert source.position(5) == (2, 2, 5)


@given(st.text(st.sampled_from("a\n\r\u2028é"), max_size=40), st.data())
def test_position_and_line_agree(text: str, data: st.DataObject) -> None:
    source = Source("post.md", text)
    offset = data.draw(st.integers(0, len(text)))
    place = source.position(offset)
    assert source.line_starts[place.line - 1] + place.column - 1 == offset
    line = source.line_span(place.line)
    assert line == source.line_at(offset)
    assert not set(source.slice(line)) & set("\r\n")


def test_span_contains_and_encloses() -> None:
    span = Span(2, 5)
    assert 2 in span
    assert 5 not in span
    assert span.encloses(Span(2, 5))
    assert not span.encloses(Span(1, 3))


SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 6)), max_size=6).map(
    lambda drawn: [Span(start, start + length) for start, length in drawn]
)


@example([Span(0, 1), Span(5, 12), Span(6, 8)], 10, 1)
@given(SPANS, st.integers(0, 36), st.integers(1, 6))
def test_many_spans_answer_as_each_of_them_would(spans: list[Span], start: int, size: int) -> None:
    asked = Span(start, start + size)
    offsets = {offset for span in spans for offset in range(*span)}
    many = Spans(spans)
    assert many.overlap(asked) == any(offset in offsets for offset in range(*asked))
    assert (start in many) == (start in offsets)
    if any(span.encloses(asked) for span in spans):
        assert many.enclose(asked)
    if many.enclose(asked):
        assert all(offset in offsets for offset in range(*asked))
