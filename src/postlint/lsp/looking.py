"""Looks at sites when typing pauses, one look after another."""

from __future__ import annotations

import asyncio
import os
import pickle
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Awaitable, Callable, Iterator
from contextlib import suppress
from pathlib import Path
from time import monotonic

from postlint.files import unsaved
from postlint.lsp.look import Inquiry, Look
from postlint.run.tally import Tally

_PAUSE = 0.4
_LONGEST_PAUSE = 3.0
"""Seconds without a change: as long as the last look took, within these bounds."""
_LONG = 1.0
"""Seconds after which it is told that a look goes on."""
_COMMAND = sys.executable, "-P", "-c", "from postlint.lsp.look import main; main()"
"""With `-P`, nothing that lies in the working directory is imported."""


class Looking:
    """What is looked at, `folders` and files that are `open` elsewhere, and when.

    `seen` is called with what a look found, `waits` with whether a long one goes on.
    """

    def __init__(
        self,
        seen: Callable[[Look], Awaitable[None]],
        waits: Callable[[bool], Awaitable[None]],
        encoding: str,
        *,
        plugins: bool,
    ) -> None:
        self.folders: list[str] = []
        self.open: frozenset[str] = frozenset()
        self._seen = seen
        self._waits = waits
        self._encoding = encoding
        self._plugins = plugins
        self._pause = _PAUSE
        self._timer: asyncio.TimerHandle | None = None
        self._task: asyncio.Task[None] | None = None
        self._process: Process | None = None

    def look_soon(self, *, at_once: bool = False) -> None:
        """Looks when nothing has changed for a while; where one goes on, when it is done."""
        if self._timer is not None:
            self._timer.cancel()
        pause = 0 if at_once else self._pause
        self._timer = asyncio.get_running_loop().call_later(pause, self._start)

    def _start(self) -> None:
        if self._task is None or self._task.done():
            self._timer = None
            self._task = asyncio.get_running_loop().create_task(self._look())
        else:
            self.look_soon()

    async def _look(self) -> None:
        started = monotonic()
        telling = asyncio.create_task(self._tell_long())
        try:
            looks = [await self._answer(*asked) for asked in self._inquiries()]
        finally:
            telling.cancel()
            await self._waits(False)
        self._pause = min(max(_PAUSE, monotonic() - started), _LONGEST_PAUSE)
        await self._seen(_together(looks))

    async def _tell_long(self) -> None:
        await asyncio.sleep(_LONG)
        await self._waits(True)

    def _inquiries(self) -> Iterator[tuple[str, Inquiry]]:
        """What to ask, and in which folder: of each folder, and of the open posts outside."""
        jobs = max(1, (os.cpu_count() or 1) - 1)
        told = self.open, unsaved.all_held(), self._encoding, self._plugins, jobs
        folders = [folder for folder in self.folders if _is_site(folder)]
        for folder in folders:
            yield folder, Inquiry((".",), *told)
        saved = filter(os.path.exists, sorted(self.open))
        outside = (path for path in saved if not any(map(Path(path).is_relative_to, folders)))
        if paths := tuple(outside):
            yield os.getcwd(), Inquiry(paths, *told)

    async def _answer(self, folder: str, inquiry: Inquiry) -> Look:
        try:
            self._process = await asyncio.create_subprocess_exec(
                *_COMMAND, stdin=PIPE, stdout=PIPE, cwd=folder, start_new_session=True
            )
            answer, _ = await self._process.communicate(pickle.dumps(inquiry))
            found: Look = pickle.loads(answer)
        except (OSError, EOFError, pickle.UnpicklingError) as error:
            return Look({}, {}, error=f"{folder}: its posts cannot be looked at: {error}")
        return found

    def end(self) -> None:
        """Ends a look that goes on, with all of its processes."""
        if self._timer is not None:
            self._timer.cancel()
        if self._process is not None and self._process.returncode is None:
            with suppress(OSError):
                if sys.platform == "win32":
                    self._process.kill()
                else:
                    os.killpg(self._process.pid, signal.SIGKILL)


def _is_site(folder: str) -> bool:
    """Whether a folder may hold a site, and not all that a user or a machine has."""
    path = Path(folder)
    return path.is_dir() and path not in (Path.home(), Path(path.anchor))


def _together(looks: list[Look]) -> Look:
    """What several looks saw. Of habits, each site has its own."""
    errors = [look.error for look in looks if look.error is not None]
    tallies = [look.tally for look in looks if look.tally is not None]
    return Look(
        {path: found for look in looks for path, found in look.closed.items()},
        {path: told for look in looks for path, told in look.told.items()},
        Tally.of(tallies) if tallies else None,
        sum(look.more for look in looks),
        errors[0] if errors else None,
    )
