"""Services that have shut down, and what embeds from them shows nothing any more."""

from __future__ import annotations

from datetime import date
from functools import cache
from urllib.parse import SplitResult

from postlint.files.reading import shipped
from postlint.record import NamedTuple

_FILE = f"{__file__.rpartition('.')[0]}.txt"


class Service(NamedTuple):
    """A service that has shut down."""

    name: str
    end: date


def service(address: SplitResult) -> Service | None:
    """The service that has shut down and that an address leads to; None for any other."""
    host = (address.hostname or "").lower()
    while "." in host:
        for path, found in _services().get(host, ()):
            if address.path.startswith(path):
                return found
        host = host.partition(".")[2]
    return None


@cache
def _services() -> dict[str, list[tuple[str, Service]]]:
    """By host, the paths that have ended, each with whose they were."""
    found: dict[str, list[tuple[str, Service]]] = {}
    for line in shipped(_FILE).decode("utf-8").splitlines():
        if not line.startswith("#"):
            place, name, end = line.split("\t")
            host, _, path = place.partition("/")
            found.setdefault(host, []).append((f"/{path}" if path else "", _service(name, end)))
    return found


def _service(name: str, end: str) -> Service:
    return Service(name, date.fromisoformat(end))
