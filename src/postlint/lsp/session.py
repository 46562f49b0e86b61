"""When what is done: posts are linted as they are typed, and sites looked at in the pauses.

Linting has a thread of its own, and a look at sites a process: what editors send is taken in at
once. What a newer text has superseded is dropped.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Protocol, TypeVar

from lsprotocol import types as lsp
from pygls.uris import from_fs_path

from postlint.config.error import ConfigError
from postlint.files import unsaved
from postlint.files.reading import lies_on_disk
from postlint.lsp.desk import Desk
from postlint.lsp.diagnostics import diagnostic
from postlint.lsp.document import Document, Handle
from postlint.lsp.look import Look
from postlint.lsp.looking import Looking
from postlint.lsp.placing import Placed, placed

T = TypeVar("T")

_SOON = 0.05
"""Seconds until a typed text is linted: what else the same key asks for comes first."""


class Editor(Protocol):
    """What a session tells an editor."""

    def publish(self, params: lsp.PublishDiagnosticsParams) -> None: ...

    def tell(self, error: str) -> None: ...

    async def waits(self, goes_on: bool) -> None: ...


class Session:
    """The files that an editor holds, by absolute path, and what it was shown of others."""

    def __init__(self, editor: Editor, desk: Desk, encoding: str) -> None:
        self.editor = editor
        self.desk = desk
        self.encoding = encoding
        self.held: dict[str, Handle] = {}
        self.looking = Looking(self._seen, editor.waits, encoding, plugins=desk.plugins)
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="postlint")
        self._waiting: set[str] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._closed: dict[str, tuple[Placed, ...]] = {}

    def hold(self, path: str, handle: Handle, text: str) -> None:
        """An editor holds a file, and this is its text now."""
        is_new = path not in self.held
        self.held[path] = handle
        self.looking.open = frozenset(self.held)
        _show(path, text.encode("utf-8", "surrogatepass"))
        self._lint_soon(path)
        self.looking.look_soon(at_once=is_new)

    def release(self, path: str) -> None:
        """An editor holds a file no longer: what lies on the disk counts again."""
        handle = self.held.pop(path, None)
        self.looking.open = frozenset(self.held)
        unsaved.release(path)
        if handle is not None:
            self._publish(handle, [])
        self._closed.pop(path, None)
        self.looking.look_soon()

    async def ask(self, path: str, function: Callable[[Document], T]) -> T | None:
        """What a function says of a file that an editor holds, in the thread of the desk.

        None for what is no post, and where the settings cannot be used, which is told.
        """
        handle = self.held.get(path)
        if handle is None:
            return None

        def answer() -> T | None:
            if not self.desk.is_post(path):
                return None
            return function(Document(path, handle, self.desk, self.encoding))

        try:
            return await self._in_thread(answer)
        except ConfigError as error:
            self.editor.tell(str(error))
            return None

    def _lint_soon(self, path: str) -> None:
        """Lints a post in a moment; what is typed until then is linted with it."""
        if path not in self._waiting:
            self._waiting.add(path)
            loop = asyncio.get_running_loop()
            loop.call_later(_SOON, lambda: self._spawn(self._lint(path)))

    async def _lint(self, path: str) -> None:
        self._waiting.discard(path)
        handle = self.held.get(path)
        shown = await self.ask(path, _diagnostics)
        if handle is not None and self.held.get(path) == handle:
            self._publish(handle, shown or [])

    async def _seen(self, look: Look) -> None:
        """Shows what a look at the sites found, and lints again with it."""
        self.editor.tell(look.error or "")
        if look.error is not None:
            return
        await self._in_thread(lambda: self.desk.take(look.told, look.tally))
        for path in self._closed.keys() | look.closed.keys():
            found = look.closed.get(path, ())
            if path not in self.held and self._closed.get(path, ()) != found:
                uri = from_fs_path(path) or ""
                self._publish(Handle(uri, None), list(map(diagnostic, found)))
        self._closed = dict(look.closed)
        for path in self.held:
            self._lint_soon(path)

    async def _in_thread(self, function: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._worker, function)

    def _publish(self, handle: Handle, shown: list[lsp.Diagnostic]) -> None:
        self.editor.publish(lsp.PublishDiagnosticsParams(handle.uri, shown, handle.version))

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def end(self) -> None:
        self.looking.end()
        self._worker.shutdown(wait=False, cancel_futures=True)


def _show(path: str, data: bytes) -> None:
    """Lets a file be read as an editor shows it, where that differs from what lies on the disk."""
    if lies_on_disk(path, data):
        unsaved.release(path)
    else:
        unsaved.hold(path, data)


def _diagnostics(document: Document) -> list[lsp.Diagnostic]:
    shown = placed(document.report, document.desk.workplace, document.encoding)
    return list(map(diagnostic, shown))
