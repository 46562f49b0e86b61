"""Which files each generator makes pages of: one file a generator, found by its name.

Each has `pages(site)`.
"""

from __future__ import annotations

from importlib import import_module
from typing import Protocol, cast

from postlint.profile.pages import Pages, SiteConfig


class _Builder(Protocol):
    def pages(self, site: SiteConfig) -> Pages | None: ...


def pages_of(generator: str, site: SiteConfig) -> Pages | None:
    """The files that a generator makes pages of in a site; None where that is not known."""
    name = generator.replace("-", "_")
    builder = cast(_Builder, import_module(f"postlint.profile.builders.{name}"))
    return builder.pages(site)
