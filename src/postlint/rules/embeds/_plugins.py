"""Plugins that no browser has any more, by what asks for them."""

from __future__ import annotations

from urllib.parse import SplitResult

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
_PLAYERS = frozenset({"youtube.com", "youtube-nocookie.com"})
"""Sites whose players at `/v/` were Flash."""
_CLASSES = {
    "clsid:02bf25d5-8c17-4b23-bc80-d3488abddc6b": "QuickTime",
    "clsid:166b1bca-3f9c-11cf-8075-444553540000": "Shockwave",
    "clsid:22d6f312-b0f6-11d0-94ab-0080c74c7e95": "Windows Media Player",
    "clsid:6bf52a52-394a-11d3-b153-00c04f79faa6": "Windows Media Player",
    "clsid:8ad9c840-044e-11d1-b3e9-00805f499d93": "a Java applet",
    "clsid:cfcdaa03-8be4-11cf-b84b-0020afbbccfa": "RealPlayer",
    "clsid:d27cdb6e-ae6d-11cf-96b8-444553540000": "Flash",
}


def plugin(kind: str | None, class_id: str | None, address: SplitResult | None) -> str | None:
    """The plugin that something needs, by its type, class and address; None where it needs none."""
    named = (kind or "").partition(";")[0].strip().lower()
    found = _KINDS.get(named) or _CLASSES.get((class_id or "").strip().lower())
    if found is None and address is not None and _is_flash(address):
        return "Flash"
    return found


def _is_flash(address: SplitResult) -> bool:
    """Whether an address is a film of Flash, or a player that was made with it."""
    if address.path.lower().endswith(".swf"):
        return True
    host = (address.hostname or "").lower().removeprefix("www.")
    return host in _PLAYERS and address.path.startswith("/v/")
