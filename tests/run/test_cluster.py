"""The same bytes from a cluster as from one machine, whatever happens to its workers."""

from __future__ import annotations

import json
import os
import signal
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from shutil import rmtree
from typing import Any
from zipfile import ZipFile

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from linting import SHARED

from postlint.cli import main
from postlint.report import PostReport
from postlint.reporters.formats.json import as_json
from postlint.run.runner import Found, find_posts, run
from postlint.run.workplace import Workplace

distributed = pytest.importorskip("distributed", reason="Dask is not installed")
pytestmark = pytest.mark.skipif(os.name != "posix", reason="workers start processes as POSIX does")

from postlint.run.cluster import connection, hiring  # noqa: E402
from postlint.run.cluster.job import Job  # noqa: E402

NOW = datetime(2026, 11, 23, tzinfo=UTC)
HUGO = "baseURL = 'https://kettles.example/'\ntheme = 'PaperMod'\n"
DEADLY = """
import os, signal
from postlint import Rule

class Deadly(Rule):
    \"\"\"Kills whoever looks at a post.\"\"\"

    id = "deadly"

    def check(self, post):
        if "poison" in post.source.text:
            os.kill(os.getpid(), signal.SIGKILL)
        return iter(())
"""


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """Two workers, each a process, and their scheduler."""
    with _workers() as made:
        yield made


def _workers() -> Any:
    return distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address="127.0.0.1:0", silence_logs=50
    )


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site of 240 posts with habits, titles that are the same, and problems of all kinds."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    _put(
        {f"content/{section}/{n:03}.md": _post(section, n) for section in "ab" for n in range(120)}
    )
    return tmp_path


def _post(section: str, number: int) -> str:
    silence = "# postlint-disable-file duplicate-title\n" if number % 17 == 0 else ""
    title = "Kettles" if number % 30 == (section == "b") else f"{section}{number}"
    return (
        f"---\ntitle: {title}\nkeyword: tea\n{silence}---\n\n"
        f"{'#' * (2 + number % 3)} Lid\n\n<b>hot</b> ![](a{number}.png) [x](../b/003.md#none)\n"
    )


def _put(made: dict[str, str]) -> None:
    for path, text in {"hugo.toml": HUGO, **made}.items():
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_text(text)


def _told(reports: Iterator[PostReport]) -> list[Any]:
    return [
        (report.source.path, [as_json(found, report.source) for found in report.diagnostics])
        for report in reports
    ]


def _found(workplace: Workplace, *named: str) -> tuple[list[str], Found]:
    files = sorted(find_posts(named or (".",), workplace, print))
    return files, Found(files, () if named else (".",))


def _alone(*named: str) -> list[Any]:
    workplace = Workplace(now=NOW)
    files, found = _found(workplace, *named)
    return _told(run(files, workplace, found=found))


def _spread(cluster: Any, *named: str, size: int | None = None) -> list[Any]:
    workplace = Workplace(now=NOW)
    files, found = _found(workplace, *named)
    with connection.connected(cluster.scheduler_address, 2) as client:
        return _told(Job(client, files, workplace, found, size=size).reports())


def _check(cluster: Any, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["check", "--cluster", cluster.scheduler_address, *arguments])


def _json(output: str) -> Any:
    return json.loads(output)["diagnostics"]


@pytest.mark.parametrize("size", [7, 100, 1000])
def test_parts_change_nothing(cluster: Any, site: Path, size: int) -> None:
    alone = _alone()
    assert {found["rule"] for _, told in alone for found in told} >= {"duplicate-title"}
    assert _spread(cluster, size=size) == alone


def test_a_named_post_is_told_what_touches_it(cluster: Any, site: Path) -> None:
    named = ("content/a/003.md", "content/b/010.md")
    assert _spread(cluster, *named) == _alone(*named)


titles = st.sampled_from(["Kettles", "kettles", "Teapots"])
lines = st.sampled_from(["slug: pot", "draft: true", "# postlint-disable-file duplicate-title"])
bodies = st.sampled_from(["## Lid", "### Lid", "### Spout\n\n<b>hot</b>", "#### Lid", "Hot."])
posts = st.builds(
    lambda title, line, body: f"---\ntitle: {title}\n{line}\n---\n\n{body}\n", titles, lines, bodies
)
paths = st.sampled_from([f"content/{section}/{name}.md" for section in "ab" for name in range(6)])


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(paths, posts, min_size=2), st.integers(1, 5))
def test_random_sites_in_random_parts(
    cluster: Any,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    made: dict[str, str],
    size: int,
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("site"))
    _put(made)
    assert _spread(cluster, size=size) == _alone()


