"""The server: what editors send goes to the session, and answers come from the capabilities.

The only module that knows which message is for what.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import partial
from typing import Any

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from postlint.files.standard_streams import answers
from postlint.files.writer import NotWrittenError
from postlint.lsp import actions
from postlint.lsp.completion import TRIGGERS, completion
from postlint.lsp.definition import definition
from postlint.lsp.desk import Desk
from postlint.lsp.document import Document, Handle
from postlint.lsp.hover import hover
from postlint.lsp.session import Session
from postlint.lsp.symbols import symbols
from postlint.version import __version__

Answer = Callable[[Document, Any], Any]

_ANSWERS: dict[str, tuple[Answer, Any]] = {
    lsp.TEXT_DOCUMENT_HOVER: (hover, None),
    lsp.TEXT_DOCUMENT_DEFINITION: (definition, None),
    lsp.TEXT_DOCUMENT_DOCUMENT_SYMBOL: (symbols, None),
    lsp.TEXT_DOCUMENT_COMPLETION: (
        completion,
        lsp.CompletionOptions(trigger_characters=TRIGGERS),
    ),
}
"""What is asked of an open post by each request, and what editors are told of that beforehand."""


class Server(LanguageServer):
    """A server for one editor. Without `plugins`, no code of a site is run."""

    session: Session

    def __init__(self, *, plugins: bool = True) -> None:
        full = lsp.TextDocumentSyncKind.Full  # places in texts are counted by `Source` alone
        super().__init__("postlint", __version__, text_document_sync_kind=full)
        self.plugins = plugins
        self._told = ""
        self._work = 0

    def folders(self) -> list[str]:
        """The folders of the workspace."""
        named = [to_fs_path(uri) for uri in self.workspace.folders] or [self.workspace.root_path]
        return [os.path.realpath(one) for one in named if one and os.path.isdir(one)]

    def begin(self) -> None:
        """Begins the session, when the editor has said what it can do."""
        folders = self.folders()
        if folders:
            os.chdir(folders[0])
        encoding = self.workspace.position_encoding or "utf-16"
        self.session = Session(
            self, Desk(plugins=self.plugins), getattr(encoding, "value", encoding)
        )
        self.session.looking.folders = folders

    @property
    def resolves_actions(self) -> bool:
        """Whether the editor asks for the edit of an action when it is chosen."""
        document = self.client_capabilities.text_document
        action = document.code_action if document else None
        support = action.resolve_support if action else None
        return support is not None and "edit" in support.properties

    def publish(self, params: lsp.PublishDiagnosticsParams) -> None:
        self.text_document_publish_diagnostics(params)

    def tell(self, error: str) -> None:
        """Shows an error, once as long as it lasts; an empty one says that all is well."""
        if error and error != self._told:
            shown = lsp.ShowMessageParams(lsp.MessageType.Error, f"postlint: {error}")
            self.window_show_message(shown)
        self._told = error

    async def waits(self, goes_on: bool) -> None:
        """Shows that sites are looked at, or are no more, in an editor that can."""
        window, progress = self.client_capabilities.window, self.work_done_progress
        if window is None or not window.work_done_progress:
            return
        if goes_on:
            self._work += 1
            await progress.create_async(f"look {self._work}")
            begin = lsp.WorkDoneProgressBegin("postlint", message="looking at the site")
            progress.begin(f"look {self._work}", begin)
        elif f"look {self._work}" in progress.tokens:
            progress.end(f"look {self._work}", lsp.WorkDoneProgressEnd())
            del progress.tokens[f"look {self._work}"]

    async def answer(self, uri: str, function: Callable[[Document], Any]) -> Any:
        """What a function says of an open post; None for anything else."""
        path = _path_of(uri)
        return None if path is None else await self.session.ask(path, function)


def _path_of(uri: str) -> str | None:
    """The path of a file, its folder without links, as the working directory is; None for others.

    A link to a file stays one: that is the post.
    """
    path = to_fs_path(uri)
    if path is None:
        return None
    folder, name = os.path.split(path)
    return os.path.join(os.path.realpath(folder), name)


def make_server(*, plugins: bool = True) -> Server:
    """A server that waits for an editor."""
    server = Server(plugins=plugins)
    for method, (function, options) in _ANSWERS.items():
        _offer(server, method, function, options)
    _follow_files(server)
    _follow_folders(server)
    _follow_actions(server)

    @server.feature(lsp.INITIALIZE)
    def initialize(_: lsp.InitializeParams) -> None:
        server.begin()

    @server.feature(lsp.SHUTDOWN)
    def shutdown(_: None) -> None:
        server.session.end()

    return server


def _offer(server: Server, method: str, function: Answer, options: Any) -> None:
    @server.feature(method, options)
    async def answer(params: Any) -> Any:
        return await server.answer(params.text_document.uri, lambda about: function(about, params))


def _follow_files(server: Server) -> None:
    """Follows what an editor does with files."""

    def hold(uri: str) -> None:
        path = _path_of(uri)
        if path is not None:
            document = server.workspace.get_text_document(uri)
            server.session.hold(path, Handle(uri, document.version), document.source)

    @server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: lsp.DidOpenTextDocumentParams) -> None:
        hold(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: lsp.DidChangeTextDocumentParams) -> None:
        hold(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: lsp.DidCloseTextDocumentParams) -> None:
        path = _path_of(params.text_document.uri)
        if path is not None:
            server.session.release(path)

    @server.feature(lsp.TEXT_DOCUMENT_DID_SAVE)
    def saved(_: lsp.DidSaveTextDocumentParams) -> None:
        server.session.looking.look_soon()


def _follow_folders(server: Server) -> None:
    """Follows what becomes of the workspace: settings, site files, layouts, whole folders."""

    @server.feature(lsp.INITIALIZED)
    def initialized(_: lsp.InitializedParams) -> None:
        workspace = server.client_capabilities.workspace
        watching = workspace.did_change_watched_files if workspace else None
        if watching is not None and watching.dynamic_registration:
            every = lsp.DidChangeWatchedFilesRegistrationOptions([lsp.FileSystemWatcher("**/*")])
            method = lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES
            wanted = [lsp.Registration(id="files", method=method, register_options=every)]
            server.client_register_capability(lsp.RegistrationParams(wanted))
        server.session.looking.look_soon(at_once=True)

    @server.feature(lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def changed(params: lsp.DidChangeWatchedFilesParams) -> None:
        if any(_matters(change.uri) for change in params.changes):
            server.session.looking.look_soon()

    @server.feature(lsp.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS)
    def folders(_: lsp.DidChangeWorkspaceFoldersParams) -> None:
        server.session.looking.folders = server.folders()
        server.session.looking.look_soon(at_once=True)


def _matters(uri: str) -> bool:
    """Whether a file may matter to a site: packages, and what git keeps, change all the time."""
    parts = uri.split("/")
    return not {".git", "node_modules", "__pycache__"}.intersection(parts)


def _follow_actions(server: Server) -> None:
    """Works out the actions that are chosen."""

    options = lsp.CodeActionOptions(code_action_kinds=actions.KINDS, resolve_provider=True)

    @server.feature(lsp.TEXT_DOCUMENT_CODE_ACTION, options)
    async def offer(params: lsp.CodeActionParams) -> list[lsp.CodeAction] | None:
        def offered(about: Document) -> list[lsp.CodeAction]:
            made = actions.actions(about, params)
            is_late = server.resolves_actions
            return made if is_late else [actions.resolved(about, one) for one in made]

        found: list[lsp.CodeAction] | None = await server.answer(params.text_document.uri, offered)
        return found

    @server.feature(lsp.CODE_ACTION_RESOLVE)
    async def resolve(action: lsp.CodeAction) -> lsp.CodeAction:
        uri = actions.Chosen.of(action).uri
        resolved = await server.answer(uri, lambda about: actions.resolved(about, action))
        return resolved or action

    @server.command(actions.BASELINE)
    async def forgive(uri: str, rule: str, start: int) -> None:
        chosen = actions.Chosen(uri, rule, start)
        try:
            await server.answer(uri, partial(actions.forgive, chosen=chosen))
        except NotWrittenError as error:
            server.tell(str(error))
        server.session.looking.look_soon(at_once=True)


def serve(*, plugins: bool = True) -> None:
    """Serves the editor at standard input and output. What rules print goes to standard error."""
    make_server(plugins=plugins).start_io(sys.stdin.buffer, answers())
