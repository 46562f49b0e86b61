"""Where MDX does not compile, and where it does."""

from __future__ import annotations

import pytest

from postlint.document.markdown.mdx_faults import mdx_fault


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Boil<br>pour.\n", "<br>"),
        ("It takes <5 s.\n", "<5"),
        ("If a < 2.\n", None),
        ("If a <=2.\n", "<="),
        ("See <https://e.org>.\n", "<https:"),
        ("Set {a, b.\n", "{"),
        ('Send {"a": 1} now.\n', '{"a": 1}'),
        ("Enter <your name>.\n", "<your name>"),
        ("<p>Text.\n\nMore.\n", "<p>"),
        ("<details><summary>A</summary>\n\nB\n\n</details>\n", "<details>"),
        ("- <b>a\n- b</b>\n", "<b>"),
        ('<div style="color: red">a</div>\n', 'style="color: red"'),
        ("Text }.\n", None),
        ("`<br>` and ``{a``\n\n```\n<br> {\n```\n", None),
        ("<!-- {a <b -->\n\nText <!-- < --> more.\n", None),
        ("## Steel {#my-id}\n", None),
        ("<details>\n<summary>A</summary>\n\nB\n\n</details>\n", None),
        ("import A from './a'\n\n<A b={1} {...c}>\n\ntext {A.b}\n\n</A>\n", None),
        ("{/* < */}\n\nText {1 + 1} and {frontMatter.title}.\n", None),
        (":::note[A title]\n\nText.\n\n:::\n", None),
        ("![A](<my pot.png>) costs $5 {`a`}.\n", None),
        ("Use \\<div> and \\{a}.\n", None),
        ("export const a = `\n// lid\n\nfunction b() {\n  return '<'\n`\n\nTea.\n", None),
        ("export const a = `x ${b({\n\n})} < {`;\n\nTea {.\n", "{"),
        ("export function A() {\n  // don't\n\n  return <p>Don't {x}</p>\n}\n\nTea.\n", None),
        ("export const a = {\n\nTea {b.\n", "{"),
        ('<A b="1"c="2"d={3}e f />\n', None),
        ("<A b='1'{...c}d />\n", None),
        ('<A b="1"2c />\n', '<A b="1"2'),
        ("<A b= />\n", "<A b= /"),
        ("<A b=\n", "<A b="),
        ('<A b="1>\n', '<A b="1>'),
    ],
)
def test_the_first_fault(text: str, marked: str | None) -> None:
    fault = mdx_fault(text, 0, has_comments=True)
    assert (fault and text[slice(*fault.span)]) == marked


def test_comments_of_html_are_none_in_astro() -> None:
    assert mdx_fault("<!-- a -->\n", 0, has_comments=False) is not None


def test_style_may_be_text_where_react_makes_no_pages() -> None:
    text = '<div style="color: red">a</div>\n'
    assert mdx_fault(text, 0, has_comments=False, is_react=False) is None
