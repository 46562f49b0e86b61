"""Standard streams: those that the caller closed, and output that a program reads."""

from __future__ import annotations

import os
import sys
from typing import BinaryIO


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


def answers() -> BinaryIO:
    """Standard output, for answers alone: whatever else is printed goes to standard error."""
    stream = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return stream
