"""An editor for tests: it starts `postlint lsp` and speaks to it as editors do."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from time import monotonic
from typing import Any, BinaryIO

_PATIENCE = 60.0
"""Seconds: the machine may be busy."""

CAPABILITIES: dict[str, Any] = {
    "general": {"positionEncodings": ["utf-16"]},
    "textDocument": {"codeAction": {"resolveSupport": {"properties": ["edit"]}}},
}


class Editor:
    """A server, and what it has published of each file, by address."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self.process = process
        self.published: dict[str, list[dict[str, Any]]] = {}
        self.requests: list[dict[str, Any]] = []
        self.shown: list[str] = []
        self._numbers = count(1)
        self._messages: Queue[dict[str, Any]] = Queue()
        assert process.stdout is not None
        Thread(target=self._read, args=(process.stdout,), daemon=True).start()

    def request(self, method: str, params: Any = None) -> Any:
        """The answer to a request. Raises RuntimeError for an error."""
        number = next(self._numbers)
        self._send({"id": number, "method": method, "params": params})
        answer = self._next(lambda message: message.get("id") == number and "method" not in message)
        if "error" in answer:
            raise RuntimeError(answer["error"])
        return answer["result"]

    def notify(self, method: str, params: Any = None) -> None:
        self._send({"method": method, "params": params})

    def open(self, path: Path, text: str | None = None) -> str:
        """Opens a file, by default with what it holds, and returns its address."""
        uri = path.as_uri()
        text = path.read_bytes().decode() if text is None else text
        document = {"uri": uri, "languageId": "markdown", "version": 1, "text": text}
        self.notify("textDocument/didOpen", {"textDocument": document})
        return uri

    def change(self, uri: str, text: str, version: int = 2) -> None:
        """Types a whole new text."""
        self.published.pop(uri, None)
        document = {"uri": uri, "version": version}
        changes = {"textDocument": document, "contentChanges": [{"text": text}]}
        self.notify("textDocument/didChange", changes)

    def ask(self, method: str, uri: str, line: int = 0, character: int = 0, **more: Any) -> Any:
        """The answer to a request about a place."""
        place = {"line": line, "character": character}
        return self.request(method, {"textDocument": {"uri": uri}, "position": place, **more})

    def actions(self, uri: str, line: int, character: int = 0, *only: str) -> list[dict[str, Any]]:
        place = {"line": line, "character": character}
        context = {"diagnostics": [], **({"only": only} if only else {})}
        where = {"textDocument": {"uri": uri}, "range": {"start": place, "end": place}}
        found = self.request("textDocument/codeAction", {**where, "context": context})
        return list(found or [])

    def diagnostics(self, uri: str) -> list[dict[str, Any]]:
        """What is published of a file; waits for it."""
        self.wait(lambda: uri in self.published)
        return self.published[uri]

    def rules(self, uri: str) -> list[str]:
        return [found["code"] for found in self.diagnostics(uri)]

    def wait(self, until: Callable[[], bool]) -> None:
        """Takes messages in until something is so. Raises TimeoutError."""
        if not until():
            self._next(lambda _: until())

    def _next(self, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        until = monotonic() + _PATIENCE
        while (left := until - monotonic()) > 0:
            try:
                message = self._messages.get(timeout=left)
            except Empty:
                break
            self._take(message)
            if wanted(message):
                return message
        raise TimeoutError

    def _take(self, message: dict[str, Any]) -> None:
        match message.get("method"):
            case "textDocument/publishDiagnostics":
                params = message["params"]
                self.published[params["uri"]] = params["diagnostics"]
            case "window/showMessage":
                self.shown.append(message["params"]["message"])
            case str() if "id" in message:
                self.requests.append(message)
                self._send({"id": message["id"], "result": None})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin is not None
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def _read(self, stream: BinaryIO) -> None:
        while head := stream.readline():
            length = int(head.partition(b":")[2])
            while stream.readline().strip():
                pass
            self._messages.put(json.loads(stream.read(length)))


@contextmanager
def editing(*folders: Path, **capabilities: Any) -> Iterator[Editor]:
    """An editor with these folders open; its server is gone in the end."""
    command = [sys.executable, "-m", "postlint", "lsp"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, cwd=folders[0]) as process:
        editor = Editor(process)
        try:
            named = [{"uri": folder.as_uri(), "name": folder.name} for folder in folders]
            editor.request(
                "initialize",
                {
                    "processId": None,
                    "rootUri": named[0]["uri"],
                    "workspaceFolders": named,
                    "capabilities": {**CAPABILITIES, **capabilities},
                },
            )
            editor.notify("initialized", {})
            yield editor
            editor.request("shutdown")
            editor.notify("exit")
            assert process.wait(_PATIENCE) == 0
        finally:
            process.kill()
