"""Code frames, and text from posts made harmless."""

from __future__ import annotations

import unicodedata
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postlint.diagnostic import Severity
from postlint.reporters.frame import Mark, frame, printable
from postlint.reporters.style import Style
from postlint.source import Source, Span


def drawn(text: str, *marks: Mark, color: bool = False) -> list[str]:
    return list(frame(Source("post.md", text), list(marks), Severity.ERROR, Style(color)))


def main(start: int, end: int) -> Mark:
    return Mark(Span(start, end), "", is_main=True)


def test_the_faulty_characters_are_underlined() -> None:
    assert drawn("one\ntwo words\n", main(8, 13)) == [
        " --> post.md:2:5",
        "2 | two words",
        "  |     ^^^^^",
    ]


def test_characters_are_escaped_by_their_kind_alone() -> None:
    """What is printable at once is what each character would be."""
    for number in (*range(0x3000), *range(0xD7F0, 0x11000, 3), 0xE0001, 0xF0000):
        character = chr(number)
        is_unseen = unicodedata.category(character) in ("Cc", "Cf", "Zl", "Zp", "Cs", "Co")
        shown = printable(f"a{character}")[1:]
        if character == "\t":
            assert shown == "    "
        elif is_unseen and character != "\u200d":
            assert shown == f"<U+{number:04X}>"
        else:
            assert shown == character


def test_related_places_are_shown_in_order() -> None:
    lines = drawn(
        "a: 1\nb: 2\na: 3\n", main(10, 11), Mark(Span(0, 1), "first set here", is_main=False)
    )
    assert lines == [
        " --> post.md:3:1",
        "1 | a: 1",
        "  | - first set here",
        "2 | b: 2",
        "3 | a: 3",
        "  | ^",
    ]


def test_what_is_far_apart_is_not_joined() -> None:
    text = "a\n" * 20
    assert "..." in drawn(text, main(38, 39), Mark(Span(0, 1), "here", is_main=False))


def test_wide_characters_and_tabs_take_their_columns() -> None:
    assert drawn("\t日本 x\n", main(4, 5))[1:] == ["1 |     日本 x", "  |          ^"]


def test_long_lines_are_cut_around_the_mark() -> None:
    _, line, underline = drawn("x" * 500 + "FAULT" + "y" * 500, main(500, 505))
    assert len(line) < 125
    assert line.startswith("1 | …")
    assert line.endswith("…")
    start = underline.index("^")
    assert line[start : start + 5] == "FAULT"


def test_a_mark_over_several_lines_is_underlined_in_its_first() -> None:
    assert drawn("<img\nsrc=x>\n", main(0, 11))[1:] == ["1 | <img", "  | ^^^^"]


def test_a_mark_at_the_end_of_the_text_is_seen() -> None:
    assert drawn("ab", main(2, 2))[1:] == ["1 | ab", "  |   ^"]


@pytest.mark.parametrize(
    "character", ["\x1b", "\x07", "\x00", "\x9b", "\u202e", "\u2028", "\u200b", "\ue000"]
)
def test_no_control_character_reaches_the_terminal(character: str) -> None:
    shown = "\n".join(drawn(f"a{character}[31mb\n", main(0, 1)))
    assert character not in shown
    assert f"U+{ord(character):04X}" in shown
    assert character not in printable(character)


def test_colours_are_only_added() -> None:
    import re

    plain = drawn("a: 1\na: 2\n", main(5, 6), Mark(Span(0, 1), "here", is_main=False))
    painted = drawn("a: 1\na: 2\n", main(5, 6), Mark(Span(0, 1), "here", is_main=False), color=True)
    assert painted != plain
    assert [re.sub(r"\x1b\[[\d;]*m", "", line) for line in painted] == plain


def columns(text: str) -> int:
    return sum(
        0 if unicodedata.combining(c) else 1 + (unicodedata.east_asian_width(c) in "WF")
        for c in text
    )


@pytest.mark.parametrize("width", [60, 80, 120])
@given(
    before=st.text("ab 日é\u0301\t\x07", max_size=150),
    marked=st.text("xyz本", min_size=1, max_size=80),
    after=st.text("cd 語\t", max_size=150),
    label=st.sampled_from(["", "first set here", "was said before, and at " + "some length " * 9]),
)
def test_lines_fit_the_terminal_and_the_mark_stands_under_what_it_means(
    width: int, before: str, marked: str, after: str, label: str
) -> None:
    source = Source("post.md", before + marked + after)
    span = Span(len(before), len(before) + len(marked))
    marks = [Mark(span, label, is_main=True)]
    _, line, underline, *labels = frame(source, marks, Severity.ERROR, Style(width=width))

    assert all(columns(shown) <= width for shown in (line, underline, *labels))
    start, signs = underline.index("^"), underline.count("^")
    places = list(accumulate(map(columns, line), initial=0))
    seen = line[places.index(start) :]
    seen = seen.lstrip("\u0301")
    assert columns(seen[: len(marked)]) >= signs or signs == columns(marked)
    assert seen.startswith(marked[: max(1, signs // 2)])
    told = underline.rpartition("^")[2] + " ".join(part.partition("| ")[2] for part in labels)
    assert told.split() == label.split()


def test_a_file_gets_lines_of_one_width_whatever_the_terminal() -> None:
    (line,) = [shown for shown in drawn("x" * 300, main(0, 1)) if shown.startswith("1 |")]
    assert columns(line) == len("1 | ") + 111
