"""Results that are kept: the same as found anew, whatever changes and whatever happens to them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from postlint.diagnostic import Applicability, Diagnostic, Edit, Fix, Related, Severity
from postlint.files import digests, reading
from postlint.profile import states
from postlint.profile.profile import UNKNOWN_PROFILE
from postlint.report import PostReport, Shown
from postlint.results import cache, inputs, kept
from postlint.results.cache import Cache, Entry
from postlint.results.clock import Clock
from postlint.results.kept import WrittenFacts
from postlint.run import file_linter, keeper, runner
from postlint.run.workplace import Workplace
from postlint.source import Position, Source, Span

NOW = datetime(2026, 1, 10, tzinfo=UTC)
POST = """---
title: Kettles
publishDate: 2024-05-06
expiryDate: 2026-03-01
brew: black
---

![](/a.png) ![](/b.png)

# Kettles

Boil <b>water</b>.
"""
CONFIG = """
plugins = ["lint/rules.py"]
extend-select = ["future-date", "expired-post"]
[[schemas]]
files = ["**"]
schema = "post.schema.json"
[[custom-rules]]
id = "no-bold"
selector = "b"
message = "a bold word"
"""
PLUGIN = """
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from words import WORD

from postlint import Diagnostic, Post, Rule

class BlandWord(Rule):
    \"\"\"A word that says nothing.\"\"\"

    id = "bland-word"

    def check(self, post: Post) -> Iterator[Diagnostic]:
        from parts.late import SAYS

        for element in post.elements("p"):
            if WORD in element.text:
                yield self.diagnostic(element.span, f"`{WORD}` {SAYS} nothing")
