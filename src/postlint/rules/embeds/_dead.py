"""What no browser shows any more: formats of plugins, and services that have shut down."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import NamedTuple
from urllib.parse import SplitResult

from postlint.files.reading import shipped

_FILE = f"{__file__.rpartition('_dead')[0]}dead_hosts.txt"
_KINDS = {
    "application/futuresplash": "Flash",
    "application/java": "a Java applet",
    "application/vnd.adobe.flash.movie": "Flash",
    "application/vnd.rn-realmedia": "RealPlayer",
    "application/x-director": "Shockwave",
    "application/x-java-applet": "a Java applet",
    "application/x-java-vm": "a Java applet",
    "application/x-mplayer2": "Windows Media Player",
    "application/x-ms-wmp": "Windows Media Player",
    "application/x-shockwave-flash": "Flash",
    "application/x-silverlight": "Silverlight",
    "application/x-silverlight-2": "Silverlight",
    "application/x-vnd.unity": "the Unity Web Player",
    "audio/x-pn-realaudio-plugin": "RealPlayer",
}
_CLASSES = {
    "clsid:02bf25d5-8c17-4b23-bc80-d3488abddc6b": "QuickTime",
    "clsid:166b1bca-3f9c-11cf-8075-444553540000": "Shockwave",
    "clsid:22d6f312-b0f6-11d0-94ab-0080c74c7e95": "Windows Media Player",
    "clsid:6bf52a52-394a-11d3-b153-00c04f79faa6": "Windows Media Player",
    "clsid:8ad9c840-044e-11d1-b3e9-00805f499d93": "a Java applet",
    "clsid:cfcdaa03-8be4-11cf-b84b-0020afbbccfa": "RealPlayer",
    "clsid:d27cdb6e-ae6d-11cf-96b8-444553540000": "Flash",
}


class Service(NamedTuple):
    """A service that has shut down."""

    name: str
    end: date


def plugin(kind: str | None, class_id: str | None, address: SplitResult | None) -> str | None:
    """The plugin that something needs, by its type, class and address; None where it needs none."""
    named = (kind or "").partition(";")[0].strip().lower()
    found = _KINDS.get(named) or _CLASSES.get((class_id or "").strip().lower())
    if found is None and address is not None and address.path.lower().endswith(".swf"):
        return "Flash"
    return found


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
