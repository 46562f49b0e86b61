"""Outputs, caches and baselines of a stranger's repository: nothing of anybody else's changes."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from postlint.cli import main
from postlint.results.cache import _MAGIC, Entry, _checksum

posix = pytest.mark.skipif(os.name == "nt", reason="there are no such files on Windows")
BAD = "---\ntitle: Kettles\ntitle: Pots\n---\nText.\n"
THEIRS = "somebody else's\n"


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder outside of the repository in which all happens."""
    repository, outside = tmp_path / "repository", tmp_path / "elsewhere"
    (repository / ".git").mkdir(parents=True)
    (repository / "content").mkdir()
    (repository / "content/p1.md").write_text(BAD)
    (repository / "postlint.toml").write_text("")
    outside.mkdir()
    for name in ("00.results", "07.results", "report", "x.tmp", ".gitignore", "CACHEDIR.TAG"):
        (outside / name).write_text(THEIRS)
    monkeypatch.chdir(repository)
    return outside


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def refused(result: Result) -> bool:
    is_told = result.exit_code == 2 and result.stderr.startswith("error: ")
    return is_told and "Traceback" not in result.output


def snapshot(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


# T2: a cache's folder that is a link


@posix
@pytest.mark.parametrize("options", [(), ("--cache-dir", ".postlint_cache")])
@pytest.mark.parametrize("command", ["check", "clean", "report"])
def test_a_cache_is_not_followed_through_a_link(
    command: str, options: tuple[str, ...], elsewhere: Path
) -> None:
    before = snapshot(elsewhere)
    os.symlink(elsewhere, ".postlint_cache")
    run(command, *options)
    assert snapshot(elsewhere) == before


@posix
@pytest.mark.parametrize("command", ["check", "clean"])
def test_a_cache_is_not_followed_through_a_link_above(command: str, elsewhere: Path) -> None:
    (elsewhere / "cache").mkdir()
    (elsewhere / "cache/00.results").write_text(THEIRS)
    before = snapshot(elsewhere)
    os.symlink(elsewhere, "build")
    run(command, "--cache-dir", "build/cache")
    assert snapshot(elsewhere) == before


def test_only_what_postlint_wrote_is_deleted() -> None:
    run("check", "--cache-dir", "kept")
    ours = list(Path("kept").glob("*.results"))
    assert ours
    for name in ("a.results", "b.tmp", "c.md"):
        Path("kept", name).write_text(THEIRS)
    Path("kept/.gitignore").write_text(THEIRS)
    run("clean", "--cache-dir", "kept")
    names = sorted(path.name for path in Path("kept").iterdir())
    assert names == [".gitignore", "a.results", "b.tmp", "c.md"]


@posix
def test_a_file_of_a_cache_that_is_a_link_stays_what_it_leads_to(elsewhere: Path) -> None:
    run("check", "--cache-dir", "kept")
    shard, *_ = Path("kept").glob("*.results")
    shard.unlink()
    os.symlink(elsewhere / "00.results", shard)
    before = snapshot(elsewhere)
    assert run("check", "--cache-dir", "kept").exit_code == 1
    assert run("clean", "--cache-dir", "kept").exit_code == 0
    assert snapshot(elsewhere) == before


# T3, T4: outputs


@posix
@pytest.mark.parametrize(
    "arguments",
    [
        ("report",),
        ("check", "--output-file", "html=postlint-report.html"),
        ("check", "--update-baseline", "--baseline", "postlint-report.html"),
        ("schema", "infer", "--output", "postlint-report.html"),
    ],
)
def test_an_output_is_not_written_through_a_link(
    arguments: tuple[str, ...], elsewhere: Path
) -> None:
    before = snapshot(elsewhere)
    os.symlink(elsewhere / "report", "postlint-report.html")
    assert refused(run(*arguments))
    assert snapshot(elsewhere) == before


@posix
def test_an_output_is_not_written_behind_a_link(elsewhere: Path) -> None:
    before = snapshot(elsewhere)
    os.symlink(elsewhere, "build")
    assert refused(run("check", "--output-file", "json=build/new.json"))
    assert refused(run("schema", "infer", "--output", "build/new.json"))
    assert refused(run("schema", "infer", "--output", "build/there/new.json"))
    assert not (elsewhere / "there").exists()
    assert refused(run("schema", "infer", "--output", "content/p1.md"))
    os.symlink(elsewhere, "schemas")
    Path("postlint.toml").unlink()
    assert run("init", "--yes", "--with-schema").exit_code == 2
    assert snapshot(elsewhere) == before


@pytest.mark.parametrize(
    "target",
    ["content/p1.md", "./content/../content/p1.md", "postlint.toml", ".postlint-baseline.json"],
)
@pytest.mark.parametrize("command", ["check", "report"])
def test_an_output_never_stands_in_the_place_of_an_input(target: str, command: str) -> None:
    Path(".postlint-baseline.json").write_text('{"version": 1, "diagnostics": []}')
    before = Path(target).read_bytes()
    option = ("--output-file", f"json={target}") if command == "check" else ("--output", target)
    assert refused(run(command, *option, "content"))
    assert Path(target).read_bytes() == before


def test_two_outputs_of_one_name_are_refused() -> None:
    assert refused(run("check", "--output-file", "json=a", "--output-file", "concise=./a"))


@posix
def test_a_post_that_did_not_change_is_an_input_as_well() -> None:
    os.link("content/p1.md", "content/p2.md")
    assert refused(run("check", "content/p2.md", "--output-file", "json=content/p1.md"))
    assert Path("content/p1.md").read_text() == BAD


def test_an_output_is_there_whole_or_not_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("found.json").write_text("before")

    def stop(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("postlint.reporters.formats.json.Json.end", stop)
    assert refused(run("check", "--output-file", "json=found.json"))
    assert Path("found.json").read_text() == "before"
    assert not list(Path().glob(".postlint-*"))


@posix
def test_an_output_has_the_mode_that_files_have() -> None:
    os.umask(0o022)
    run("check", "--output-file", "json=new.json")
    assert Path("new.json").stat().st_mode & 0o777 == 0o644


# T5: results that somebody else made


def forged(folder: Path, rows: Any) -> None:
    lines = ("\t".join([json.dumps(name), *entry]) + "\n" for name, entry in rows.items())
    body = "".join(lines).encode()
    data = _MAGIC + _checksum(body) + b"\n" + body
    folder.mkdir(exist_ok=True)
    for number in range(64):
        (folder / f"{number:02}.results").write_bytes(data)


def rows_of_a_run(found: Any, places: Any) -> Any:
    """What a run keeps of the post, with other results in it."""
    run("check", "--cache-dir", "mine")
    shards = [shard for shard in Path("mine").glob("*.results") if shard.name != "64.results"]
    (name, *columns), *_ = [shard.read_text().split("\n")[1].split("\t") for shard in shards]
    kept = Entry(*columns)
    return {json.loads(name): kept._replace(found=json.dumps(found), places=json.dumps(places))}


def test_results_are_forged_as_a_run_keeps_them() -> None:
    """In a folder that the user names they hold: else the tests of what is not would say nothing."""
    forged(Path("kept"), rows_of_a_run([], []))
    assert run("check", "--cache-dir", "kept").exit_code == 0


@pytest.mark.parametrize("options", [(), ("--isolated",)])
def test_results_in_a_repository_are_not_believed(options: tuple[str, ...]) -> None:
    rows = rows_of_a_run([], [])
    forged(Path(".postlint_cache"), rows)
    result = run("check", *options, "--output-format", "concise")
    assert result.exit_code == 1
    assert "duplicate-key" in result.stdout


@pytest.mark.parametrize("command", ["check", "report"])
def test_isolated_keeps_nothing_but_where_it_is_told(
    command: str, caches_of_the_user: Path
) -> None:
    run(command, "--isolated")
    assert not list(caches_of_the_user.rglob("*.results"))
    run(command, "--isolated", "--cache-dir", "kept")
    assert list(Path("kept").glob("*.results"))
    assert not Path(".postlint_cache").exists()


RULE = ["duplicate-key", "front-matter", "error", "said", [0, 3], None, [], None]


@pytest.mark.parametrize(
    ("found", "places"),
    [
        (["x\x1b[31mred", "front-matter", "error", "said", [0, 3], None, [], None], [[1, 1, 0]]),
        (["duplicate-key", "\x1b[31m", "error", "said", [0, 3], None, [], None], [[1, 1, 0]]),
        (["no-such-rule", "front-matter", "error", "said", [0, 3], None, [], None], [[1, 1, 0]]),
        (RULE, [[10**12, 1, 0], [1, 4, 3]]),
        (RULE, [[10**12, 1, 10**13]]),
        (RULE, [[0, 0, 0]]),
        (RULE, [[-1, 5, 3]]),
        ([*RULE[:4], [0, 10**12], None, [], None], []),
        ([*RULE[:4], [10**30, 10**31], None, [], None], []),
    ],
)
@pytest.mark.parametrize("output_format", ["text", "json", "concise", "github"])
def test_results_that_no_run_made_are_not_believed(
    found: Any, places: Any, output_format: str
) -> None:
    forged(Path("kept"), rows_of_a_run([found], places))
    result = run("check", "--cache-dir", "kept", "--output-format", output_format)
    assert result.exit_code == 1
    assert "\x1b" not in result.output
    assert "set first here" in result.output or "title" in result.output


# T8: pipes and devices where files are read and written


@posix
@pytest.mark.parametrize("make", [os.mkfifo, lambda path: os.symlink("/dev/zero", path)])
@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("kept/{shard}", ("check", "--cache-dir", "kept")),
        ("kept/{shard}", ("clean", "--cache-dir", "kept")),
        ("found.json", ("check", "--output-file", "json=found.json")),
        ("found.html", ("report", "--output", "found.html")),
        ("content/schema.json", ("check", "content/with_schema.md")),
        ("content/schema.json", ("check", "--schema", "content/schema.json")),
        ("content/schema.json", ("schema", "check", "content/schema.json")),
        ("b.json", ("check", "--baseline", "b.json")),
        ("b.json", ("check", "--baseline", "b.json", "--update-baseline")),
        ("my.toml", ("check", "--config", "my.toml")),
        ("postlint.toml", ("check",)),
        ("pyproject.toml", ("check",)),
        ("content/p3.md", ("inspect", "content/p3.md")),
        ("content/p3.md", ("schema", "infer", "content/p3.md")),
        (".pre-commit-config.yaml", ("init", "--yes")),
        (".postlint-baseline.json", ("init", "--yes", "--with-baseline")),
    ],
)
def test_what_never_ends_is_neither_read_nor_written(
    make: Any, name: str, arguments: tuple[str, ...]
) -> None:
    Path("content/with_schema.md").write_text("---\n$schema: schema.json\ntitle: a\n---\nText.\n")
    if "shard" in name:
        run("check", "--cache-dir", "kept")
        (shard,) = [path.name for path in Path("kept").glob("*.results")][:1]
        name = name.format(shard=shard)
    Path(name).unlink(missing_ok=True)
    make(name)
    result = run(*arguments)
    assert result.exit_code in (0, 1, 2)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert os.path.lexists(name)


