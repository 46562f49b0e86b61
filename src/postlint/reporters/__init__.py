"""Writers of diagnostics. A file in `formats/` is one; its name is the command line's choice."""

from __future__ import annotations

import os
from importlib import import_module
from pathlib import Path
from typing import cast

from postlint.reporters.reporter import Reporter

_FOLDER = Path(__file__).parent / "formats"

FORMATS = tuple(
    sorted(
        name.removesuffix(".py")
        for name in os.listdir(_FOLDER)
        if name.endswith(".py") and not name.startswith("_")
    )
)


def load(name: str) -> type[Reporter]:
    """The reporter of a format; imported now, and not before."""
    module = import_module(f"postlint.reporters.formats.{name}")
    return cast(type[Reporter], module.REPORTER)
