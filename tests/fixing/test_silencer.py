"""Suppressions written by `--add-suppressions`: they silence, and change nothing else."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from linting import HUGO_PROFILE, ROOT, lint_text

from postlint.cli import main
from postlint.document.post import Post
from postlint.fixing.silencer import SilencedPost, silence
from postlint.report import PostReport
from postlint.source import Source

HUGO = Path(sys.executable).parent / "hugo"
RULES = ("missing-image-alt", "empty-value", "duplicate-key", "misread-date", "unused-suppression")
COMMENT = "<!-- postlint-disable-next-line missing-image-alt -- old -->"
FILE = "<!-- postlint-disable-file missing-image-alt -- old -->"

POSTS = {
    "a paragraph": ("a\n\n![](a.png)\n", f"a\n\n{COMMENT}\n![](a.png)\n"),
    "line ends": ("a\r\n\r\n![](a.png)\r\n", f"a\r\n\r\n{COMMENT}\r\n![](a.png)\r\n"),
    "two on a line": ("![](a.png) ![](b.png)\n", f"{COMMENT}\n![](a.png) ![](b.png)\n"),
    "a quote": ("> a\n>\n> ![](a.png)\n", f"> a\n>\n> {COMMENT}\n> ![](a.png)\n"),
    "an item": ("- a\n\n  ![](a.png)\n", f"- a\n\n  {COMMENT}\n  ![](a.png)\n"),
    "within a paragraph": ("a\n![](a.png)\n", f"{FILE}\n\na\n![](a.png)\n"),
    "a tight list": ("x\n\n- a\n- ![](a.png)\n", f"{FILE}\n\nx\n\n- a\n- ![](a.png)\n"),
    "a table": (
        "| a |\n|---|\n| ![](a.png) |\n",
        f"{FILE}\n\n| a |\n|---|\n| ![](a.png) |\n",
    ),
    "a table below front matter": (
        "---\ntitle: a\n---\n\n| a |\n|---|\n| ![](a.png) |\n",
        "---\n# postlint-disable-file missing-image-alt -- old\ntitle: a\n---\n\n"
        "| a |\n|---|\n| ![](a.png) |\n",
    ),
    "JSON": (
        '{"title": "a"}\n\n| a |\n|---|\n| ![](a.png) |\n',
        f'{{"title": "a"}}\n\n| a |\n|---|\n| ![](a.png) |\n\n{FILE}\n',
    ),
    "YAML": (
        "---\ntitle: a\ncover:\n  description: ''\ndescription: ''\n---\n\nb\n",
        "---\ntitle: a\ncover:\n  description: ''\n"
        "# postlint-disable-next-line empty-value -- old\ndescription: ''\n---\n\nb\n",
    ),
    "TOML": (
        "+++\ntitle = 'a'\ndescription = ''\n+++\n\nb\n",
        "+++\ntitle = 'a'\n# postlint-disable-next-line empty-value -- old\ndescription = ''\n"
        "+++\n\nb\n",
    ),
    "beside another": (
        "<!-- postlint-disable-next-line blank-image-alt -->\n![](a.png)\n",
        f"<!-- postlint-disable-next-line blank-image-alt -->\n{COMMENT}\n![](a.png)\n",
    ),
    "HTML": ("<p>a\n<img src=a>\n", f"<p>a\n{COMMENT}\n<img src=a>\n"),
    "preformatted": ("<pre>a\n<img src=a>\n</pre>\n", f"{FILE}\n\n<pre>a\n<img src=a>\n</pre>\n"),
}


def silenced(text: str, path: str = "content/posts/post.md") -> SilencedPost:
    def lint(source: Source) -> PostReport:
        return lint_text(source.text, path=path, rules=RULES)

    def read(source: Source) -> Post:
        return Post(source, HUGO_PROFILE)

    report = lint(Source(path, text))
    wanted = [found for found in report.diagnostics if found.rule in RULES[:-1]]
    return silence(report, wanted, "old", lint, read)


@pytest.mark.parametrize("name", POSTS)
def test_comments_stand_where_they_change_nothing(name: str) -> None:
    text, expected = POSTS[name]
    made = silenced(text, "post.html" if name in ("HTML", "preformatted") else "post.md")
    assert made.report.source.text == expected
    assert made.report.diagnostics == ()
    assert made.left == ()


def test_mdx_has_comments_of_its_own() -> None:
    made = silenced("a\n\n![](a.png)\n", "docs/a.mdx")

    comment = "{/* postlint-disable-next-line missing-image-alt -- old */}"
    assert made.report.source.text == f"a\n\n{comment}\n![](a.png)\n"
    assert not made.report.diagnostics


def test_what_takes_no_comment_is_left() -> None:
    text = '{"title": "a", "description": ""}\n'
    made = silenced(text)
    assert made.report.source.text == text
    assert [found.rule for found in made.left] == ["empty-value"]


@pytest.mark.skipif(not HUGO.exists(), reason="the package hugo is not installed")
def test_hugo_renders_the_same(tmp_path: Path) -> None:
    (tmp_path / "hugo.toml").write_text(
        "disableKinds = ['taxonomy', 'term', 'rss', 'sitemap', 'robotsTXT', '404', 'section', 'home']\n"
        "[markup.goldmark.renderer]\nunsafe = true\n[security]\nallowContent = ['.*']\n"
    )
    (tmp_path / "layouts").mkdir()
    (tmp_path / "layouts" / "single.html").write_text(
        '{{ replaceRE "<!--(?s:.*?)-->" "" .Content }}{{ jsonify .Params }}'
    )
    built = []
    for edited in (False, True):
        for number, (name, (text, _)) in enumerate(POSTS.items()):
            suffix = "html" if name in ("HTML", "preformatted") else "md"
            path = tmp_path / "content" / f"p{number:02}.{suffix}"
            path.parent.mkdir(exist_ok=True)
            full = text if text.startswith(("---", "+++", "{")) else f"---\ntitle: a\n---\n\n{text}"
            made = silenced(full, path.name).report.source.text if edited else full
            path.write_bytes(made.encode())
        out = tmp_path / f"public{edited}"
        subprocess.run(
            [str(HUGO), "-s", str(tmp_path), "-d", str(out)], check=True, capture_output=True
        )
        pages = {page.parent.name: page.read_text("utf-8") for page in out.rglob("index.html")}
        built.append({name: " ".join(page.split()) for name, page in pages.items()})
    assert len(built[0]) == len(POSTS)
    assert built[0] == built[1]


def run(*arguments: str, input: str | None = None) -> Result:
    return CliRunner().invoke(main, ["check", *arguments], input=input)


def test_the_command_writes_into_the_posts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    post = tmp_path / "a.md"
    post.write_text("---\ntitle: a\ntags: []\n---\n\n![](a.png)\n")
    result = run("--add-suppressions", "images,body-h1", "--reason", "imported in 2019")
    assert result.stderr == "Silenced 1 problem in 1 post.\n"
    assert post.read_text() == (
        "---\ntitle: a\ntags: []\n---\n\n"
        "<!-- postlint-disable-next-line missing-image-alt -- imported in 2019 -->\n![](a.png)\n"
    )
    result = run("--stdin-filename", "b.md", "--add-suppressions", "images", input="![](a.png)\n")
    assert result.stdout == "<!-- postlint-disable-next-line missing-image-alt -->\n![](a.png)\n"


def test_the_command_says_what_takes_no_comment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    (tmp_path / "a.md").write_text('{"title": "a", "description": ""}\n')
    (tmp_path / "b.md").write_text("---\ntitle: b\n---\n")
    result = run("--add-suppressions", "empty-value", ".")
    assert result.stderr.splitlines()[0] == "Silenced 0 problems in 0 posts."
    (note,) = result.stderr.splitlines()[1:]
    assert note.startswith("note: a.md: no comment silences empty-value here")
    assert (tmp_path / "a.md").read_text() == '{"title": "a", "description": ""}\n'


@pytest.mark.parametrize(
    "arguments",
    [
        ("--reason", "why"),
        ("--add-suppressions", "images", "--fix"),
        ("--add-suppressions", "images", "--reason", "a --> b"),
        ("--add-suppressions", "images", "--reason", "a\nb"),
        ("--add-suppressions", "images", "--reason", "{{< x >}}"),
        ("--add-suppressions", "no-such-rule"),
    ],
)
def test_wrong_use_is_status_2(arguments: tuple[str, ...]) -> None:
    assert run(*arguments, str(ROOT / "examples")).exit_code == 2