@posix
@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("postlint.toml", "leads out of the repository"),
        (".postlint-baseline.json", "in its own repository only"),
    ],
)
def test_a_file_that_nobody_named_is_not_read_out_of_the_repository(
    name: str, said: str, elsewhere: Path
) -> None:
    (elsewhere / "secret").write_text("secret = 1\n")
    Path("postlint.toml").write_text('baseline = ".postlint-baseline.json"\n')
    Path(name).unlink(missing_ok=True)
    os.symlink(elsewhere / "secret", name)
    result = run("check")
    assert refused(result)
    assert said in result.stderr
    assert "secret =" not in result.output


# T11: baselines that postlint did not write


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        '{"a":' * 100_000,
        '{"version": 1, "diagnostics": [{"path": "a", "rule": "b", "message": "c", "text": "", "count": Infinity}]}',
        '{"version": 1, "diagnostics": [{"path": "a", "rule": "b", "message": "c", "text": "", "count": NaN}]}',
        '{"version": 1, "diagnostics": [{"path": "a", "rule": "b", "message": "c", "text": "", "count": 1e999}]}',
        '{"version": 1, "diagnostics": [{"path": "a", "rule": "b", "message": "c", "text": "", "count": ' + "9" * 4000 + "}]}",
        '{"version": 1, "diagnostics": [{"path": "a", "rule": "b", "message": "c", "text": "", "count": ' + "9" * 5000 + "}]}",
        '{"version": 1, "diagnostics": [{"path": "a", "rule": "b", "message": "c", "text": "", "count": -3}]}',
        '{"version": 1, "diagnostics": [{"path": "a", "rule": "b", "message": "c", "text": "", "count": true}]}',
        '{"version": 1, "diagnostics": {"a": 1}}',
        '{"version": 1, "diagnostics": 1}',
        '{"version": 1, "diagnostics": [[]]}',
        '"' + "\\ud800" * 10 + '"',
        "null",
        "",
        "\x00",
    ],
    ids=lambda text: repr(text[:10] + text[-24:]),
)  # fmt: skip
@pytest.mark.parametrize("options", [(), ("--update-baseline",)])
def test_a_baseline_that_postlint_did_not_write_is_refused(
    text: str, options: tuple[str, ...]
) -> None:
    Path("b.json").write_text(text)
    result = run("check", "--baseline", "b.json", *options)
    assert refused(result), result.output
    assert "no baseline that postlint wrote" in result.stderr
    assert Path("b.json").read_text() == text
