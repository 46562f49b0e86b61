"""Comments that silence rules."""

from __future__ import annotations

import pytest
from linting import HUGO_PROFILE, found, lint_rule, lint_text

from postlint.document.post import Post
from postlint.fixing.edits import Edits
from postlint.source import Source
from postlint.suppression import suppressions

BAD = "![](a.png)"


def images(text: str) -> list[str]:
    report = lint_text(text, rules=["missing-image-alt", "blank-image-alt"])
    return [diagnostic.rule for diagnostic in report.diagnostics]


@pytest.mark.parametrize(
    "text",
    [
        f"<!-- postlint-disable-next-line missing-image-alt -->\n{BAD}\n",
        f"<!-- postlint-disable-next-line images -- decorative -->\n{BAD}\n",
        f"<!--postlint-disable-next-line body-h1, missing-image-alt-->\r\n{BAD}\r\n",
        f"<!-- postlint-disable-next-line missing-image-alt -->\n\n{BAD}\n",
        f"<!-- postlint-disable missing-image-alt -->\n\n{BAD}\n\ntext\n\n{BAD}\n",
        f"{BAD}\n\n<!-- postlint-disable-file missing-image-alt -- imported -->\n",
        f"---\ntitle: a\n# postlint-disable-file missing-image-alt\n---\n{BAD}\n",
        f"+++\ntitle = 'a' # postlint-disable-file images\n+++\n{BAD}\n",
    ],
)
def test_silences(text: str) -> None:
    assert images(text) == []


@pytest.mark.parametrize(
    "text",
    [
        f"<!-- postlint-disable-next-line missing-image-alt -->\n\ntext\n\n{BAD}\n",
        f"<!-- postlint-disable-next-line body-h1 -->\n{BAD}\n",
        f"<!-- postlint-disable missing-image-alt -->\n\n<!-- postlint-enable -->\n\n{BAD}\n",
        f"{BAD}\n\n<!-- postlint-disable missing-image-alt -->\n",
        f"`<!-- postlint-disable-file missing-image-alt -->`\n\n{BAD}\n",
        f"```\n<!-- postlint-disable-file missing-image-alt -->\n```\n\n{BAD}\n",
        f"<!-- postlint-disabled missing-image-alt -->\n{BAD}\n",
    ],
)
def test_does_not_silence(text: str) -> None:
    assert images(text) == ["missing-image-alt"]


@pytest.mark.parametrize(
    ("text", "silenced"),
    [
        ("{{/* postlint-disable-next-line missing-image-alt */}}\n{bad}\n", True),
        ("{{/*postlint-disable-file images -- decorative*/}}\n\n{bad}\n", True),
        ("<!-- postlint-disable-next-line missing-image-alt -->\n{bad}\n", True),
        (
            "{{/* postlint-disable-next-line body-h1 */}}\n"
            "{{/* postlint-disable-next-line images */}}\n{bad}\n",
            True,
        ),
        ("{{/* postlint-disable images */}}\n\n{{/* postlint-enable */}}\n\n{bad}\n", False),
        ("`{{/* postlint-disable-file images */}}`\n\n{bad}\n", False),
    ],
)
def test_comments_of_mdx(text: str, silenced: bool) -> None:
    report = lint_text(text.format(bad=BAD), path="docs/a.mdx", rules=["missing-image-alt"])
    assert len(report.diagnostics) == (not silenced)


def test_comments_of_mdx_are_none_elsewhere() -> None:
    assert images(f"{{/* postlint-disable-file images */}}\n\n{BAD}\n") == ["missing-image-alt"]


def test_front_matter_comment_silences_its_next_line() -> None:
    text = "---\ntitle: a\n# postlint-disable-next-line empty-value\ndescription: ''\n---\n"
    assert found(text) == []
    moved = text.replace("description", "tags:\ndescription")
    assert found(moved) == ["empty-value"]


def test_unknown_rule_is_reported_where_it_stands() -> None:
    assert found("<!-- postlint-disable-next-line missing-alt -->\ntext\n") == ["unknown-rule"]


def test_a_suppression_without_a_rule_is_reported() -> None:
    text = f"<!-- postlint-disable-next-line -->\n{BAD}\n"
    assert found(text) == ["unknown-rule", "missing-image-alt"]


COMMENT = "<!-- postlint-disable-next-line missing-image-alt -->"
DISABLE = "<!-- postlint-disable missing-image-alt -->"


def without(text: str, **settings: str) -> str | None:
    """A text after the fix of its unused suppression; None where that has no fix."""
    (diagnostic,) = lint_rule("unused-suppression", text, **settings).diagnostics
    return None if diagnostic.fix is None else Edits(diagnostic.fix.edits).applied(text)


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        (f"a\n\n{COMMENT}\nb\n", "a\n\nb\n"),
        (f"a\r\n\r\n{COMMENT}\r\nb\r\n", "a\r\n\r\nb\r\n"),
        (f"a {COMMENT} b\n", "a b\n"),
        (f"a{COMMENT}b\n", "ab\n"),
        (f"a {COMMENT}b\n", "a b\n"),
        (f"a{COMMENT} b\n", "a b\n"),
        (f"a\r\n\r\n{COMMENT}\r\nb", "a\r\n\r\nb"),
        ("a\n\n<!-- postlint-disable-next-line\n  body-h1 -->\nb\n", "a\n\nb\n"),
        (f"a {COMMENT}\n", "a\n"),
        (f"a\n\n{COMMENT}", "a\n\n"),
        (f"- a\n- b\n  {COMMENT}\n- c\n", "- a\n- b\n- c\n"),
        (f"> a\n>\n> {COMMENT}\n", "> a\n>\n>\n"),
        ("---\ntitle: a # postlint-disable-file body-h1\n---\n", "---\ntitle: a\n---\n"),
        ("---\n# postlint-disable-file body-h1\ntitle: a\n---\n", "---\ntitle: a\n---\n"),
        ("+++\ntitle = 'a' # postlint-disable-file body-h1\n+++\n", "+++\ntitle = 'a'\n+++\n"),
        ("<!-- postlint-disable-next-line body-h1,\n  faq\n-->\na\n", "a\n"),
    ],
)
def test_unused_comments_are_removed(text: str, fixed: str) -> None:
    assert without(text) == fixed


