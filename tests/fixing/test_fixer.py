"""Fixes are made together where they can be, and taken back where they harm."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from linting import HUGO_PROFILE, NOW

from postlint.diagnostic import Applicability, Diagnostic, Edit, Fix
from postlint.document.post import Post
from postlint.fixing.edits import Edits, compatible
from postlint.fixing.fixer import FixedPost, fix_post
from postlint.pipeline.linter import lint
from postlint.report import PostReport
from postlint.rules.catalogue import BUILT_IN
from postlint.rules.rule import Rule
from postlint.source import Source, Span

SAFE = Applicability.SAFE


class Replacing(Rule):
    """Finds a text and replaces it."""

    id = "replacing"
    wanted: tuple[tuple[str, str], ...] = ()

    def check(self, post: Post) -> Iterator[Diagnostic]:
        for old, new in self.wanted:
            at = post.source.text.find(old)
            while at >= 0:
                span = Span(at, at + len(old))
                fix = Fix("Replace it", SAFE, (Edit(span, new),))
                yield self.diagnostic(span, f"`{old}`", fix=fix)
                at = post.source.text.find(old, at + 1)


def fixed(
    text: str,
    *wanted: tuple[str, str],
    more: tuple[str, ...] = (),
    applicability: Applicability = SAFE,
) -> FixedPost:
    rules = (Replacing(wanted=wanted), *(BUILT_IN.load(rule)() for rule in more))

    def relint(source: Source) -> PostReport:
        return lint(source, HUGO_PROFILE, rules, NOW)

    def read(source: Source) -> Post:
        return Post(source, HUGO_PROFILE, NOW)

    return fix_post(relint(Source("a.md", text)), relint, read, applicability)


def test_all_fixes_that_do_not_overlap_are_made_at_once() -> None:
    made = fixed("one two three\n\none\n", ("one", "1"), ("three", "3"))
    assert made.report.source.text == "1 two 3\n\n1\n"
    assert made.fixed == {"replacing": 3}
    assert made.refused == ()
    assert made.report.diagnostics == ()


def test_fixes_that_overlap_wait_for_the_next_round() -> None:
    made = fixed("abc\n", ("ab", "xb"), ("bc", "by"))
    assert made.report.source.text == "xby\n"
    assert made.fixed == {"replacing": 2}


def test_fixes_that_undo_each_other_come_to_an_end() -> None:
    made = fixed("a\n", ("a", "b"), ("b", "a"))
    assert made.report.source.text in ("a\n", "b\n")


def test_fixes_that_never_settle_come_to_an_end() -> None:
    made = fixed("a.\n", (".\n", "..\n"))
    assert made.report.source.text.strip(".\n") == "a"


def test_a_fix_that_brings_an_error_is_taken_back_and_the_others_stay() -> None:
    text = "---\ntitle: a\n---\n\n" + "".join(f"word{n} " for n in range(20)) + "\n\nnot this\n"
    made = fixed(
        text,
        *((f"word{n} ", f"WORD{n} ") for n in range(20)),
        ("title: a", "title: a: b"),
        more=("front-matter-syntax",),
    )
    assert made.report.source.text == text.replace("word", "WORD")
    assert made.fixed == {"replacing": 20}
    (refusal,) = made.refused
    assert refusal.line == 2
    assert refusal.diagnostic.message == "`title: a`"
    assert refusal.reason == "would bring an error, front-matter-syntax"


def test_a_fix_that_changes_the_post_elsewhere_is_taken_back() -> None:
    text = "Water.\n\n<!-- note -->\n\n## Kettles\n\n[a](/b)\n"
    made = fixed(text, ("-->", "->"), ("Water", "Tea"))
    assert made.report.source.text == text.replace("Water", "Tea")
    assert [refusal.reason for refusal in made.refused] == [
        "would change the headings elsewhere in the post"
    ]


def test_of_fixes_that_harm_only_together_the_first_is_kept() -> None:
    keys = ("a", "b", "d", "e", "f")
    text = "---\n" + "".join(f"{key}: 1\n" for key in keys) + "---\n"
    renamed = (("a: ", "x: "), ("b: ", "y: "), ("d: ", "x: "), ("e: ", "z: "), ("f: ", "y: "))
    made = fixed(text, *renamed, more=("duplicate-key",))
    assert made.report.source.text == "---\nx: 1\ny: 1\nd: 1\nz: 1\nf: 1\n---\n"
    assert made.fixed == {"replacing": 3}
    assert [(refusal.line, refusal.reason) for refusal in made.refused] == [
        (4, "would bring an error, duplicate-key"),
        (6, "would bring an error, duplicate-key"),
    ]


def test_a_fix_that_brings_no_more_than_a_warning_stays() -> None:
    made = fixed("Tea and 1 pot\n", ("1", "![](a.png)"), more=("blank-image-alt", "mojibake"))
    assert made.fixed == {"replacing": 1}
    made = fixed("Tea and more\n", ("more", "Ã©t"), more=("mojibake",))
    assert [diagnostic.rule for diagnostic in made.report.diagnostics] == ["mojibake"]


def test_of_two_harms_the_error_is_told() -> None:
    frame = '<iframe src="/a">'
    made = fixed("Tea\n\n## Kettles\n\n[a](/b)\n", ("Tea", frame), more=("missing-iframe-title",))
    assert [refusal.reason for refusal in made.refused] == [
        "would bring an error, missing-iframe-title"
    ]
    assert [refusal.reason for refusal in fixed("Tea\n\n## Lids\n", ("Tea", frame)).refused] == [
        "would change the headings elsewhere in the post"
    ]


def test_an_error_that_was_there_before_is_no_harm() -> None:
    made = fixed(
        'Tea <iframe src="/a"></iframe>\n', ("Tea", "Milk"), more=("missing-iframe-title",)
    )
    assert made.report.source.text == 'Milk <iframe src="/a"></iframe>\n'
    assert [diagnostic.rule for diagnostic in made.report.diagnostics] == ["missing-iframe-title"]


def test_a_front_matter_that_is_opened_may_have_faults() -> None:
    made = fixed(
        "title: Kettles\ndate: no\n---\n\nTea\n",
        ("title: K", "---\ntitle: K"),
        more=("invalid-date",),
    )
    assert made.report.source.text.startswith("---\ntitle: Kettles\ndate: no\n---\n")
    assert made.fixed == {"replacing": 1}


def test_a_front_matter_that_comes_to_light_excuses_no_fault_of_the_body() -> None:
    made = fixed(
        "---\ntitle: a: b\n---\n\nTea\n",
        (": a: b", ': "a: b"'),
        ("Tea", '<iframe src="/a"></iframe>'),
        more=("front-matter-syntax", "missing-iframe-title"),
    )
    assert made.report.source.text == '---\ntitle: "a: b"\n---\n\nTea\n'
    assert [refusal.reason for refusal in made.refused] == [
        "would bring an error, missing-iframe-title"
    ]


def test_what_a_front_matter_that_parses_again_brings_to_light_is_no_harm() -> None:
    made = fixed(
        "---\ntitle: a: b\ndate: no\n---\n",
        (": a: b", ': "a: b"'),
        more=("front-matter-syntax", "invalid-date"),
    )
    assert made.fixed == {"replacing": 1}
    assert [diagnostic.rule for diagnostic in made.report.diagnostics] == ["invalid-date"]


def test_many_harmful_fixes_come_to_an_end() -> None:
    text = "---\n" + "".join(f"k{n}: a\n" for n in range(300)) + "---\n"
    made = fixed(text, (": a\n", ": a: b\n"), more=("front-matter-syntax",))
    assert made.report.source.text == text
    assert len(made.refused) == 300


SPANS = st.tuples(st.integers(0, 12), st.integers(0, 4)).map(lambda pair: Span(pair[0], sum(pair)))
EDITS = st.builds(Edit, SPANS, st.text("xyz", max_size=3))
FIXES = st.lists(EDITS, min_size=1, max_size=3).map(lambda edits: Fix("", SAFE, tuple(edits)))


def _edits(fixes: list[Fix]) -> list[Edit]:
    return sorted((edit for fix in fixes for edit in fix.edits), key=lambda edit: edit.span)


@given(st.lists(FIXES, max_size=6))
def test_compatible_fixes_never_overlap_and_leave_out_only_those_that_would(
    fixes: list[Fix],
) -> None:
    chosen = compatible(fixes)
    spans = [edit.span for edit in _edits(chosen)]
    assert all(one.end <= other.start and one != other for one, other in pairwise(spans))
    if fixes and all(len(fix.edits) == 1 for fix in fixes):
        assert chosen


@given(st.text("abcdefgh", min_size=20, max_size=20), st.lists(FIXES, max_size=6))
def test_what_stands_between_edits_stays_and_is_found_again(text: str, fixes: list[Fix]) -> None:
    chosen = _edits(compatible(fixes))
    edits = Edits(chosen)
    result = edits.applied(text)
    for at, character in enumerate(text):
        if not edits.touch(Span(at, at + 1)):
            assert result[edits.moved(at)] == character
            assert not edits.touch_result(Span(edits.moved(at), edits.moved(at) + 1))
    growth = sum(len(edit.text) - (edit.span.end - edit.span.start) for edit in chosen)
    assert len(result) == len(text) + growth


def test_faults_that_are_told_one_at_a_time_are_all_mended() -> None:
    text = "---\n" + "".join(f"k{i}: a: b\n" for i in range(60)) + "---\n"
    made = fixed(text, more=("front-matter-syntax",), applicability=Applicability.UNSAFE)
    assert made.fixed == {"front-matter-syntax": 60}
    assert made.report.diagnostics == ()
