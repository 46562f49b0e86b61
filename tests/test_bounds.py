"""No input takes long: inputs whose cost once grew with the square of their size."""

from __future__ import annotations

import tracemalloc

import pytest
from linting import lint_text
from time_limit import time_limit

from postlint import generators
from postlint.dialect.fences import ANY_FENCES
from postlint.document import limits
from postlint.document.front_matter.split import split
from postlint.document.mask import mask
from postlint.profile import parts
from postlint.profile.profile import Profile


@pytest.fixture
def any_marks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bodies of any size are looked through: what keeps them fast is held without that limit."""
    monkeypatch.setattr(limits, "MOST_MARKS", 10**9)


FAQ = "\n\n## FAQ\n\n### Why are the ferns so green?\n\n"


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("&" * 200_000, "post.md"),
        ("Dog'S " * 30_000, "post.md"),
        ("don'T-" * 20_000, "post.md"),
        ("text\n\n---\n" + " a: b\n" * 4_000 + "\nno", "post.md"),
        ("a: b\n" + " a: b\n" * 4_000 + "\nno", "post.md"),
        ("<!-- postlint-disable body-h1 " * 20_000, "post.md"),
        ("<!-- markdownlint-disable " * 20_000, "post.md"),
        ("#\n\n<style>\n" + "a" * 300_000 + "\n</style>\n", "post.md"),
        ("#\n\n<style>\nh1 { " + "display: none; " * 30_000 + "\n</style>\n", "post.md"),
        ("The " + "word <h2> and " * 70_000 + "\n", "post.md"),
        ("![a](b.png)" + "![](a.png)" * 9_000, "post.md"),
        ("[a]() " * 9_000, "post.md"),
        ("<td>" + '<a href=b><img src=a alt="Ada"> Ada</a>' * 5_000, "post.html"),
        ("<td>" + '<a href="#doc-a" title=a>+</a><img src=a alt=a>' * 5_000, "post.html"),
        ("## FAQ\n\n" + "<details><summary>How?</summary></details>\n\n" * 4_000, "post.md"),
        ("".join(f'Q{i}: "How?"\n\nA: So.\n\n' for i in range(4_000)), "post.md"),
        ("<div>\n" + "<h2>Lids</h2>\n" * 120_000 + "</div>\n", "post.md"),
        ("<h2 id=a>" + "<span aria-labelledby=a></span>" * 200, "post.html"),
        ("---\n" + "".join(f"key{i}: {i}\n" for i in range(20_000)) + "---\n", "post.md"),
        ("**FAQ**\n\ntext\n\n" * 4_000, "post.md"),
        ("---\ntitle: t\n" + "- " * 40_000 + "\n---\n", "post.md"),
        ("---\ntitle: t\na: b" + " " * 100_000 + "c\n- d\n---\n", "post.md"),
        ('---\na: &a "' + "x " * 50_000 + '"\ntags: [' + "*a, " * 25_000 + "]\n---\n", "post.md"),
        (
            "<p id=a>" + "word " * 50_000 + "</p>\n\n" + "<h2 aria-labelledby=a></h2>\n" * 4_000,
            "post.md",
        ),
        (
            "<p id=a>"
            + "<b>a</b>" * 20_000
            + "</p>\n\n"
            + "<img src=a aria-labelledby=a>\n" * 4_000,
            "post.md",
        ),
        ("".join(f"<h1 aria-level={2 * i}>a</h1>\n" for i in range(1, 8_000)), "post.md"),
        (":::note\n# a\n:::\n\n" * 8_000, "post.md"),
        ("# a\n\n" * 16_000, "post.md"),
        ("Don'T " + "<kbd>" * 8_000, "post.html"),
        ("<div><img src=a>" * 8_000, "post.html"),
        ("<p>" + "<img src=a alt=b> " * 8_000, "post.html"),
        ("<h2>" + "<span>" * 505 + "x" + "</span>" * 505 + "</h2>", "post.html"),
        ("<a href=/a>" + "<b>" * 505 + "x", "post.html"),
        ("<h2><label for=x><label for=y>a<input id=x><input id=y>", "post.html"),
        ('<a href="#">a</a> ' * 8_000, "post.md"),
        ('<a b="' * 30_000, "post.md"),
        ("<a b='c\" " * 20_000, "post.md"),
        ('<p class="\n<p class="x">' * 5_000, "post.html"),
        ("<a href=\"' + x + '\">y</a>\n" * 8_000, "post.html"),
        ("a cat <<END > b\n" * 10_000, "post.md"),
        ("<div><h3>A</h3>b</div>" * 6_000, "post.html"),
        ("a\n\n" + "{{< tab >}}\n### A\n{{< /tab >}}\n\n" * 4_000, "post.md"),
        ("::: note\n### A\n:::\n\n" * 6_000, "post.md"),
        ("<?php " * 30_000, "post.html"),
        ("<?php\n" * 20_000, "post.md"),
        ("a: b\n# c\n" * 20_000, "post.md"),
        ("print('<b>') " * 10_000, "post.html"),
        ("<ul><ul>" * 8_000, "post.html"),
        ("<li>" * 20_000, "post.html"),
        ("##a\n" * 30_000, "post.md"),
        ("[embed] " * 20_000, "post.md"),
        ("a\n" + "{{< x src=a alt=b >}}\n" * 8_000, "post.md"),
        ("<b><p>" * 4_000, "post.html"),
        ("<h2><!-- a --><i data-a></i></h2>" * 4_000, "post.html"),
        ("use <h1> and <code>\n# a\n</code>\n\n" * 8_000, "post.md"),
        ("## FAQ\n\n" + "### Why a?\n\ntext\n\n" * 20_000, "post.md"),
        ("<input type=image id=a>" * 3_000 + "<label for=a>x</label>" * 3_000, "post.html"),
        ("<!-- postlint-disable x -->\n\n" * 5_000, "post.md"),
        ("<div>" * 100_000, "post.html"),
        ("> " * 60_000, "post.md"),
        ("[" * 50_000, "post.md"),
        ("{{< x " * 40_000, "post.md"),
        ("http://a.b/c " * 30_000, "post.md"),
        ("<!--" * 50_000, "post.md"),
        ('{"a":' * 100_000, "post.md"),
        ("a: b\n" * 100_000, "post.md"),
        ("a\n" + "{{< faq q=a >}}" * 13_000, "post.md"),
        ("a\n" + "{{< details >}}" * 6_600 + "{{< /details >}}" * 6_600, "post.md"),
        ("a\n" + "{{< x >}}\n{{< details >}}" * 4_000 + "{{< /details >}}" * 4_000, "post.md"),
        ("a\n" + "{{< details >}}{{< /x >}}" * 8_000, "post.md"),
        ('a\n{{< figure src="' + '\\"' * 100_000 + " >}}", "post.md"),
        ("a\n{{< figure " + "a= " * 60_000 + ">}}", "post.md"),
        ("a\n" + ('{{< figure "' + '\\"' * 5_000 + " >}}") * 20, "post.md"),
        ("a\n" + "{{< faq >}}[{" * 10_000 + "}]{{< /faq >}}" * 10_000, "post.md"),
        ("a\n{{< faq >}}" + '[{"q":' * 30_000 + "]{{< /faq >}}", "post.md"),
        ("<p itemscope itemprop=a>" * 8_000, "post.html"),
        ("<p itemscope itemtype=schema.org/Question itemref=a id=a>" * 3_000, "post.html"),
        ("<p typeof=Question property=name>" * 6_000, "post.html"),
        ("a\n\n# " + "{#a " * 50_000 + "}", "post.md"),
        ("a\n\n" + "# b {#a}\n" * 20_000, "post.md"),
        ("Old ferns need 3 liters. " * 9_000 + FAQ + "Ferns need 4 liters. " * 9_000, "post.md"),
        (
            FAQ[:-3]
            + " in the 2-inch wet pots of it" * 5_000
            + "?\n\n"
            + "Why, a 3-inch dry pot is it for green ferns in pots. " * 900,
            "post.md",
        ),
        (
            "Is it so? " * 9_000 + FAQ + "".join(f"Ferns {i} grow. " for i in range(9_000)),
            "post.md",
        ),
        (
            FAQ + "".join(f"### Do {i} ferns grow?\n\nYes, {i} do.\n\n" for i in range(2_000)),
            "post.md",
        ),
        (
            "The 1" + "1" * 50_000 + " is one." + FAQ + "The 2" + "1" * 50_000 + " is one.",
            "post.md",
        ),
        ("x[^1] " * 5_000 + "\n\n[^1]: note\n", "post.md"),
        ("<!--" * 200_000 + "Don'T", "post.md"),
        ("Use `a`, while Don'T says {{ .Title }}.\n\n" * 6_000, "post.md"),
        ("---\n" + "".join(f"key{i}: Don'T\n" for i in range(6_000)) + "---\n", "post.md"),
        ("<!-- postlint-disable x -->`a`\n\n# A\n\n" * 6_000, "post.md"),
        ("<p " + " ".join(f"a{i}=1" for i in range(50_000)) + ">x", "post.html"),
        ("a\n\n<p " + " ".join(f"a{i}=1" for i in range(50_000)) + ">x", "post.md"),
        ("<p " + "a=1 " * 50_000 + ">x", "post.html"),
        ("<" * 1_000_000, "post.html"),
        ("<" * 1_000_000, "post.md"),
        ("a\n<!-- " + "x " * 500_000, "post.html"),
        ("a\n<!-- " + "x " * 500_000, "post.md"),
        ('a\n<a title="' + "x " * 500_000, "post.html"),
        ("a\n\n<a title='x\n" * 80_000, "post.md"),
        ("word " * 200_000, "post.md"),
        ("w" * 1_000_000, "post.md"),
        ("# " + "word " * 200_000, "post.md"),
        ("[a](b " * 150_000, "post.md"),
        ("`" * 1_000_000, "post.md"),
        ("<p>" + "word " * 200_000, "post.html"),
        ("a={" * 300_000, "post.mdx"),
        ("a={" * 150_000 + "}" * 150_000, "post.mdx"),
        ("{/*" * 300_000 + "*/}", "post.mdx"),
        ('<iframe "' * 100_000 + "/>", "post.mdx"),
        ("<iframe/>" * 50_000, "post.mdx"),
        ("---\ntitle: " + "w " * 490_000 + "\n---\n", "post.md"),
        ("---\ntitle: " + "w " * 490_000, "post.md"),
        ("+++\ntitle = '" + "w " * 490_000 + "'\n+++\n", "post.md"),
        ('{"title": "' + "w " * 490_000 + '"}\n', "post.md"),
        ("---\n" + "".join(f"descriptia{i}: 1\n" for i in range(30_000)) + "---\n", "post.md"),
    ],
    ids=lambda value: repr(value[:24]),
)
@pytest.mark.usefixtures("any_marks")
def test_input_is_linted_in_bounded_time(text: str, path: str) -> None:
    with time_limit():
        report = lint_text(text, path=path, rules=["recommended"])
    assert "internal-error" not in {diagnostic.rule for diagnostic in report.diagnostics}


def test_a_long_line_between_thematic_breaks_is_read_once() -> None:
    anything = generators.load("hugo")._replace(fences=ANY_FENCES)
    with time_limit():
        assert split("---\n\n\na" + " " * 200_000 + "\n---\n\ntext\n", anything) is None


@pytest.mark.parametrize(
    ("section", "path"),
    [
        ("## Kettle {0}\n\n{1} [Kettle {0}](https://a.b/{0}) ![k](https://a.b/{0}.png)\n\n", "post.md"),
        ("<h2>Kettle {0}</h2><p>{1} <a href=https://a.b/{0}>Kettle {0}</a></p>\n", "post.html"),
    ],
    ids=["markdown", "html"],
)  # fmt: skip
@pytest.mark.usefixtures("any_marks")
def test_ten_megabytes_are_linted_in_seconds(section: str, path: str) -> None:
    text = "".join(section.format(i, "Water boils in it, slowly. " * 40) for i in range(9_000))
    assert len(text) > 9_900_000
    with time_limit():
        report = lint_text(text, path=path, rules=["recommended"])
    assert report.diagnostics == ()


@pytest.mark.parametrize(
    "unit",
    [
        "# a\n\n",
        "a\n=\n",
        "a|b\n-|-\n",
        "<a href=x>",
        "[^a] ",
        "<h1>",
        "https://a.example/b ",
        "- a\n",
    ],
)
def test_a_body_of_too_many_marks_is_told_and_not_looked_through(unit: str) -> None:
    report = lint_text(unit * 200_000, path="post.md", rules=["recommended"])
    (told,) = report.diagnostics
    assert told.rule == "post-too-large"
    assert "marks" in str(told.message)


def test_texts_within_texts_take_no_more_memory_than_a_few_of_them() -> None:
    text = "<div itemscope itemtype=https://schema.org/Question>" + "<b itemprop=name>" * 500
    lint_text(f"{text}word", path="post.html", rules=["recommended"])  # loads what is loaded once
    tracemalloc.start()
    try:
        lint_text(text + "word " * 40_000, path="post.html", rules=["recommended"])
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 30 * len("word " * 40_000)


@pytest.mark.parametrize("generator", ["hugo", "jekyll", "eleventy"])
@pytest.mark.parametrize(
    "opener", ["{{", "{{< ", "{{% ", "{% ", "{% raw %}", "{{< x >}}", "{{</* "]
)
@pytest.mark.parametrize("path", ["post.md", "post.html"])
@pytest.mark.usefixtures("any_marks")
def test_calls_that_are_never_closed_are_linted_in_bounded_time(
    opener: str, generator: str, path: str
) -> None:
    text = "a\n\n" + opener * (200_000 // len(opener))
    with time_limit():
        report = lint_text(text, path=path, rules=["recommended"], generator=generator)
    assert "internal-error" not in {diagnostic.rule for diagnostic in report.diagnostics}


@pytest.mark.parametrize(
    ("opener", "generator"),
    [("{{", "hugo"), ("{{< ", "hugo"), ("{% ", "jekyll"), ("{% raw %}", "jekyll")],
)
def test_what_closes_no_call_is_looked_for_once(opener: str, generator: str) -> None:
    text = opener * (8_000_000 // len(opener))
    with time_limit():
        mask(text, Profile(generator=generators.load(generator)))


@pytest.mark.parametrize("element", ["h2", "a href=b", "img src=b.png", "iframe src=b"])
def test_no_message_repeats_a_long_name(element: str) -> None:
    text = (
        "<p id=a>"
        + "word " * 20_000
        + "</p>\n\n"
        + f"<{element} aria-labelledby=a></{element[:2]}>\n" * 30
    )
    found = lint_text(text).diagnostics
    assert max((len(each.message) for each in found), default=0) <= 1_000
    assert sum(len(each.message) for each in found) < 100_000


def test_letters_of_aliases_are_counted() -> None:
    def text(aliases: int) -> str:
        return 'a: &a "' + "x" * 1_000 + '"\ntags: [' + "*a, " * aliases + "]\n"

    def messages(text: str) -> list[str]:
        return [
            each.message
            for each in lint_text(f"---\ntitle: a\n{text}---\n", rules=["front-matter"]).diagnostics
        ]

    assert any("more than 2,000,000 characters" in each for each in messages(text(2_001)))
    assert not any("characters" in each for each in messages(text(1_000)))
    assert not any(
        "aliases" in each for each in messages("a: &a b\nb: *a\nc: |\n" + "  x\n" * 200_000)
    )


@pytest.mark.parametrize(
    "text",
    [
        "-" * 300_000,
        "\n" * 300_000,
        "a" * 300_000,
        "---\n" + "---" + " " * 300_000,
        "---\n" + "---a\n" * 100_000,
        "{{< include " * 30_000,
        "`" * 100_000 + "{{<",
        "`" * 100_000 + "\n{{<",
        "{% raw %}" * 30_000,
        "import a " * 30_000,
        "-" * 100_000 + "8<-",
    ],
    ids=range(11),
)
def test_parts_of_texts(text: str) -> None:
    with time_limit(2):
        for part in parts.PARTS.values():
            part(text)
