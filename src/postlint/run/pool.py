"""Processes that share work: results in order, memory bounded, and a death costs one item."""

from __future__ import annotations

import multiprocessing
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, Protocol, TypeVar

from postlint.run.cycles import collect_from_here

T = TypeVar("T")
R = TypeVar("R")

_CHUNK = 32
_CHUNKS_AHEAD = 4
"""How many chunks a process may be ahead of the one whose results are waited for."""
_SPARE = 4
_GRACE = 5.0
"""Seconds that a process whose pipe is closed may take to be gone."""


class Process(Protocol):
    """A process that was started. Its exit code is negative for a signal's number."""

    @property
    def exitcode(self) -> int | None: ...

    def join(self, timeout: float | None = None) -> None: ...

    def kill(self) -> None: ...


Start = Callable[[Callable[[Any], Any], Sequence[Connection]], tuple[Connection, Process]]
"""Starts a process that serves some work: from that, and the ends of pipes that are open here, to
our end of its own pipe."""


@dataclass(slots=True)
class _Chunk(Generic[T, R]):
    """Items that go to a process together. `error` is what stopped the work on the next of them."""

    items: list[T]
    results: list[R] = field(default_factory=list)
    error: Exception | None = None
    singly: bool = False
    """One item at a time: a process died over these, and one of them is why."""

    @property
    def is_done(self) -> bool:
        return self.error is not None or len(self.results) == len(self.items)

    @property
    def next_items(self) -> list[T]:
        done = len(self.results)
        return self.items[done : done + 1 if self.singly else None]


class _Worker(Generic[T, R]):
    """A process, and the chunk that it works on."""

    def __init__(
        self, work: Callable[[T], R], colleagues: Iterable[_Worker[T, R]], start: Start
    ) -> None:
        self.chunk: _Chunk[T, R] | None = None
        inherited = [other.connection for other in colleagues]
        self.connection: Connection
        self.process: Process
        self.connection, self.process = start(work, inherited)

    def give(self, chunk: _Chunk[T, R]) -> bool:
        """Hands it a chunk, or what is left of it; False where the process is dead."""
        self.chunk = chunk
        try:
            self.connection.send(chunk.next_items)
        except OSError:
            return False
        return True

    def take(self) -> bool:
        """Takes its results into its chunk; False where the process died over it."""
        assert self.chunk is not None
        try:
            results, error = self.connection.recv()
        except (EOFError, OSError):
            return False
        self.chunk.results += results
        self.chunk.error = error
        return True

    def stop(self, grace: float = 0) -> int | None:
        """Ends the process, after `grace` seconds to end by itself; returns its exit code."""
        self.connection.close()
        self.process.join(grace)
        self.process.kill()
        self.process.join()
        return self.process.exitcode


def in_processes(
    work: Callable[[T], R], items: Iterable[T], jobs: int, lost: Callable[[T, str], R]
) -> Iterator[R]:
    """`work` of each item, in their order, by several processes.

    `lost` gives the result of an item whose process died over it, from the item and a reason such
    as "signal 9"; the rest is finished. What `work` raises is raised where its result would stand.
    However the caller leaves, no process is left behind. Few results wait in memory at a time.
    """
    team = Team(work, jobs, lost)
    try:
        yield from team.run(items)
    finally:
        team.close()


def forked(
    work: Callable[[Any], Any], inherited: Sequence[Connection]
) -> tuple[Connection, Process]:
    """Starts a process that shares what is loaded here, where the system has such."""
    context = multiprocessing.get_context("fork" if sys.platform == "linux" else None)
    ours, theirs = context.Pipe()
    is_fork = context.get_start_method() == "fork"
    arguments = (work, theirs, [ours, *inherited] if is_fork else [])
    process = context.Process(target=serve, args=arguments, daemon=True)
    process.start()
    theirs.close()
    return ours, process


