"""What processes that tests start are given."""

from __future__ import annotations

import os
import signal


def environment_without(*prefixes: str) -> dict[str, str]:
    """The variables of this process whose names start with none of some prefixes."""
    return {name: value for name, value in os.environ.items() if not name.startswith(prefixes)}


def interruptible() -> None:
    """Lets Ctrl-C end this process, which whoever started the tests may have had ignored (T12)."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
