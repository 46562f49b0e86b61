"""Many posts in several processes: the same as in one, whatever happens to a process."""

from __future__ import annotations

import json
import multiprocessing
import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from processes import interruptible

from postlint.cli._options import Override
from postlint.diagnostic import Severity
from postlint.pipeline import linter
from postlint.run import file_linter, runner
from postlint.run.pool import in_processes
from postlint.run.workplace import Workplace
from postlint.source import Source

MANY = 200


def _died(item: int, reason: str) -> str:
    return f"{item}: {reason}"


def _run(work: Callable[[int], object], items: int = MANY, jobs: int = 2) -> list[object]:
    return list(in_processes(work, range(items), jobs, _died))


def test_results_come_in_the_order_of_the_items() -> None:
    def slow_first(item: int) -> int:
        time.sleep(0.05 if item == 0 else 0)
        return item

    assert _run(slow_first) == list(range(MANY))


def test_the_work_is_done_in_other_processes() -> None:
    assert os.getpid() not in _run(lambda _: os.getpid())


def test_no_items_no_results() -> None:
    assert _run(str, items=0) == []


@pytest.mark.parametrize("killer", [0, 31, 32, MANY - 1])
def test_a_death_costs_one_item(killer: int) -> None:
    def deadly(item: int) -> str:
        if item == killer:
            os.kill(os.getpid(), signal.SIGKILL)
        return str(item)

    expected = [str(item) for item in range(MANY)]
    expected[killer] = f"{killer}: signal 9"

    assert _run(deadly) == expected


def test_every_item_may_be_deadly() -> None:
    assert _run(lambda _: os._exit(3), items=5) == [f"{i}: exit code 3" for i in range(5)]


def test_an_error_is_raised_where_its_result_would_stand() -> None:
    def failing(item: int) -> int:
        if item == 77:
            raise ValueError("seventy-seven")
        return item

    results: list[object] = []
    with pytest.raises(ValueError, match="seventy-seven"):
        results.extend(in_processes(failing, range(MANY), 2, _died))

    assert results == list(range(77))


def test_few_items_are_read_ahead_of_a_slow_reader() -> None:
    items = iter(range(1_000_000))
    results = in_processes(str, items, 2, _died)
    for _ in range(10):
        next(results)
    results.close()  # type: ignore[attr-defined]

    assert next(items) < 1000


def test_no_process_is_left_behind() -> None:
    results = in_processes(str, range(10_000), 3, _died)
    next(results)
    results.close()  # type: ignore[attr-defined]

    assert multiprocessing.active_children() == []


def test_what_goes_to_a_process_can_be_sent_where_there_is_no_fork() -> None:
    options = {
        "generator": "jekyll",
        "theme": None,
        "fail_on": ({"all": Severity.WARNING},),
        "ignore": (("images",),),
    }
    workplace = Workplace(Override(options), isolated=True)
    file_linter.lint_data("post.md", b"---\ntitle: A\n---\n![](a.png)\n", workplace)

    sent = pickle.loads(pickle.dumps(workplace))

    assert sent.config(Path.cwd()).fail_on == {"all": Severity.WARNING}
    assert sent.rules("post.md")
    assert sent.profile("post.md").generator.name == "jekyll"


@pytest.fixture
def posts(tmp_path: Path) -> Path:
    for i in range(MANY):
        title = f"title: Post {i}\n" if i % 3 else ""
        text = f"---\n{title}date: 2024-01-{i % 40:02}\n---\n\n![](a{i}.png)\n\n# A\n\n### B {i}\n"
        (tmp_path / f"{i:03}.md").write_text(text)
    (tmp_path / "100.md").write_bytes(b"\xff\xfe")
    return tmp_path


def _check(folder: Path, *options: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "postlint", "check", *options, "."]
    pipe = subprocess.PIPE
    return subprocess.Popen(
        command, cwd=folder, stdout=pipe, stderr=pipe, start_new_session=True,
        preexec_fn=interruptible if os.name == "posix" else None,
    )  # fmt: skip


@pytest.mark.parametrize("output_format", ["text", "json"])
def test_the_number_of_processes_changes_no_byte(posts: Path, output_format: str) -> None:
    outputs = set()
    for jobs in ("1", "2", "3"):
        process = _check(posts, "--jobs", jobs, "--output-format", output_format)
        out, errors = process.communicate()
        assert (process.returncode, errors) == (1, b"")
        outputs.add(out)

    assert len(outputs) == 1


def test_a_broken_config_ends_a_run_of_many(posts: Path) -> None:
    (posts / "postlint.toml").write_text('[[schemas]]\nfiles = ["150.md"]\nschema = "none.json"\n')
    process = _check(posts, "--jobs", "2")
    _, errors = process.communicate()

    assert process.returncode == 2
    assert errors.startswith(b"error: none.json")
    assert errors.count(b"\n") == 1


def test_a_post_over_which_its_process_dies_is_reported(
    posts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lint = linter.lint

    def deadly(source: Source, *rest: object) -> object:
        if source.path.endswith("050.md"):
            os.kill(os.getpid(), signal.SIGKILL)
        return lint(source, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(file_linter, "lint", deadly)
    monkeypatch.chdir(posts)
    workplace = Workplace(isolated=True)
    files = sorted(path.name for path in posts.iterdir())
    reports = list(runner.run(files, workplace, jobs=2))

    assert [report.source.path for report in reports] == files
    dead = [report for report in reports if report.diagnostics[0].rule == "internal-error"]
    assert [(report.source.path, report.diagnostics[0].message) for report in dead] == [
        ("050.md", "reading the post failed: signal 9")
    ]


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="needs process groups")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupt_ends_a_run_at_once(posts: Path, jobs: str) -> None:
    for i in range(3000):
        (posts / f"more{i}.md").write_text("# A\n\ntext\n" * 400)
    process = _check(posts, "--jobs", jobs, "--output-format", "json")
    time.sleep(1.5)
    os.killpg(process.pid, signal.SIGINT)
    _, errors = process.communicate(timeout=20)

    assert (process.returncode, errors) == (130, b"interrupted\n")
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="needs process groups")
def test_processes_end_with_the_one_that_started_them(posts: Path) -> None:
    for i in range(3000):
        (posts / f"more{i}.md").write_text("# A\n\ntext\n" * 400)
    process = _check(posts, "--jobs", "3", "--output-format", "json")
    time.sleep(1.5)
    process.kill()
    process.communicate()
    for _ in range(100):
        try:
            os.killpg(process.pid, 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)
    pytest.fail("a process is still there")


def test_diagnostics_of_many_posts_are_whole(posts: Path) -> None:
    process = _check(posts, "--jobs", "2", "--output-format", "json")
    made = json.loads(process.communicate()[0])

    assert made["summary"]["posts"] == MANY
    assert {diagnostic["path"] for diagnostic in made["diagnostics"]} >= {"000.md", "100.md"}
