"""Dates as each generator reads them: a file here is the reader of a format that schemas name.

Only the readers asked for are imported.
"""

from __future__ import annotations

import os
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import cast

from postlint.dialect.dates.reading import ReadDate

FORMATS = frozenset(
    name.removesuffix(".py").replace("_", "-")
    for name in os.listdir(Path(__file__).parent)
    if name.endswith(".py") and "date" in name
)
"""The formats of dates that schemas may name."""


@cache
def reader(format_: str) -> ReadDate:
    """What reads dates of a format. Raises KeyError for a format that is none."""
    if format_ not in FORMATS:
        raise KeyError(format_)
    module = import_module(f"postlint.dialect.dates.{format_.replace('-', '_')}")
    return cast(ReadDate, module.read)
