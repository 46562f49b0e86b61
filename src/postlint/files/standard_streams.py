"""Standard streams that the caller closed."""

from __future__ import annotations

import os
import sys


def fill() -> None:
    """Opens the null device in the place of each standard stream that is closed.

    Otherwise the next file that is opened would take its number, and get what is written to it.
    """
    for number, name, mode in ((0, "stdin", "r"), (1, "stdout", "w"), (2, "stderr", "w")):
        try:
            os.fstat(number)
        except OSError:
            opened = os.open(os.devnull, os.O_RDWR)
            if opened != number:
                os.dup2(opened, number)
                os.close(opened)
        if getattr(sys, name) is None:
            stream = open(number, mode, encoding="utf-8", closefd=False)  # noqa: SIM115 - it stays
            setattr(sys, name, stream)