"""
SCHEMA = '{"type": "object", "properties": {"brew": {"type": "integer"}}}'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "lint").mkdir()
    (tmp_path / "content").mkdir()
    (tmp_path / "static").mkdir()
    (tmp_path / "static/a.png").write_text("")
    (tmp_path / "static/b.png").write_text("")
    (tmp_path / "hugo.toml").write_text("baseURL = 'https://kettles.example/'\n")
    (tmp_path / "postlint.toml").write_text(CONFIG)
    (tmp_path / "post.schema.json").write_text(SCHEMA)
    (tmp_path / "named.schema.json").write_text("{}")
    (tmp_path / "lint/rules.py").write_text(PLUGIN)
    (tmp_path / "lint/words.py").write_text('WORD = "water"\n')
    (tmp_path / "lint/parts").mkdir()
    (tmp_path / "lint/parts/late.py").write_text('SAYS = "says"\n')
    (tmp_path / "content/a.md").write_text(POST)
    (tmp_path / "content/b.md").write_text(POST.replace("Kettles", "Lids"))
    return tmp_path


def _check(site: Path, *options: str) -> tuple[int, str]:
    command = [sys.executable, "-m", "postlint", "check", "--output-format", "json"]
    if "--no-cache" not in options:
        command += ["--cache-dir", ".postlint_cache"]
    now = () if "--now" in options else ("--now", "2026-01-10")
    done = subprocess.run(
        [*command, *now, *options, "content"], cwd=site, capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    return done.returncode, done.stdout


def _replace(name: str, old: str, new: str) -> Callable[[Path], object]:
    def change(site: Path) -> None:
        text = (site / name).read_text()
        assert old in text
        (site / name).write_text(text.replace(old, new))

    return change


CHANGES: dict[str, Callable[[Path], object]] = {
    "post": _replace("content/a.md", "![](/a.png)", "![A kettle](/a.png)"),
    "path": lambda site: (site / "content/a.md").rename(site / "content/archetypes.html"),
    "config": _replace("postlint.toml", "plugins", 'ignore = ["images"]\nplugins'),
    "severity": _replace("postlint.toml", "plugins", 'severity = {images="info"}\nplugins'),
    "per-file": _replace(
        "postlint.toml", "[[custom", '[[per-file]]\nfiles=["a.md"]\nignore=["images"]\n[[custom'
    ),
    "custom rule": _replace("postlint.toml", '"a bold word"', '"a fat word"'),
    "selector": _replace("postlint.toml", '"b"', '"p > b ~ b"'),
    "schema": _replace("post.schema.json", "integer", "string"),
    "plugin": _replace("lint/rules.py", "nothing", "little"),
    "module that a plugin imports late": _replace("lint/parts/late.py", "says", "tells"),
    "plugin's module": _replace("lint/words.py", "water", "Boil"),
    "site": lambda site: (site / "hugo.toml").rename(site / "_config.yml"),
    "files": lambda site: (site / "static/b.png").unlink(),
    "theme": _replace("hugo.toml", "baseURL", "theme = 'papermod'\nbaseURL"),
}


@pytest.mark.parametrize("what", CHANGES)
def test_each_input_counts(site: Path, what: str) -> None:
    before = _check(site)
    CHANGES[what](site)
    after = _check(site)

    assert after == _check(site, "--no-cache")
    if what not in ("site", "theme"):
        assert after != before


@pytest.mark.parametrize(
    "options",
    [
        ("--now", "2026-04-01"),
        ("--now", "2024-01-01"),
        ("--select", "missing-image-alt"),
        ("--ignore", "images"),
        ("--severity", "images=error"),
        ("--generator", "zola"),
        ("--schema", "named.schema.json"),
        ("--isolated",),
        ("--config", "other.toml"),
    ],
    ids=" ".join,
)
def test_each_option_counts(site: Path, options: tuple[str, ...]) -> None:
    (site / "named.schema.json").write_text('{"required": ["author"]}')
    (site / "other.toml").write_text('select = ["body-h1"]\n')
    before = _check(site)

    changed = _check(site, *options)

    assert changed == _check(site, *options, "--no-cache")
    assert "--generator" in options or changed != before
    assert _check(site) == before


def test_a_schema_that_a_post_names_counts(site: Path) -> None:
    post = POST.replace("brew", '$schema: "../named.schema.json"\nbrew')
    (site / "content/a.md").write_text(post)
    _check(site)
    (site / "named.schema.json").write_text('{"required": ["author"]}')

    assert "author" in _check(site)[1]


def test_the_size_of_an_image_counts(site: Path) -> None:
    def check(size: str, *options: str) -> tuple[int, str]:
        header = "89504e470d0a1a0a0000000d49484452" + size + "0802000000"
        (site / "static/a.png").write_bytes(bytes.fromhex(header))
        os.utime(site / "static/a.png", (0, 0))
        return _check(site, "--select", "missing-image-size", *options)

    (site / "hugo.toml").write_text("[markup.goldmark.renderer]\nunsafe = true\n")
    (site / "content/a.md").write_text('<img src="/a.png" alt="A kettle">\n')
    wide = check("0000032000000258")
    tall = check("0000025800000320")

    assert 'width=\\"800\\" height=\\"600\\"' in wide[1]
    assert 'width=\\"600\\" height=\\"800\\"' in tall[1]
    assert tall == check("0000025800000320", "--no-cache")


def _lint(site: Path, kept: Cache | None, now: datetime = NOW) -> list[PostReport]:
    workplace = Workplace(config_path=site / "none.toml", now=now)
    (site / "none.toml").write_text("")
    files = sorted(map(str, (site / "content").iterdir()))
    return list(runner.run(files, workplace, cache=kept))


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the posts that are linted, and not taken from a cache."""
    linted: list[str] = []
    lint_data = file_linter.lint_data

    def counting(path: str, *rest: Any, **named: Any) -> PostReport:
        linted.append(Path(path).name)
        return lint_data(path, *rest, **named)

    monkeypatch.setattr(file_linter, "lint_data", counting)
    return linted


def _entry(content: str) -> Entry:
    nothing = [kept.NOTHING] * len(WrittenFacts._fields)
    return Entry("inputs", content, "", "", "", "", *[kept.NO_ITEMS] * 4, *nothing)


def _found(reports: list[PostReport]) -> list[tuple[str, tuple[Diagnostic, ...]]]:
    return [(report.source.text, report.diagnostics) for report in reports]


def test_what_is_kept_is_not_linted_again(site: Path, counted: list[str]) -> None:
    first = _lint(site, Cache(str(site / ".postlint_cache")))
    assert counted == ["a.md", "b.md"]

    again = _lint(site, Cache(str(site / ".postlint_cache")))
    assert counted == ["a.md", "b.md"]
    assert _found(again) == _found(first)
    assert all(report.diagnostics for report in first)


def test_only_what_changed_is_linted_again(site: Path, counted: list[str]) -> None:
    _lint(site, Cache(str(site / ".postlint_cache")))
    (site / "content/b.md").write_text(POST + "more\n")
    _lint(site, Cache(str(site / ".postlint_cache")))

    assert counted == ["a.md", "b.md", "b.md"]


