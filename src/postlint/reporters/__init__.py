"""Writers of diagnostics, one file a format. This table is the command line's choice list."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from typing import TextIO, cast

from postlint.linter import PostReport
from postlint.reporters.style import Style
from postlint.reporters.summary import Summary

Reporter = Callable[[Iterable[PostReport], TextIO, Summary, Style], None]

FORMATS = ("text", "json")


def reporter(name: str) -> Reporter:
    """The reporter of a format; imported now, and not before."""
    return cast(Reporter, import_module(f"postlint.reporters.{name}").report)