@pytest.mark.parametrize(
    ("text", "path"),
    [
        (f"- a\n\n{COMMENT}\n\n- b\n", "a.md"),
        (f"a\n{COMMENT}\nb\n", "a.md"),
        (f"<pre>\na\n{COMMENT}\nb\n</pre>\n", "a.html"),
        (f"1. a\n\n{COMMENT}\n1. b\n", "a.md"),
    ],
)
def test_comments_that_part_what_stands_around_them_stay(text: str, path: str) -> None:
    assert without(text, path=path) is None


def test_names_are_removed_one_by_one() -> None:
    text = f"<!-- postlint-disable-next-line body-h1, missing-image-alt faq -- why -->\n{BAD}\n"
    first, second = lint_rule("unused-suppression", text).diagnostics
    assert first.fix
    assert second.fix
    edits = Edits((*first.fix.edits, *second.fix.edits))
    assert edits.applied(text) == f"{COMMENT[:-4]} -- why -->\n{BAD}\n"


def test_a_name_between_two_others_is_removed() -> None:
    names = "missing-image-alt, body-h1 faq"
    text = f"<!-- postlint-disable-next-line {names} -->\n{BAD}\n"
    fixes = {d.message: d.fix for d in lint_rule("unused-suppression", text).diagnostics}
    (fix,) = (fix for message, fix in fixes.items() if "body-h1" in message)
    assert fix is not None
    assert Edits(fix.edits).applied(text) == text.replace("body-h1 ", "")


def test_nothing_is_unused_where_a_rule_reported_too_much() -> None:
    from postlint.rules.postlint.post_too_large import PostTooLarge

    text = f"{BAD}\n\n" * (PostTooLarge().max_diagnostics + 1) + f"{COMMENT}\n{BAD}\n"
    assert lint_rule("unused-suppression", text).diagnostics == ()


def test_suppressions_of_suppressions() -> None:
    text = f"<!-- postlint-disable-file unused-suppression -->\n\n{COMMENT}\ntext\n"
    assert found(text) == []
    assert found("<!-- postlint-disable-file unused-suppression -->\n\ntext\n") == []


NEXT = "<!-- postlint-disable-next-line missing-image-alt -->"
OPENED = "<!-- postlint-disable missing-image-alt -->"
ENDED = "<!-- postlint-enable -->"


def covered(text: str) -> list[str]:
    """What each suppression of a post covers."""
    post = Post(Source("post.md", text), HUGO_PROFILE)
    return [text[slice(*suppression.covers)] for suppression in suppressions(post)]


def test_a_line_is_covered_with_its_end() -> None:
    assert covered(f"a\n{NEXT}\n{BAD}\nb\n") == [f"{BAD}\n"]
    assert covered(f"{NEXT}\n{NEXT}\n\n{BAD}") == [BAD, BAD]
    assert covered(f"a\n\n{NEXT}\n") == [""]
    assert covered(f"{NEXT.replace(' m', chr(10) + 'm')}\n{BAD}\n") == [f"{BAD}\n"]


def test_a_whole_file_is_covered() -> None:
    text = f"a\n\n{NEXT.replace('next-line', 'file')}\n\nb\n"
    assert covered(text) == [text]
    assert covered(text.rstrip()) == [text.rstrip()]


def test_what_starts_in_a_covered_line_is_silenced() -> None:
    assert images(f"{NEXT}\n<img\nsrc=a.png>\n") == []
    assert len(images(f"{NEXT}\n\n<p\nid=a><img\nsrc=a.png>\n")) == 1


def test_what_stands_between_disable_and_enable_is_covered() -> None:
    between = f"\n\n{BAD}\n\n"
    text = f"a\n\n{OPENED}{between}{ENDED}\n\nb\n\n{ENDED}\n\n{OPENED}\n\nc\n"
    assert covered(text) == [between, between, "", "\n\nc\n"]


def test_an_enable_ends_the_first_of_several_that_are_open() -> None:
    text = f"{OPENED}\n\na\n\n{OPENED}\n\nb\n\n{ENDED}\n"
    assert covered(text)[2] == text[len(OPENED) : text.index(ENDED)]
    assert covered(f"{NEXT}\n{BAD}\n\n{ENDED}\n")[1] == ""


def test_an_enable_that_ends_nothing_is_removed() -> None:
    text = f"a\n\n{ENDED}\n\nb\n"
    (diagnostic,) = lint_text(text, rules=["unused-suppression"]).diagnostics
    assert diagnostic.message == "this comment ends no suppression"
    assert text[slice(*diagnostic.span)] == ENDED
    assert diagnostic.fix is not None
    assert Edits(diagnostic.fix.edits).applied(text) == "a\n\n\nb\n"