@pytest.fixture
def linking(tmp_path: Path) -> Path:
    """A site of which one post links to others, to no page, and to an image that is not there."""
    (tmp_path / "content").mkdir()
    (tmp_path / "hugo.toml").write_text("baseURL = 'https://kettles.example/'\n")
    links = "[lid](/lid/) [none](/none/) [part](/lid/#top) ![](/images/none.png)"
    (tmp_path / "content/a.md").write_text(f"---\ntitle: Kettles\n---\n\n{links}\n")
    for name in ("b", "lid"):
        (tmp_path / f"content/{name}.md").write_text(f"---\ntitle: {name}\n---\n\nText.\n")
    return tmp_path


def _linked(site: Path) -> list[tuple[str, tuple[Diagnostic, ...]]]:
    workplace, cache = Workplace(now=NOW), Cache(str(site / ".postlint_cache"))
    files = sorted(map(str, (site / "content").iterdir()))
    return _found(list(runner.run(files, workplace, cache=cache)))


def test_links_depend_on_the_front_matter_of_other_posts_alone(
    linking: Path, counted: list[str]
) -> None:
    first = _linked(linking)
    assert "broken-local-link" in {found.rule for _, told in first for found in told}
    counted.clear()
    (linking / "content/b.md").write_text("---\ntitle: b\n---\n\nOther text.\n")
    assert _linked(linking)[0] == first[0]
    assert counted == ["b.md"]
    (linking / "content/b.md").write_text("---\ntitle: b\nslug: none\n---\n\nOther text.\n")
    assert _linked(linking)[0] != first[0]
    assert counted == ["b.md", "a.md", "b.md"]


def test_what_is_known_of_texts_is_kept(
    linking: Path, monkeypatch: pytest.MonkeyPatch, counted: list[str]
) -> None:
    monkeypatch.setattr(reading, "LONG_AGO", -(10**12))
    monkeypatch.setattr(states, "time_ns", lambda: 2**62)
    _linked(linking)
    _linked(linking)  # the first that takes results from the cache
    made: list[str] = []
    read_part = states.States._read

    def counting(self: states.States, path: str, part: str) -> tuple[str | None, str]:
        made.append(path)
        return read_part(self, path, part)

    monkeypatch.setattr(states.States, "_read", counting)
    counted.clear()
    _linked(linking)
    assert (made, counted) == ([], [])
    _damage(linking / ".postlint_cache")
    _linked(linking)
    assert sorted(set(made)) == [f"content/{name}.md" for name in ("a", "b", "lid")]
    assert counted == []


def _damage(folder: Path) -> None:
    """Replaces what is known of texts by what is none of it, in a file that is whole."""
    cache = Cache(str(folder))
    held = cache._shard(65)
    (root,) = held
    held[root] = '{"content/a.md": ["1", {"front": 1}], "content/b.md": 3, "content/lid.md": null}'
    cache._changed.add(65)
    cache.save()


@pytest.mark.parametrize(
    ("key", "is_kept"),
    [
        ("", True),
        ("$schema: https://example.org/post.json\n", True),
        ("$schema: ../named.schema.json\n", False),
    ],
)
def test_a_post_that_speaks_of_schemas_is_kept_unless_it_names_one(
    site: Path, counted: list[str], key: str, *, is_kept: bool
) -> None:
    (site / "content/b.md").write_text(POST.replace("brew", f"{key}brew", 1) + "Set `$schema`.\n")
    _lint(site, Cache(str(site / ".postlint_cache")))
    counted.clear()
    _lint(site, Cache(str(site / ".postlint_cache")))

    assert ("b.md" in counted) is not is_kept


