"""A cluster that is not what a run needs, or is lost in the middle of it: one line, no traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from threading import Thread

import pytest
from click.testing import CliRunner

from postlint.cli import main

pytest.importorskip("distributed", reason="Dask is not installed")
pytestmark = pytest.mark.skipif(os.name != "posix", reason="workers start processes as POSIX does")

from postlint.run.cluster import connection, hiring  # noqa: E402

Start = Callable[..., "subprocess.Popen[bytes]"]
SLOW = """
import time
from postlint import Rule

class Slow(Rule):
    \"\"\"Takes its time, and leaves a mark.\"\"\"

    id = "slow"

    def check(self, post):
        open("begun", "w").close()
        time.sleep(1)
        return iter(())
"""


@pytest.fixture
def start(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Start]:
    """Starts a program of Dask, which is ended with the test."""
    place = tmp_path_factory.mktemp("dask")
    begun: list[subprocess.Popen[bytes]] = []

    def started(program: str, *arguments: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", f"distributed.cli.dask_{program}", *arguments]
        process = subprocess.Popen(
            [*command, "--no-dashboard", "--host", "127.0.0.1"],
            cwd=place,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        begun.append(process)
        return process

    yield started
    for process in reversed(begun):
        with suppress(ProcessLookupError):
            process.terminate()
        process.wait(20)


class Scheduler:
    """A scheduler that is a process, and its address."""

    def __init__(self, start: Start, place: Path) -> None:
        told = place / "scheduler.json"
        self.process = start("scheduler", "--port", "0", "--scheduler-file", str(told))
        _wait_for(told)
        self.address = json.loads(told.read_text())["address"]


@pytest.fixture
def scheduler(start: Start, tmp_path_factory: pytest.TempPathFactory) -> Scheduler:
    return Scheduler(start, tmp_path_factory.mktemp("told"))


@pytest.fixture(autouse=True)
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    (tmp_path / "hugo.toml").write_text("baseURL = 'https://kettles.example/'\n")
    for number in range(120):
        path = tmp_path / f"content/a/{number:03}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"---\ntitle: Kettle {number}\n---\n\n## Lid\n")
    return tmp_path


def _wait_for(path: Path) -> None:
    for _ in range(600):
        if path.exists() and (path.stat().st_size or path.suffix != ".json"):
            return
        time.sleep(0.1)
    raise AssertionError(f"{path} did not come to be")


def _problem(scheduler: Scheduler) -> str:
    """The line in which a run on a cluster is refused."""
    told = CliRunner().invoke(main, ["check", "--cluster", scheduler.address, "."])
    assert told.exit_code == 2, told.output
    assert told.stdout == ""
    assert told.stderr.startswith("error: ")
    assert told.stderr.count("\n") == 1, told.stderr
    return told.stderr.removeprefix("error: ").rstrip("\n")


def test_a_scheduler_without_workers(scheduler: Scheduler, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "_PATIENCE", 2)
    assert _problem(scheduler) == f"the scheduler at {scheduler.address} has no workers"


@pytest.mark.parametrize(
    ("loaded", "said"),
    [
        ("import sys\nsys.modules['postlint'] = None\n", "has no postlint: install postlint "),
        (
            "import os\nos.path.getsize = lambda path: os.stat(path).st_size + 1\n",
            "as it is here: use a folder that all workers share, or an address such as s3://",
        ),
    ],
)
def test_a_worker_that_cannot_do_it(
    scheduler: Scheduler, start: Start, site: Path, loaded: str, said: str
) -> None:
    preload = site.parent / "preload.py"
    preload.write_text(loaded)
    start("worker", scheduler.address, "--nthreads", "1", "--preload", str(preload))
    problem = _problem(scheduler)

    assert problem.startswith("the worker tcp://127.0.0.1:")
    assert said in problem


@pytest.mark.parametrize(
    ("lost", "said"),
    [
        ("scheduler", "the Dask scheduler was lost in the middle of the run"),
        ("worker", "no worker is left, and none came in 3 s"),
    ],
)
def test_what_is_lost_in_the_middle(
    scheduler: Scheduler,
    start: Start,
    site: Path,
    monkeypatch: pytest.MonkeyPatch,
    lost: str,
    said: str,
) -> None:
    (site / "rules.py").write_text(SLOW)
    (site / "postlint.toml").write_text('plugins = ["rules.py"]\nextend-select = ["slow"]\n')
    monkeypatch.setattr(connection, "_PATIENCE", 3)
    monkeypatch.setattr(hiring, "_WAIT", 3)
    worker = start("worker", scheduler.address, "--nthreads", "1")
    process = {"scheduler": scheduler.process, "worker": worker}[lost]

    def lose() -> None:
        _wait_for(site / "begun")
        if lost == "scheduler":
            process.kill()
        else:
            process.terminate()  # killed, a nanny would leave its worker behind

    loser = Thread(target=lose)
    loser.start()
    assert _problem(scheduler) == said
    loser.join()