def test_a_post_that_kills_its_process_is_told_as_on_one_machine(cluster: Any, site: Path) -> None:
    (site / "rules.py").write_text(DEADLY)
    (site / "postlint.toml").write_text('plugins = ["rules.py"]\nextend-select = ["deadly"]\n')
    Path("content/a/050.md").write_text("---\ntitle: poison\n---\n")
    arguments = ("--no-cache", "--jobs", "2", "--output-format", "json", ".")
    alone = CliRunner().invoke(main, ["check", *arguments])
    spread = _check(cluster, "--output-format", "json", ".")

    assert (spread.exit_code, alone.exit_code) == (2, 2)
    assert [d["message"] for d in _json(spread.stdout) if d["rule"] == "internal-error"] == [
        "reading the post failed: signal 9"
    ]
    assert spread.stdout == alone.stdout


def test_a_worker_that_dies_costs_nothing_but_time(site: Path) -> None:
    alone = _alone()
    with _workers() as own:
        pids = [nanny.process.pid for nanny in own.workers.values()]

        def kill() -> None:
            time.sleep(1.5)
            os.kill(pids[0], signal.SIGKILL)

        killer = threading.Thread(target=kill)
        killer.start()
        told = _spread(own, size=4)
        killer.join()
        assert [nanny.process.pid for nanny in own.workers.values()] != pids
    assert told == alone


def test_an_archive_is_read_at_its_address(cluster: Any, site: Path) -> None:
    with ZipFile(site.parent / "site.zip", "w") as archive:
        for path in sorted(site.rglob("*.*")):
            if path.is_file():
                archive.write(path, path.relative_to(site))
    alone = CliRunner().invoke(main, ["check", "--no-cache", "--output-format", "json"])
    afar = _check(cluster, "--output-format", "json", f"zip://::{site.parent / 'site.zip'}")

    assert afar.stderr == ""
    assert afar.stdout == alone.stdout
    assert Path.cwd() == site


def test_what_this_process_holds_in_memory_goes_with_the_settings(cluster: Any, site: Path) -> None:
    from fsspec.implementations.memory import MemoryFileSystem

    files = MemoryFileSystem()
    files.put(str(site), "/kettles", recursive=True)
    alone = CliRunner().invoke(main, ["check", "--no-cache", "--output-format", "json"])
    afar = _check(cluster, "--output-format", "json", "memory://kettles")
    files.rm("/kettles", recursive=True)

    assert afar.stdout == alone.stdout


def test_a_store_of_objects(
    cluster: Any, site: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: Any
) -> None:
    server = pytest.importorskip("moto.server").ThreadedMotoServer("127.0.0.1", 0)
    s3fs = pytest.importorskip("s3fs")
    fsspec_config = pytest.importorskip("fsspec.config")
    server.start()
    host, port = server.get_host_and_port()
    config = tmp_path_factory.mktemp("fsspec")
    told = {"key": "a", "secret": "b", "endpoint_url": f"http://{host}:{port}"}
    (config / "conf.json").write_text(json.dumps({"s3": told}))
    for name, value in told.items():
        monkeypatch.setitem(fsspec_config.conf.setdefault("s3", {}), name, value)
    monkeypatch.setenv("FSSPEC_CONFIG_DIR", str(config))
    try:
        files = s3fs.S3FileSystem(**told)
        files.mkdir("kettles")
        files.put(f"{site}/", "kettles/site", recursive=True)
        alone = CliRunner().invoke(main, ["check", "--no-cache", "--output-format", "jsonl"])
        with _workers() as own:  # which have the store's address in their environment
            afar = _check(own, "--output-format", "jsonl", "s3://kettles/site")
            parts = _check(
                own, "--output-file", "jsonl=s3://kettles/out/*.jsonl", "s3://kettles/site"
            )
            lost = _check(own, "s3://none/site")
            unwritten = _check(own, "--output-file", "jsonl=s3://none/*.jsonl", "s3://kettles/site")
        made = b"".join(files.cat_file(name) for name in sorted(files.find("kettles/out")))
    finally:
        server.stop()

    assert afar.stdout == made.decode() == alone.stdout
    assert parts.exit_code == 1
    missing = "there is no such file, folder or bucket\n"
    assert (lost.exit_code, lost.stderr) == (2, f"error: s3://none/site: {missing}")
    assert (unwritten.exit_code, unwritten.stderr.endswith(missing)) == (2, True)