def test_versions_of_libraries_count(
    site: Path, counted: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _lint(site, Cache(str(site / ".postlint_cache")))
    inputs.code.cache_clear()
    monkeypatch.setattr(inputs, "_version", lambda library: (library, "another"))
    _lint(site, Cache(str(site / ".postlint_cache")))
    inputs.code.cache_clear()

    assert len(counted) == 4


def test_the_code_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "src/postlint"
    package.mkdir(parents=True)
    (package / "rule.py").write_text("severity = 1")
    monkeypatch.setattr(inputs, "_PACKAGE", package)
    inputs.code.cache_clear()
    before = inputs.code()
    (package / "rule.py").write_text("severity = 12")
    inputs.code.cache_clear()
    after = inputs.code()
    inputs.code.cache_clear()

    assert before != after


@pytest.mark.parametrize(
    ("days", "linted"), [(1, 0), (40, 0), (60, 1), (-300, 0), (-700, 1)], ids=str
)
def test_time_counts_where_a_date_passes(
    site: Path, counted: list[str], days: int, linted: int
) -> None:
    (site / "content/b.md").unlink()
    (site / "none.toml").write_text("")
    workplace = Workplace(Override(), site / "none.toml", now=NOW)
    files = [str(site / "content/a.md")]
    list(runner.run(files, workplace, cache=Cache(str(site / ".postlint_cache"))))
    workplace = Workplace(Override(), site / "none.toml", now=NOW + timedelta(days=days))
    kept = list(runner.run(files, workplace, cache=Cache(str(site / ".postlint_cache"))))

    assert len(counted) == 1 + linted
    assert _found(kept) == _found(list(runner.run(files, workplace)))


class Override:
    """Selects the rules about time."""

    def __call__(self, config: Any) -> Any:
        return config._replace(extend_select=("future-date", "expired-post"))


def test_a_result_that_may_be_a_bug_is_not_kept(
    site: Path, counted: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (site / "content/a.md").write_bytes(b"\xff")
    monkeypatch.setattr("postlint.pipeline.linter.suppressions", lambda _: 1 / 0)
    first = _lint(site, Cache(str(site / ".postlint_cache")))
    _lint(site, Cache(str(site / ".postlint_cache")))

    assert [report.diagnostics[0].rule for report in first] == ["unreadable-post", "internal-error"]
    assert counted.count("b.md") == 2


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda data: data[:-1],
        lambda data: data.replace(b"missing", b"MISSING"),
        lambda data: b"SQLite format 3" + data,
        lambda data: data + b"x\ty\n",
    ],
)
def test_a_damaged_file_is_no_file(
    site: Path, counted: list[str], damage: Callable[[bytes], bytes]
) -> None:
    first = _lint(site, Cache(str(site / ".postlint_cache")))
    for path in (site / ".postlint_cache").glob("*.results"):
        path.write_bytes(damage(path.read_bytes()))

    assert _found(_lint(site, Cache(str(site / ".postlint_cache")))) == _found(first)
    assert len(counted) == 4
    assert _found(_lint(site, Cache(str(site / ".postlint_cache")))) == _found(first)
    assert len(counted) == 4


@given(
    st.binary(max_size=200)
    | st.recursive(
        st.none() | st.integers() | st.text(max_size=3),
        lambda inner: st.lists(inner, max_size=9) | st.dictionaries(st.just("/a.md"), inner),
        max_leaves=20,
    ).map(lambda held: b'"/a.md"\t' + json.dumps(held).encode()),
    st.booleans(),
)
@example(b'"/a.md"\t1', True)
@example(b'"/a.md"\t{"/a.md":[]}', True)
@example(b'"/a.md"\t[', True)
@example(b'1\t[]\n\n"', True)
def test_no_bytes_fail(body: bytes, is_whole: bool) -> None:
    data = cache._checksum(body) + b"\n" + body if is_whole else body
    held = Cache("/nowhere")
    held._shards = dict.fromkeys(range(64), cache._held(data))
    found = held.entries("/a.md", "inputs")
    held.put("/a.md", _entry("content"))

    assert not found
    assert held.entries("/a.md", "inputs") == [_entry("content")]


@given(
    st.recursive(
        st.none() | st.integers() | st.text(max_size=3) | st.sampled_from(["error", "/"]),
        lambda inner: st.lists(inner, max_size=9),
        max_leaves=20,
    ),
    st.integers(0, len(Entry._fields) - 1),
)
def test_what_is_no_entry_is_not_taken_for_one(held: Any, part: int) -> None:
    with TemporaryDirectory() as folder:
        post = Path(folder, "a.md")
        post.write_text(POST)
        workplace = Workplace(isolated=True, now=NOW)
        inputs_ = workplace.inputs(str(post)) or ""
        row = list(_entry(digests.of(POST.encode())))
        row[0], row[part] = inputs_, held if isinstance(held, str) else json.dumps(held)
        made = Cache(folder)
        made.put(str(post), Entry(*row))
        found = keeper.Keeper(made, workplace)
        entry = found.entry(str(post))
        report = found.report(str(post), entry) if entry is not None else None

    assert report is None or all(type(each) is Diagnostic for each in report.diagnostics)


