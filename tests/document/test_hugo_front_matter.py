"""The real Hugo is the judge of what breaks a build. Skipped where the package `hugo` is absent."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest
from hugo_site import CONFIG, HUGO, needs_hugo
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from linting import lint_text

from postlint import generators
from postlint.document.post import Post
from postlint.profile.profile import Profile
from postlint.source import Source

pytestmark = needs_hugo

SYNTAX = {"front-matter-syntax", "duplicate-key", "unclosed-front-matter"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("site")
    (root / "content").mkdir()
    (root / "layouts").mkdir()
    (root / "hugo.toml").write_text(CONFIG, "utf-8")
    (root / "layouts" / "single.html").write_text("{{ jsonify .Params }}", "utf-8")
    return root


def refused(site: Path, posts: list[str]) -> dict[int, str]:
    """What Hugo says of the posts that it refuses to build, by their index."""
    said: dict[int, str] = {}
    waiting = [list(range(len(posts)))]
    while waiting:
        batch = waiting.pop()
        output = _build(site, {number: posts[number] for number in batch}) if batch else None
        if output is None:
            continue
        named = {int(found) for found in re.findall(r"\bp(\d{4})\b", output)} & set(batch)
        for number in named:
            lines = [line for line in output.splitlines() if f"p{number:04}" in line]
            said[number] = lines[0][-200:]
        if named:
            waiting.append([number for number in batch if number not in named])
        elif len(batch) == 1:
            said[batch[0]] = output[-200:]
        else:
            half = len(batch) // 2
            waiting += [batch[:half], batch[half:]]
    return said


def _build(site: Path, posts: dict[int, str]) -> str | None:
    """What Hugo prints where it does not build these posts; None where it does."""
    for old in (site / "content").iterdir():
        old.unlink()
    for number, text in posts.items():
        (site / "content" / f"p{number:04}.md").write_bytes(text.encode())
    command = [str(HUGO), "-s", str(site), "-d", str(site / "public"), "-D", "-E", "-F"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return None if done.returncode == 0 else done.stderr + done.stdout


WORDS = st.sampled_from(
    ["tea", "kettle", "Why", "café", "5", "100%", "C++", "a/b", "(x)", "“so”", "…"]
)
SIGNS = st.sampled_from(
    [": ", " #1", " # note", "'", '"', ", ", "!", "?", " - ", " & ", "@", "*", "[", "]", "{", "}", "|",
     ">", "`", "%", "~", "=", "\\", "\\n", "\\d", ":", "\u00a0", "\u200b", "\t", "://", "''", '""']
)  # fmt: skip
PLAIN_TEXT = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)
ODD_TEXT = st.builds(
    lambda before, sign, after: before + sign + after,
    st.one_of(st.just(""), PLAIN_TEXT),
    SIGNS,
    st.one_of(st.just(""), PLAIN_TEXT),
)
TEXT = st.one_of(PLAIN_TEXT, ODD_TEXT, ODD_TEXT)
VALUE = st.builds(
    lambda quote, text: quote + text + quote, st.sampled_from(["", "", "'", '"']), TEXT
)
TITLES = VALUE.map(lambda value: [f"title: {value}"])
LINES = st.one_of(
    VALUE.map(lambda value: [f"description: {value}"]),
    st.lists(VALUE, max_size=3).map(lambda items: ["tags:", *(f"  - {item}" for item in items)]),
    st.lists(WORDS, max_size=3).map(lambda items: [f"tags: [{', '.join(items)}]"]),
    st.sampled_from(
        [
            "date: 2024-05-01", "date: 2024-05-01T10:00:00Z", "date: 2024-05-01 10:00:00 +0200",
            "date: 2024-5-1", "date: May 1, 2024", "date: 2024-02-30", "date: 2024-05-01T10:00",
            "draft: true", "draft: yes", "draft: true # later", "weight: 10", "slug: a-b",
            "title: again", "params: {a: 1, b: [c, d]}", "nothing:", "# a comment", "", "-a", "- a",
            "\ttabbed: x", "key:value", "no key here", "...", "TITLE: x", "url: /a/b/",
            "url: https://example.org/", "sitemap: {priority: high}", "build: never", "params: x",
        ]
    ).map(lambda line: [line]),
    st.sampled_from(
        [
            ["cover:", "  image: a.png", "  alt: b"], ["cover:", "  image: a.png", "   alt: b"],
            ["cover:", "   image: a.png", "  alt: b"], ["cover:", "\timage: a.png"],
            ["summary: |", "  one", "", "  two"], ["summary: >", "  one", "two"],
            ["a: &x {p: 1}", "b: *x"], ["b: *gone"], ["list: [a,", "  b]"], ["list: [a", "  b"],
            ["map: {a: 1,", "  b: 2}"], ["map: {a: 1"], ['text: "one', '  two"'], ['text: "one'],
            ["cover:", "  image: a", "  image: b"], ["<<<<<<< HEAD", "x: 1", "=======", ">>>>>>> b"],
            ["- a", "- b"], ["links:", "  - name: a", "    url: /b/", "  - name: c"],
        ]
    ),
)  # fmt: skip


@st.composite
def yaml_posts(draw: st.DrawFn) -> str:
    lines = draw(TITLES)
    for more in draw(st.lists(LINES, max_size=4)):
        lines += more
    end = draw(st.sampled_from(["\n", "\n", "\n", "\r\n"]))
    fence = draw(st.sampled_from(["---"] * 8 + ["----", "--", ""]))
    return end.join(["---", *lines, fence, "", "Water boils.", ""])


TOML_LINES = st.sampled_from(
    [
        'title = "Kettles"', "date = 2024-05-01", "date = 2024-02-30", "draft = true", "draft = True",
        "tags = ['a', \"b\"]", "tags = ['a' 'b']", "weight = 010", "text = 'it's'", 'text = "C:\\dir"',
        "a.b = 1", "a.c = 2", "a = 1", "key: value", "key = value", "[params]", "[params.x]", "[[list]]",
        "# note", 'long = """a', 'b"""', "when = 10:00:00", "x = {y = 1, z = [2]}", "x = {y = 1",
        "n = 1_000", "f = 1.", "half = 'one", "dup = 1", "'dup' = 2",
    ]
)  # fmt: skip
TOML_POSTS = st.lists(TOML_LINES, min_size=1, max_size=6).map(
    lambda lines: "\n".join(["+++", *lines, "+++", "", "Water boils.", ""])
)


@given(
    st.lists(
        st.one_of(yaml_posts(), yaml_posts(), yaml_posts(), TOML_POSTS), min_size=20, max_size=20
    )
)
@settings(
    max_examples=10,
    suppress_health_check=list(HealthCheck),
    derandomize=True,
    phases=[Phase.generate],  # shrinking would build thousands of sites
)
def test_postlint_and_hugo_agree(site: Path, posts: list[str]) -> None:
    said = refused(site, posts)
    for number, text in enumerate(posts):
        report = lint_text(text, rules=["front-matter"], generator="hugo")
        errors = {d.rule for d in report.diagnostics if d.severity.value == "error"}
        if number in said:
            assert errors, f"Hugo refuses {text!r}: {said[number]}"
        else:
            assert not errors & SYNTAX, f"Hugo builds {text!r}"


MERGES = (
    "c:\n  y: 3\n  <<: *a", "c:\n  <<: *a\n  y: 3", "c:\n  <<: [*a, *b]", "c:\n  <<: [*b, *a]\n  z: 3",
    "c:\n  <<: []\n  y: 3", "c:\n  <<: {y: 4}\n  y: 3", "c:\n  !!merge <<: *a", 'c:\n  "<<": *a',
    "c: &c\n  y: 3\n  <<: *a\nd:\n  <<: [*c, *b]", "x: 3\n<<: *a\nz: 3", "l:\n  - <<: *b\n    x: 3",
)  # fmt: skip


@pytest.mark.parametrize("number", range(len(MERGES)))
def test_merges_bring_in_what_hugo_reads(site: Path, number: int) -> None:
    text = f"---\na: &a {{x: 1, y: 1}}\nb: &b {{y: 2, z: 2}}\n{MERGES[number]}\n---\n"
    assert not refused(site, [text])
    said = json.loads((site / "public" / "p0000" / "index.html").read_text("utf-8"))
    matter = Post(Source("post.md", text), Profile(generators.load("hugo"))).front_matter
    assert matter is not None
    assert matter.data == {key: value for key, value in said.items() if key in "abcdlxyz"}


def test_the_judge_judges(site: Path) -> None:
    posts = ["---\ntitle: a\n---\n", "---\ntitle: a: b\n---\n", "---\ntitle: a\ntitle: b\n---\n"]
    assert refused(site, posts).keys() == {1, 2}
