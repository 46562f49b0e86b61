"""Files that a run makes: reports, schemas, baselines. They come whole, and never over an input."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from time import time_ns
from typing import BinaryIO

from postlint.files.boundary import is_within, leads_out
from postlint.files.writer import (
    PREFIX,
    SUFFIX,
    NotWrittenError,
    keep_owner_and_mode,
    lock,
    refused,
)

_NEW = os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


def refuse(path: str, inputs: Iterable[str] = ()) -> None:
    """Raises NotWrittenError where no output may be written at `path`.

    That is a link, a folder or a device, what lies behind a link that leads out of the working
    directory, and one of the files `inputs`, under whatever name.
    """
    here = os.getcwd()
    if is_within(os.path.abspath(path), here) and leads_out(os.path.dirname(path) or here, here):
        raise NotWrittenError("lies behind a link that leads elsewhere")
    try:
        there = os.lstat(path)
    except FileNotFoundError:
        return
    except (OSError, ValueError) as error:
        raise refused(error) from None
    if not stat.S_ISREG(there.st_mode):
        raise NotWrittenError("is no regular file, and outputs are written to no other")
    for read in inputs:
        with suppress(OSError):
            if os.path.samestat(there, os.stat(read)):
                raise NotWrittenError(f"is what is read as {read}, and stays as it is")


@contextmanager
def output(path: str) -> Iterator[BinaryIO]:
    """What is written to it stands at `path` after the block, or nothing if the block raises.

    Raises NotWrittenError for what `refuse` tells of, and where the system refuses.
    """
    refuse(path)
    temporary = os.path.join(os.path.dirname(path), f"{PREFIX}{os.getpid()}-{time_ns()}{SUFFIX}")
    try:
        descriptor = os.open(temporary, os.O_WRONLY | _NEW, 0o666)
    except OSError as error:
        raise refused(error) from None
    try:
        with open(descriptor, "wb") as file:
            with suppress(OSError):  # some file systems know no locks
                lock(descriptor)
            yield file
        refuse(path)
        try:
            if os.path.exists(path):
                keep_owner_and_mode(path, temporary)
            os.replace(temporary, path)
        except OSError as error:
            raise refused(error) from None
    finally:
        with suppress(FileNotFoundError):
            os.unlink(temporary)


def put(path: str, data: bytes, inputs: Iterable[str] = ()) -> None:
    """Makes `path` hold `data`, as what is written to `output`, and the folders above it.

    Raises NotWrittenError, also for the `inputs` of `refuse`.
    """
    refuse(path, inputs)
    try:
        os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
        with output(path) as file:
            file.write(data)
    except OSError as error:
        raise refused(error) from None
