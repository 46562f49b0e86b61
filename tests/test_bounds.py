"""No input takes long: inputs whose cost once grew with the square of their size."""

from __future__ import annotations

import pytest
from linting import lint_text
from time_limit import time_limit

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
        ("<h2 id=a>" + "<span aria-labelledby=a></span>" * 200, "post.html"),
        ("---\n" + "".join(f"key{i}: {i}\n" for i in range(20_000)) + "---\n", "post.md"),
        ("**FAQ**\n\ntext\n\n" * 4_000, "post.md"),
        ("Don'T " + "<kbd>" * 8_000, "post.html"),
        ("<div><img src=a>" * 8_000, "post.html"),
        ("<p>" + "<img src=a alt=b> " * 8_000, "post.html"),
        ('<a href="#">a</a> ' * 8_000, "post.md"),
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
    ],
    ids=lambda value: repr(value[:24]),
)
def test_input_is_linted_in_bounded_time(text: str, path: str) -> None:
    with time_limit():
        report = lint_text(text, path=path, rules=["recommended"])
    assert "internal-error" not in {diagnostic.rule for diagnostic in report.diagnostics}


@pytest.mark.parametrize(
    ("section", "path"),
    [
        ("## Kettle {0}\n\n{1} [Kettle {0}](https://a.b/{0}) ![k](https://a.b/{0}.png)\n\n", "post.md"),
        ("<h2>Kettle {0}</h2><p>{1} <a href=https://a.b/{0}>Kettle {0}</a></p>\n", "post.html"),
    ],
    ids=["markdown", "html"],
)  # fmt: skip
def test_ten_megabytes_are_linted_in_seconds(section: str, path: str) -> None:
    text = "".join(section.format(i, "Water boils in it, slowly. " * 40) for i in range(9_000))
    assert len(text) > 9_900_000
    with time_limit():
        report = lint_text(text, path=path, rules=["recommended"])
    assert report.diagnostics == ()