def test_diagnostics_come_back_as_they_were() -> None:
    span = Span(3, 9)
    fix = Fix("Fix it", Applicability.UNSAFE, (Edit(span, "\t\n“é\ud800"),))
    found = (
        Diagnostic("a", "b", Severity.INFO, "c\td\n", span),
        Diagnostic("a", "b", Severity.ERROR, "c", span, "e", (Related(span, "f", "g.md"),), fix),
        Diagnostic("a", "b", Severity.WARNING, "c", span, None, (Related(span, "f"),)),
    )

    assert kept.diagnostics(kept.written(found)) == found


def test_places_come_back_as_they_were() -> None:
    source = Source("a.md", "one\ntwo\nthree\n")
    related = Related(Span(8, 13), "f")
    found = [Diagnostic("a", "b", Severity.INFO, "c", Span(1, 5), None, (related,))]
    held = kept.places(kept.written_places(found, source))
    again = kept.KeptSource("a.md", held, lambda: pytest.fail("it was read"))

    assert [again.position(offset) for offset in (1, 5, 8, 13)] == [
        source.position(offset) for offset in (1, 5, 8, 13)
    ]


def test_how_diagnostics_are_shown_is_kept(site: Path) -> None:
    shown = _check(site, "--output-format", "text")
    assert _check(site, "--output-format", "text") == shown
    assert "1 | ---" not in shown[1]
    assert "no-bold" in shown[1]

    for file in (site / ".postlint_cache").glob("*.results"):
        body = file.read_bytes().removeprefix(cache._MAGIC).partition(b"\n")[2]
        body = body.replace(b"a bold word", b"a dull word")
        file.write_bytes(cache._MAGIC + cache._checksum(body) + b"\n" + body)

    assert _check(site, "--output-format", "text")[1] == shown[1].replace("a bold", "a dull")


def test_how_diagnostics_are_shown_goes_with_the_post(site: Path) -> None:
    _check(site, "--output-format", "text")
    (site / "content/a.md").write_text(POST.replace("Boil <b>", "So boil <b>"))

    assert "So boil <b>" in _check(site, "--output-format", "text")[1]


def test_what_is_shown_in_colour_is_not_kept_as_text(site: Path) -> None:
    colour = _check(site, "--output-format", "text", "--color", "always")
    plain = _check(site, "--output-format", "text")
    assert "\x1b" not in plain[1]
    assert _check(site, "--output-format", "text", "--color", "always") == colour


def test_what_is_kept_gives_no_commands(site: Path) -> None:
    _check(site, "--output-format", "text")
    for file in (site / ".postlint_cache").glob("*.results"):
        body = file.read_bytes().removeprefix(cache._MAGIC).partition(b"\n")[2]
        body = body.replace(b"warning[no-bold]", rb"\n::error::\u001b[31m##[group]x")
        file.write_bytes(cache._MAGIC + cache._checksum(body) + b"\n" + body)

    shown = _check(site, "--output-format", "text")[1]
    assert "error" in shown
    assert "\n::" not in shown
    assert "\x1b" not in shown
    assert "##[" not in shown


@pytest.mark.parametrize("held", ["[1]", "{}", "[", "null", "[[1],{}]", '[["a"],{"a":2}]'])
def test_what_is_no_text_is_not_shown(held: str) -> None:
    assert kept.texts(held) == Shown()


def test_a_kept_source_has_the_text_of_the_post() -> None:
    source = Source("a.md", "one\ntwo\n", has_byte_order_mark=True)
    again = kept.KeptSource("a.md", {}, lambda: source)

    assert (again.text, again.position(5)) == (source.text, source.position(5))
    assert again.encode() == source.encode()


def test_a_kept_source_has_its_lines_though_the_post_is_gone() -> None:
    places = {9: Position(3, 2, 9)}
    again = kept.KeptSource("a.md", places, lambda: None)

    assert again.slice(again.line_span(3)) == ""
    assert again.position(9) == places[9]


def test_a_folder_that_cannot_be_written_is_no_error(site: Path) -> None:
    (site / "file").write_text("")

    assert _check(site, "--cache-dir", "file/kept") == _check(site, "--no-cache")