def test_outputs_by_part_make_up_the_whole(cluster: Any, site: Path) -> None:
    alone = CliRunner().invoke(main, ["check", "--no-cache", "--output-format", "jsonl"])
    Path("made").mkdir()
    spread = _check(cluster, "--output-file", "jsonl=made/part-*.jsonl", ".")
    parts = sorted(Path("made").iterdir())

    assert [part.name for part in parts] == [
        "part-00000.jsonl",
        "part-00001.jsonl",
        "part-00002.jsonl",
    ]
    assert "".join(part.read_text() for part in parts) == alone.stdout
    assert (spread.exit_code, spread.stdout[:5]) == (1, "Found")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--cluster", "tcp://127.0.0.1:9", "."], "no Dask scheduler answers at tcp://127.0.0.1:9"),
        (["--cluster", "kettle", "."], "kettle: it is no address of a Dask scheduler"),
        (["s3://kettles/site"], "s3://kettles/site: `--cluster` reads addresses"),
    ],
)
def test_what_cannot_be_reached_is_told_in_a_line(
    arguments: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(connection, "_PATIENCE", 2)
    told = CliRunner().invoke(main, ["check", *arguments])

    assert told.exit_code == 2
    assert told.stderr.startswith(f"error: {said}")
    assert told.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("memory://none/at/all", "there is no such folder or bucket"),
        ("zip://::none.zip", "there is no such file, folder or bucket"),
        ("s5://kettles", "it is no address that fsspec knows"),
    ],
)
def test_an_address_that_holds_nothing(cluster: Any, site: Path, address: str, said: str) -> None:
    told = _check(cluster, address)
    assert (told.exit_code, told.stderr) == (2, f"error: {address}: {said}\n")


def test_a_worker_with_another_postlint_is_refused(
    cluster: Any,
    site: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(connection, "__version__", "99.0")
    told = _check(cluster, ".")

    assert told.exit_code == 2
    assert "and here is postlint 99.0: install the same on all" in told.stderr
    assert told.stderr.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["--watch", "."],
        ["--since", "HEAD", "."],
        ["--cache-dir", "kept", "."],
        ["--jobs", "3", "."],
        ["-"],
        ["--fix", "memory://kettles"],
        ["--baseline", "known.json", "--output-file", "jsonl=part-*.jsonl", "."],
    ],
)
def test_what_does_not_go_together_is_refused(
    cluster: Any,
    site: Path,
    arguments: list[str],
) -> None:
    told = _check(cluster, *arguments)
    assert told.exit_code == 2
    assert "goes with" in told.stderr


def test_a_named_config_is_sent_with_all_that_it_extends(
    cluster: Any, site: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: Any
) -> None:
    away = tmp_path_factory.mktemp("away")
    made = {
        "house.toml": 'extend = "more/shared.toml"\n',
        "more/shared.toml": 'extend = "../base.toml"\nselect = ["first-heading-level"]\n',
        "base.toml": '[rules.first-heading-level]\nseverity = "error"\n',
    }
    for path, text in made.items():
        (away / path).parent.mkdir(exist_ok=True)
        (away / path).write_text(text)
    arguments = ("--output-format", "json", "--config", str(away / "house.toml"), "content")
    alone = CliRunner().invoke(main, ["check", "--no-cache", *arguments])
    assert {d["severity"] for d in _json(alone.stdout)} == {"error"}
    hired = hiring.crew

    def far(client: Any, setup: Any) -> Any:
        rmtree(away)  # as a worker elsewhere does not have it
        return hired(client, setup)

    monkeypatch.setattr("postlint.run.cluster.job.crew", far)
    spread = _check(cluster, *arguments)
    assert (spread.stderr, spread.stdout) == ("", alone.stdout)


def test_code_at_an_address_is_not_run(cluster: Any, site: Path) -> None:
    (site / "rules.py").write_text(DEADLY)
    (site / "postlint.toml").write_text('plugins = ["rules.py"]\n')
    with ZipFile(site.parent / "code.zip", "w") as archive:
        for name in ("rules.py", "postlint.toml", "hugo.toml", "content/a/001.md"):
            archive.write(site / name, name)
    told = _check(cluster, f"zip://::{site.parent / 'code.zip'}")

    assert told.exit_code == 2
    assert "lies at an address, and no code from there is run" in told.stderr


def test_names_that_lead_out_of_an_archive_are_left_out(cluster: Any, site: Path) -> None:
    with ZipFile(site.parent / "slip.zip", "w") as archive:
        archive.writestr("content/a.md", "---\ntitle: Kettles\n---\n\n## Lid\n")
        archive.writestr("../../slipped.md", "no")
    told = _check(cluster, f"zip://::{site.parent / 'slip.zip'}")

    assert "is left out: no file here has such a name" in told.stderr
    assert not list(site.parent.rglob("slipped.md"))


@pytest.mark.skipif(not SHARED.is_dir(), reason="the real posts are not beside the project")
def test_real_posts(cluster: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(SHARED / "corpora" / "dijkstra")
    assert _spread(cluster, size=50) == _alone()
