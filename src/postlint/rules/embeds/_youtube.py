"""Reads the addresses of YouTube."""

from urllib.parse import SplitResult, parse_qsl, urlencode

from postlint.pattern import lazy
from postlint.rules.embeds._page import Page

HOSTS = frozenset(
    {"youtube.com", "www.youtube.com", "m.youtube.com", "music.youtube.com", "youtu.be"}
    | {"youtube-nocookie.com", "www.youtube-nocookie.com"}
)
_ID = lazy(r"[A-Za-z0-9_-]{11}")
_LIST = lazy(r"[A-Za-z0-9_-]{10,}")
_TIME = lazy(r"(?:(\d{1,3})h)?(?:(\d{1,5})m)?(?:(\d{1,6})s?)?")
_PAGES = frozenset({"watch", "shorts", "live", "playlist", "channel", "c", "user", "results"})
_NO_IDS = frozenset({"videoseries", "live_stream", "playlist"})
_KEPT = ("autoplay", "mute", "loop", "controls", "rel", "cc_load_policy", "hl", "playsinline")


def is_player(url: SplitResult) -> bool:
    """Whether an address is one of YouTube's player."""
    return url.hostname in HOSTS and url.path.startswith("/embed")


def youtube_page(url: SplitResult) -> Page | None:
    """The page that an address leads to; None where it is the player, or unknown."""
    parts = [part for part in url.path.split("/") if part]
    if url.hostname not in HOSTS or not parts:
        return None
    query = dict(parse_qsl(url.query))
    if url.hostname == "youtu.be":
        return _page(url, parts[0], query)
    if parts[0] == "embed":
        return _embedded(url, parts[1:], query)
    if parts[0] == "playlist":
        return _page(url, None, query)
    if parts[0] in _PAGES:
        video = query.get("v") if parts[0] == "watch" else "".join(parts[1:2])
        return _page(url, video, query if parts[0] not in ("channel", "c", "user") else {})
    return Page("YouTube") if parts[0].startswith("@") else None


def _embedded(url: SplitResult, parts: list[str], query: dict[str, str]) -> Page | None:
    """What is wrong with a player's address, whose path goes on with `parts`."""
    if parts[:1] == ["watch"]:
        return _page(url, query.get("v"), query)
    if not parts:
        return None if query else Page("YouTube", wrong_id="")
    is_known = parts[0] in _NO_IDS or _ID.fullmatch(parts[0]) or "&" in parts[0]
    return None if is_known else Page("YouTube", wrong_id=url.path.partition("/embed/")[2])


def _page(url: SplitResult, video: str | None, query: dict[str, str]) -> Page:
    """A page of a video, or of a list of them."""
    options = {name: query[name] for name in _KEPT if name in query}
    playlist = query.get("list", "")
    if _LIST.fullmatch(playlist):
        options = {"list": playlist, **options}
    elif video is None:
        return Page("YouTube")
    start = _seconds(query.get("start") or query.get("t") or url.fragment.removeprefix("t="))
    if start:
        options = {"start": start, **options}
    if video is not None and not _ID.fullmatch(video):
        return Page("YouTube")
    host = "www.youtube-nocookie.com" if "nocookie" in url.netloc else "www.youtube.com"
    asked = f"?{urlencode(options)}" if options else ""
    return Page("YouTube", f"https://{host}/embed/{video or 'videoseries'}{asked}")


def _seconds(written: str) -> str:
    """`1m30s` as `90`; empty where it is no time."""
    found = _TIME.fullmatch(written)
    hours, minutes, seconds = (int(part or 0) for part in found.groups()) if found else (0, 0, 0)
    total = hours * 3600 + minutes * 60 + seconds
    return str(total) if total else ""