def test_runs_side_by_side_find_the_same(site: Path) -> None:
    for i in range(80):
        (site / f"content/{i}.md").write_text(POST.replace("water", f"water {i}"))
    command = [sys.executable, "-m", "postlint", "check", "--output-format", "json", "content"]
    runs = [subprocess.Popen(command, cwd=site, stdout=subprocess.PIPE) for _ in range(4)]
    found = {run.communicate()[0] for run in runs}
    last = subprocess.run(command, cwd=site, capture_output=True, check=False).stdout

    assert found == {last}


def test_a_run_that_is_killed_leaves_nothing_wrong(site: Path) -> None:
    expected = _check(site, "--no-cache")
    command = [sys.executable, "-m", "postlint", "check", "content"]
    command += ["--cache-dir", ".postlint_cache"]
    for milliseconds in (100, 300, 500):
        with subprocess.Popen(command, cwd=site, stdout=subprocess.DEVNULL) as run:
            time.sleep(milliseconds / 1000)
            run.kill()
        assert _check(site) == expected


def test_clean_deletes_what_is_kept_and_nothing_else(site: Path) -> None:
    def clean() -> str:
        command = [sys.executable, "-m", "postlint", "clean", "--cache-dir", ".postlint_cache"]
        return subprocess.run(command, cwd=site, capture_output=True, text=True, check=True).stdout

    _check(site)
    folder = site / ".postlint_cache"
    assert (folder / ".gitignore").read_text() == "*\n"
    (folder / "mine.txt").write_text("")
    assert clean() == "Deleted .postlint_cache.\n"
    assert [path.name for path in folder.iterdir()] == ["mine.txt"]
    (folder / "mine.txt").unlink()
    _check(site)
    clean()
    assert not folder.exists()
    assert clean() == "There was nothing to delete.\n"


def test_no_cache_writes_nothing(site: Path) -> None:
    _check(site, "--no-cache")

    assert not (site / ".postlint_cache").exists()


def test_posts_that_are_gone_are_dropped(tmp_path: Path) -> None:
    kept = Cache(str(tmp_path / "kept"))
    here = [str(tmp_path / f"{i}.md") for i in range(300)]
    for path in here:
        kept.put(path, _entry("content"))
    Path(here[7]).write_text("")
    kept.save()
    again = Cache(str(tmp_path / "kept"))

    assert [path for path in here if again.entries(path, "inputs")] == [here[7]]


def test_few_results_of_a_post_are_kept() -> None:
    held = Cache("/nowhere")
    for i in range(9):
        held.put("a.md", _entry(str(i)))

    assert [entry.content for entry in held.entries("a.md", "inputs")] == ["8", "7", "6", "5"]
    assert held.entries("a.md", "other") == []


# Stamps


@pytest.fixture
def _later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets it be later, so that the posts were not changed just now."""
    later = time.time_ns() + 10_000_000_000
    for module in (keeper, file_linter):
        monkeypatch.setattr(module, "time_ns", lambda: later)


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the posts that are read."""
    made: list[str] = []
    read = reading.read

    def reading_(path: str, *rest: Any) -> reading.Reading:
        made.append(Path(path).name)
        return read(path, *rest)

    for module in (keeper, file_linter):
        monkeypatch.setattr(module, "read", reading_)
    return made


@pytest.mark.usefixtures("_later")
def test_a_post_with_the_same_stamp_is_not_read_again(site: Path, reads: list[str]) -> None:
    first = [report.diagnostics for report in _lint(site, Cache(str(site / ".postlint_cache")))]
    reads.clear()
    again = [report.diagnostics for report in _lint(site, Cache(str(site / ".postlint_cache")))]

    assert reads == []
    assert again == first


def test_a_post_that_was_just_changed_is_read_again(site: Path, reads: list[str]) -> None:
    _lint(site, Cache(str(site / ".postlint_cache")))
    reads.clear()
    _lint(site, Cache(str(site / ".postlint_cache")))

    assert reads == ["a.md", "b.md"]


def test_a_post_that_was_read_again_gets_its_stamp(
    site: Path, reads: list[str], counted: list[str], request: pytest.FixtureRequest
) -> None:
    _lint(site, Cache(str(site / ".postlint_cache")))
    request.getfixturevalue("_later")
    _lint(site, Cache(str(site / ".postlint_cache")))
    reads.clear()
    _lint(site, Cache(str(site / ".postlint_cache")))

    assert (reads, len(counted)) == ([], 2)