class Team(Generic[T, R]):
    """Workers, and the chunks that they have been given and whose results are still to come.

    They stay for further items until they are let go by `close`, as they are where the results of
    some are not taken to the end. `start` is how they are started; else as `in_processes`.
    """

    def __init__(
        self,
        work: Callable[[T], R],
        jobs: int,
        lost: Callable[[T, str], R],
        start: Start = forked,
    ) -> None:
        self.work = work
        self.jobs = jobs
        self.lost = lost
        self.start = start
        self.workers: list[_Worker[T, R]] = []
        self.given: deque[_Chunk[T, R]] = deque()

    def run(self, all_items: Iterable[T]) -> Iterator[R]:
        """The results of items, in their order."""
        items = iter(all_items)
        is_done = False
        try:
            self.hire()
            if not self.workers:
                yield from map(self.work, items)
            while self.hand_out(items):
                self.take_in()
                while self.given and self.given[0].is_done:
                    chunk = self.given.popleft()
                    yield from chunk.results
                    if chunk.error is not None:
                        raise chunk.error
            is_done = True
        finally:
            if not is_done:
                self.close()

    def close(self) -> None:
        """Ends all processes."""
        self.given.clear()
        for worker in self.workers:
            worker.stop()
        self.workers.clear()

    def hire(self) -> None:
        """Starts as many workers as are asked for, or as the system lets there be.

        Then a few are let go again: files have to be opened as well.
        """
        try:
            while len(self.workers) < self.jobs:
                self.workers.append(_Worker(self.work, self.workers, self.start))
        except OSError:
            for worker in self.workers[-_SPARE:]:
                worker.stop()
            del self.workers[-_SPARE:]
            self.jobs = len(self.workers)

    def hand_out(self, items: Iterator[T]) -> bool:
        """Gives each idle worker a chunk; False where all is done."""
        for worker in list(self.workers):
            if worker.chunk is None and len(self.given) < self.jobs * _CHUNKS_AHEAD:
                chunk: _Chunk[T, R] = _Chunk(list(islice(items, _CHUNK)))
                if chunk.items:
                    self.given.append(chunk)
                    self.give(worker, chunk)
        return bool(self.given)

    def give(self, worker: _Worker[T, R], chunk: _Chunk[T, R]) -> None:
        while not worker.give(chunk):  # it died idle, over nothing of ours
            worker = self.replace(worker)[0]

    def take_in(self) -> None:
        """Waits for a worker that is done or dead, and goes on with what it held."""
        busy = {worker.connection: worker for worker in self.workers if worker.chunk is not None}
        for connection in wait(list(busy)):
            worker = busy[connection]  # type: ignore[index]
            chunk = worker.chunk
            assert chunk is not None
            if not worker.take():
                worker, exit_code = self.replace(worker)
                if chunk.singly or len(chunk.items) == 1:
                    chunk.results.append(self.lost(chunk.next_items[0], _reason(exit_code)))
                chunk.singly = True
            worker.chunk = None
            if not chunk.is_done:
                self.give(worker, chunk)

    def replace(self, dead: _Worker[T, R]) -> tuple[_Worker[T, R], int | None]:
        """A new worker for a dead one, and the dead one's exit code."""
        self.workers.remove(dead)
        exit_code = dead.stop(_GRACE)
        worker = _Worker(self.work, self.workers, self.start)
        self.workers.append(worker)
        return worker, exit_code


def _reason(exit_code: int | None) -> str:
    if exit_code is not None and exit_code < 0:
        return f"signal {-exit_code}"
    return f"exit code {exit_code}"


def serve(
    work: Callable[[T], R], connection: Connection, inherited: Iterable[Connection] = ()
) -> None:
    """What a worker does until its caller is gone.

    It closes the ends of pipes that it inherited: the death of the caller would go unseen.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the caller ends its workers
    for other in inherited:
        other.close()
    collect_from_here()
    try:
        while True:
            connection.send(_worked(work, connection.recv()))
    except (EOFError, OSError):
        return


def _worked(work: Callable[[T], R], items: list[T]) -> tuple[list[R], Exception | None]:
    """The results of items, up to the first over which `work` raises, and what it raised."""
    results: list[R] = []
    try:
        for item in items:
            results.append(work(item))  # noqa: PERF401 - those before an error count
    except Exception as error:  # noqa: BLE001 - the caller raises it
        return results, error
    return results, None
