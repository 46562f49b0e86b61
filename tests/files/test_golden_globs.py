"""Which paths patterns match: a line a pattern."""

from __future__ import annotations

from pathlib import Path

from goldens import check

from postlint.files.globs import matches, patterns

GOLDEN = Path(__file__).parent / "golden" / "globs.txt"
CLASSES = (
    "alnum",
    "alpha",
    "blank",
    "cntrl",
    "digit",
    "graph",
    "lower",
    "print",
    "punct",
    "space",
    "upper",
    "xdigit",
)
PATTERNS = (
    *("a.md", "*.md", "**/*.md", "/a.md", "b/", "b/**", "**/b", "a/**/b.md", "?.md", "[ab].md", "[!a].md", "[^a].md"),
    *("[a-c].md", "[c-a].md", "\\*.md", "*", "**", "/", "", "b", "*b*", "a/*", "a/*/c.md", "!a.md", "{a,b}.md", "a.MD"),
    *(f"[[:{name}:]].md" for name in CLASSES), "[[:nope:]].md", "[]a].md", "[a", "**.md", "a**", "a/", "./a.md", "../a.md",
)  # fmt: skip
PATHS = (
    *("a.md", "b.md", "A.md", "1.md", "_.md", " .md", "\t.md", "é.md", "a/b.md", "a/b/c.md", "b/a.md", "b/a/b.md", "*.md"),
    *("a", "b", "ab", "a/b", "].md", "-.md", "{a,b}.md", "a/.md", ".md", "z.md", "f.md", "g.md"),
)  # fmt: skip


def test_golden_globs() -> None:
    root = Path("/site")
    lines = []
    for pattern in PATTERNS:
        found = [path for path in PATHS if matches((pattern,), str(root / path), root)]
        without = [path for path in PATHS if matches((pattern, "!b"), str(root / path), root)]
        deep = [path for path in PATHS if patterns((pattern,), deep=True).verdict(path)]
        lines.append(f"{pattern!r}: {found}; without b {without}; deep {deep}\n")
    check(GOLDEN, "".join(lines))
