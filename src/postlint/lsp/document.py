"""A post that is open in an editor, as capabilities are asked about it."""

from __future__ import annotations

from functools import cached_property

from lsprotocol import types as lsp

from postlint.config.model import Config
from postlint.document.post import Post
from postlint.lsp.desk import Desk
from postlint.lsp.positions import Positions
from postlint.record import NamedTuple
from postlint.report import PostReport
from postlint.source import Span


class Handle(NamedTuple):
    """What an editor calls a post: its address, and the version of its text."""

    uri: str
    version: int | None


class Document:
    """A post at an absolute path, with the desk that knows of it. Its parts raise ConfigError."""

    def __init__(self, path: str, handle: Handle, desk: Desk, encoding: str) -> None:
        self.path = path
        self.handle = handle
        self.desk = desk
        self.encoding = encoding

    @cached_property
    def report(self) -> PostReport:
        return self.desk.report(self.path)

    @cached_property
    def post(self) -> Post:
        return self.desk.post(self.path)

    @property
    def config(self) -> Config:
        """The settings that hold for the post."""
        return self.desk.workplace.config_of(self.report.source.path)

    @cached_property
    def positions(self) -> Positions:
        return Positions(self.report.source, self.encoding)

    def offset(self, position: lsp.Position) -> int:
        return self.positions.offset(position.line, position.character)

    def span(self, range_: lsp.Range) -> Span:
        return Span(self.offset(range_.start), self.offset(range_.end))

    def range(self, span: Span) -> lsp.Range:
        start, end = self.positions.stretch(span)
        return lsp.Range(lsp.Position(*start), lsp.Position(*end))
