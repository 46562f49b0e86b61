"""Reads the addresses of sites that give their media a page and a player."""

import re
from urllib.parse import SplitResult, quote

from postlint.pattern import lazy
from postlint.record import NamedTuple
from postlint.rules.embeds._page import Page
from postlint.rules.embeds._youtube import HOSTS as YOUTUBE_HOSTS
from postlint.rules.embeds._youtube import youtube_page

_NO_SCHEME = lazy(
    r"(?:www\.)?(?:youtube\.com|youtube-nocookie\.com|youtu\.be|vimeo\.com|player\.vimeo\.com"
    r"|open\.spotify\.com|w\.soundcloud\.com|soundcloud\.com)/\S"
)
_PLAYER_HOSTS = YOUTUBE_HOSTS | {
    *("player.vimeo.com", "open.spotify.com", "w.soundcloud.com", "embed.ted.com"),
    *("www.dailymotion.com", "geo.dailymotion.com"),
}


class _Site(NamedTuple):
    """A site's pages, and the parts of their addresses that its player's address is made of."""

    name: str
    hosts: tuple[str, ...]
    pages: re.Pattern[str]
    exact: re.Pattern[str]
    player: str


_SITES = (
    _Site(
        "Vimeo",
        ("vimeo.com", "www.vimeo.com"),
        lazy(r"/(?:(?:channels|groups|album|showcase|manage)/.*/)?\d+/?"),
        lazy(
            r"/(?:channels/[\w-]+/|groups/[\w-]+/videos/|(?:album|showcase)/\d+/video/"
            r"|manage/videos/)?(?P<id>\d{4,})/?"
        ),
        "https://player.vimeo.com/video/{id}",
    ),
    _Site(
        "Vimeo",
        ("vimeo.com", "www.vimeo.com"),
        lazy(r"(?!)"),
        lazy(r"/(?P<id>\d{4,})/(?P<hash>[0-9a-f]{8,12})/?"),
        "https://player.vimeo.com/video/{id}?h={hash}",
    ),
    _Site(
        "Spotify",
        ("open.spotify.com",),
        lazy(r"(?:/intl-[\w-]+)?/(?:track|album|playlist|artist|episode|show|user)/.+"),
        lazy(
            r"(?:/intl-[\w-]+)?(?:/user/[^/]+(?=/playlist))?"
            r"/(?P<kind>track|album|playlist|artist|episode|show)/(?P<id>[A-Za-z0-9]{22})/?"
        ),
        "https://open.spotify.com/embed/{kind}/{id}",
    ),
    _Site(
        "SoundCloud",
        ("soundcloud.com", "www.soundcloud.com", "m.soundcloud.com", "on.soundcloud.com"),
        lazy(r"/[\w-]+.*"),
        lazy(
            r"(?P<path>/(?!(?:charts|discover|pages|people|search|settings|stream|tags|upload|you)/)"
            r"[\w-]+/(?:sets/[\w-]+|(?!(?:albums|comments|followers|following|likes|popular-tracks"
            r"|reposts|sets|tracks)\b)[\w-]+)(?:/s-\w+)?)/?"
        ),
        "https://w.soundcloud.com/player/?url={page}",
    ),
    _Site(
        "TED",
        ("ted.com", "www.ted.com"),
        lazy(r"/talks/.+"),
        lazy(r"/talks/(?P<id>(?:lang/[a-z-]+/)?\w+)(?:\.html)?/?"),
        "https://embed.ted.com/talks/{id}",
    ),
    _Site(
        "Dailymotion",
        ("dailymotion.com", "www.dailymotion.com"),
        lazy(r"/video/.+"),
        lazy(r"/video/(?P<id>[xk][A-Za-z0-9]{4,})(?:_[^/]*)?/?"),
        "https://geo.dailymotion.com/player.html?video={id}",
    ),
    _Site(
        "Dailymotion",
        ("dai.ly",),
        lazy(r"/.+"),
        lazy(r"/(?P<id>[xk][A-Za-z0-9]{4,})/?"),
        "https://geo.dailymotion.com/player.html?video={id}",
    ),
)
_IDS = (
    ("Vimeo", "player.vimeo.com", lazy(r"/video/(?P<id>[^/]*)"), lazy(r"\d.*")),
    (
        "Spotify",
        "open.spotify.com",
        lazy(r"/embed/(?:track|album|playlist|artist|episode|show)/(?P<id>[^/]*)"),
        lazy(r"[A-Za-z0-9]{22}"),
    ),
)


def is_media(url: SplitResult) -> bool:
    """Whether an address is one of a known site for videos, music or talks."""
    return url.hostname in _PLAYER_HOSTS


def with_scheme(url: SplitResult) -> SplitResult | None:
    """An address that was written without `https://`, with it; None where nothing is missing."""
    if url.scheme or url.netloc or not _NO_SCHEME.match(url.path):
        return None
    host, _, path = url.path.partition("/")
    return url._replace(scheme="https", netloc=host, path=f"/{path}")


def page(url: SplitResult) -> Page | None:
    """The page that an address leads to; None where it can be framed, or is unknown."""
    return youtube_page(url) or _page(url) or _wrong_id(url)


def _page(url: SplitResult) -> Page | None:
    for site in _SITES:
        if url.hostname in site.hosts:
            if exact := site.exact.fullmatch(url.path):
                return Page(site.name, _player(site, exact, url))
            if site.pages.fullmatch(url.path):
                return Page(site.name)
    return None


def _player(site: _Site, exact: re.Match[str], url: SplitResult) -> str | None:
    if url.hostname == "on.soundcloud.com":
        return None  # a short link: what it leads to is not to be read from it
    track = quote(f"https://soundcloud.com{exact.groupdict().get('path')}", safe="")
    start = f"#{url.fragment}" if site.name == "Vimeo" and url.fragment.startswith("t=") else ""
    return site.player.format(**exact.groupdict(), page=track) + start


def _wrong_id(url: SplitResult) -> Page | None:
    for site, host, path, form in _IDS:
        found = path.match(url.path) if url.hostname == host else None
        if found and not form.fullmatch(found["id"]):
            return Page(site, wrong_id=found["id"])
    return None
