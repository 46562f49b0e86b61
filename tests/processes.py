"""What processes that tests start are given."""

from __future__ import annotations

import os


def environment_without(*prefixes: str) -> dict[str, str]:
    """The variables of this process whose names start with none of some prefixes."""
    return {name: value for name, value in os.environ.items() if not name.startswith(prefixes)}
