"""The site generators: a file here, by its name with `_` for `-`, is all that is told of one.

Only the generators that are asked for are imported.
"""

from __future__ import annotations

import os
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import cast

from postlint.dialect.generator import Generator

NAMES = tuple(
    sorted(
        name.removesuffix(".py").replace("_", "-")
        for name in os.listdir(Path(__file__).parent)
        if name.endswith(".py") and not name.startswith("_")
    )
)
"""The names of all generators."""


@cache
def load(name: str) -> Generator:
    """The generator of a name. Raises KeyError for a name that is none."""
    if name not in NAMES:
        raise KeyError(name)
    module = import_module(f"postlint.generators.{name.replace('-', '_')}")
    return cast(Generator, module.GENERATOR)