@pytest.mark.usefixtures("_later")
def test_the_time_of_writing_cannot_hide_a_change(site: Path, counted: list[str]) -> None:
    post = site / "content/a.md"
    before = post.stat()
    _lint(site, Cache(str(site / ".postlint_cache")))
    time.sleep(0.02)
    post.write_text(POST.replace("water", "stones").replace("brew:", "bre:"))
    os.utime(post, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (post.stat().st_size, post.stat().st_mtime_ns) == (before.st_size, before.st_mtime_ns)
    found = _lint(site, Cache(str(site / ".postlint_cache")))

    assert counted == ["a.md", "b.md", "a.md"]
    assert _found(found) == _found(_lint(site, None))


@pytest.mark.usefixtures("_later")
def test_another_file_in_its_place_is_another_post(site: Path, counted: list[str]) -> None:
    other = site / "lint/other.txt"
    other.write_text(POST.replace("water", "stone"))
    os.utime(other, ns=(1, (site / "content/a.md").stat().st_mtime_ns))
    _lint(site, Cache(str(site / ".postlint_cache")))
    other.replace(site / "content/a.md")
    found = _lint(site, Cache(str(site / ".postlint_cache")))

    assert counted == ["a.md", "b.md", "a.md"]
    assert _found(found) == _found(_lint(site, None))


@pytest.mark.usefixtures("_later")
def test_a_post_that_can_no_longer_be_read_is_told(site: Path) -> None:
    _lint(site, Cache(str(site / ".postlint_cache")))
    (site / "content/a.md").unlink()
    (site / "content/a.md").symlink_to("nowhere")

    assert (
        _lint(site, Cache(str(site / ".postlint_cache")))[0].diagnostics[0].rule
        == "unreadable-post"
    )


def test_many_posts_are_shared_by_processes_and_kept(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    for i in range(150):
        (tmp_path / f"content/{i:03}.md").write_text(POST.replace("water", f"water {i}"))
    files = sorted(map(str, (tmp_path / "content").iterdir()))
    workplace = Workplace(isolated=True, now=NOW)

    def lint(jobs: int) -> list[PostReport]:
        return list(runner.run(files, workplace, jobs, Cache(str(tmp_path / "kept"))))

    first = _found(lint(2))
    assert _found(lint(2)) == first
    for i in (3, 70, *range(100, 130)):
        Path(files[i]).write_text(POST.replace("water", f"coffee {i}"))
    changed = _found(lint(2))
    assert changed == _found(list(runner.run(files, workplace))) != first
    assert _found(lint(1)) == changed


# Clocks and digests


def _day(day: int) -> datetime:
    return datetime(2026, 1, day, tzinfo=UTC)


def test_a_clock_notes_what_it_is_compared_with() -> None:
    clock = Clock.showing(_day(10))
    assert (clock.since, clock.until) == (None, None)

    assert _day(5) <= clock
    assert clock > _day(7)
    assert _day(20) > clock
    assert not clock >= _day(25)

    assert (clock.since, clock.until) == (_day(7), _day(20))


@pytest.mark.parametrize(
    "use", [str, hash, lambda clock: clock.year, lambda clock: clock - _day(3), lambda c: f"{c}"]
)
def test_any_other_use_of_a_clock_bounds_it(use: Callable[[Clock], object]) -> None:
    clock = Clock.showing(_day(10))
    use(clock)

    entry = _entry("")._replace(since=keeper._iso(clock.since), until=keeper._iso(clock.until))
    assert not any(entry.holds(_day(day), None) for day in range(1, 30))


def test_equal_values_have_one_digest_and_others_another() -> None:
    values: list[Any] = [
        *(None, True, 1, 1.5, "1", b"1", ("a", "b"), ("ab",), {"a": 1}, {"a": "1"}, {"a", "b"}),
        *(Path("a"), Severity.ERROR, UNKNOWN_PROFILE, Severity, _day(1), _day),
    ]
    made = [inputs.digest(value) for value in values]

    assert len(set(made)) == len(values)
    assert made == [inputs.digest(value) for value in values]
    assert inputs.digest({"a": 1, "b": 2}) == inputs.digest({"b": 2, "a": 1})


@pytest.mark.parametrize("value", [object(), lambda: 1, [object()], iter(())])
def test_what_cannot_be_compared_has_no_digest(value: object) -> None:
    with pytest.raises(inputs.UnknownInputError):
        inputs.digest(value)
