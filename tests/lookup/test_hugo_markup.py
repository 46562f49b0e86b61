"""What the real Hugo drops or refuses, and what the rules say of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hugo_site import build, lint_file, needs_hugo, write

BASE = 'baseURL = "https://kettles.example/"\n'

BODIES = [
    "A <b>kettle</b>.", "<div>\n\nA kettle.\n\n</div>", "A kettle. <!-- more -->\n\nMore.",
    "A `<b>` kettle.", "Go to <https://kettles.example/>.", "1 < 2 > 0", "    <b>code</b>",
    "| a |\n|---|\n| x<br>y |", "</div>", "<!-- only -->", "[a]: <b>\n\n[a]", "\\<b>",
]  # fmt: skip


@needs_hugo
@pytest.mark.parametrize(
    ("settings", "files"),
    [
        ("", {}),
        ("[markup.goldmark.renderer]\nunsafe = true", {}),
        ("[markup.goldmark.renderer]\nunsafe = false", {}),
        ("[markup.Goldmark.Renderer]\nUnsafe = true", {}),
        ('theme = "t"', {"themes/t/hugo.toml": "[markup.goldmark.renderer]\nunsafe = true"}),
        ("", {"config/_default/markup.toml": "[goldmark.renderer]\nunsafe = true"}),
        ("", {"config/production/markup.yaml": "goldmark: {renderer: {unsafe: true}}"}),
        ("", {"config/staging/markup.yaml": "goldmark: {renderer: {unsafe: true}}"}),
    ],
)
def test_html_is_dropped(tmp_path: Path, settings: str, files: dict[str, str]) -> None:
    posts = {f"content/p{i}.md": f"---\ntitle: A\n---\n\n{body}\n" for i, body in enumerate(BODIES)}
    write(tmp_path, {"hugo.toml": BASE + settings, **posts, **files})
    assert build(tmp_path) is None
    for i, body in enumerate(BODIES):
        html = (tmp_path / f"public/p{i}/index.html").read_text("utf-8")
        is_dropped = "raw HTML omitted" in html and "<!--" not in body
        found = lint_file(tmp_path, f"content/p{i}.md", "raw-html-dropped")
        assert bool(found) == is_dropped, body


def test_a_theme_that_is_asked_for_its_markup_may_allow_html(tmp_path: Path) -> None:
    settings = BASE + 'theme = "gone"\n[markup]\n_merge = "deep"'
    write(tmp_path, {"hugo.toml": settings, "content/a.md": "A <b>kettle</b>."})
    assert lint_file(tmp_path, "content/a.md", "raw-html-dropped") == ()


def test_an_older_hugo_keeps_html_and_builds_it(tmp_path: Path) -> None:
    files = {"hugo.toml": BASE, "content/a.md": "<b>a</b>", "content/b.html": "<b>b</b>"}
    write(tmp_path, {**files, ".hugo-version": "0.55.6"})
    assert lint_file(tmp_path, "content/a.md", "raw-html-dropped") == ()
    assert lint_file(tmp_path, "content/b.html", "denied-content-type") == ()


@needs_hugo
@pytest.mark.parametrize(
    "patterns",
    [
        None, "[]", "['.*']", "['^text/']", "['! ^text/html$']", "['! ^text/org$']",
        "['text/html', 'text/markdown']", "['^text/(html|markdown)$']", "['.*', '! text/html']",
        "['.*', '! text/org']", "['^text/markdown$']",
    ],
)  # fmt: skip
@pytest.mark.parametrize("name", ["a.html", "a.htm", "a/part.html"])
def test_html_is_denied(tmp_path: Path, patterns: str | None, name: str) -> None:
    settings = BASE + (f"[security]\nallowContent = {patterns}\n" if patterns else "")
    files = {"hugo.toml": settings, "content/a/index.md": "", f"content/{name}": "<p>Kettles.</p>"}
    write(tmp_path, files)
    refused = build(tmp_path) is not None
    assert bool(lint_file(tmp_path, f"content/{name}", "denied-content-type")) == refused


def test_html_is_reported_once_a_site(tmp_path: Path) -> None:
    posts = {f"content/posts/{name}.html": "<p>Kettles.</p>" for name in "cab"}
    write(tmp_path, {"hugo.toml": BASE, **posts})
    reported = [post for post in posts if lint_file(tmp_path, post, "denied-content-type")]
    assert reported == ["content/posts/a.html"]
