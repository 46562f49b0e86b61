"""Which files each generator makes pages of: one file a generator, found by its name.

Each has `pages(root, settings, code)`: the site's root, its config's settings where these can be
read, and the config's text where it is code.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from postlint.profile.config_files import Settings
from postlint.profile.pages import Pages


class _Builder(Protocol):
    def pages(self, root: Path, settings: Settings, code: str) -> Pages: ...


def pages_of(generator: str, root: Path, settings: Settings, code: str) -> Pages:
    """The files that a generator makes pages of in the site at a root."""
    name = generator.replace("-", "_")
    builder = cast(_Builder, import_module(f"postlint.profile.builders.{name}"))
    return builder.pages(root, settings, code)
