"""What each engine makes of headings: a line a heading."""

from __future__ import annotations

from pathlib import Path

from goldens import check, told

from postlint.lookup.anchors import slugs

GOLDEN = Path(__file__).parent / "golden.txt"
HEADINGS = (
    *("Lids", "Two words", "Two  spaces", " padded ", "CamelCase", "snake_case", "kebab-case", "a - b"),
    *("a--b", "What's new in 2.0?", "C++ & C#", "50 %", "1. First", "2024", "(in brackets)", "a/b", "a\\b"),
    *("Ünïcödé", "STRASSE ß", "Ärger", "é", "e\u0301", "Привет, мир", "日本語 見出し", "한국어", "العربية"),
    *("İstanbul", "ﬁle", "½ cup", "x²", "😀 smile", "a😀b", "—dash—", "“quoted”", "‘it’s’", "a…b", "a.b.c"),
    *("a:b;c", "a,b", "@home", "#hash", "*star*", "`code`", "<b>bold</b>", "a&b", "a=b", "a+b", "~tilde~"),
    *("_under_", "-", "--", "", " ", "\t", "a\u00a0b", "a\u200bb", "tab\there", "!", "a!", "!a", "ⅷ", "Ａ", "ª"),
    *("$5", "x^2", "[link]", "{#id}", "a|b", "über-Straße_1", "don't", "Don’t", "A", "9lives", "-a", "a-"),
)  # fmt: skip
NAMES = (
    *("hugo", "hugo_ascii", "blackfriday", "github", "slugged", "kramdown_gfm", "kramdown", "hexo"),
    *("python_markdown", "python_markdown_unicode", "pymdownx", "markdown_it_anchor", "zola", "pandoc"),
    "loose",
)  # fmt: skip


def test_golden_slugs() -> None:
    readers = {name: getattr(slugs, name) for name in NAMES}
    readers["hexo 1"] = lambda text: slugs.hexo(text, 1)
    readers["hexo 2"] = lambda text: slugs.hexo(text, 2)
    readers["python_markdown _"] = lambda text: slugs.python_markdown(text, "_")
    readers["pymdownx lower"] = lambda text: slugs.pymdownx(text, "-", "lower")
    check(GOLDEN, "".join(told(heading, readers) for heading in HEADINGS))
