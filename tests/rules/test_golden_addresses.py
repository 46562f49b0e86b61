"""Which addresses are of players, thumbnails and dead services, and what is wrong with some."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from urllib.parse import urlsplit

from goldens import check, told

from postlint.lookup.dead_services import service
from postlint.rules._shared.hosts import is_allowed, is_local, thumbnail_host
from postlint.rules.embeds._players import is_media, page, with_scheme
from postlint.rules.links._faults import fault

GOLDEN = Path(__file__).parent / "golden" / "addresses.txt"
PATHS = {
    "www.youtube.com": (
        *("/watch?v=dQw4w9WgXcQ", "/watch?v=dQw4w9WgXcQ&t=1m2s", "/watch?list=PL1234567890", "/watch?v=short"),
        *("/embed/dQw4w9WgXcQ", "/embed/", "/embed/dQw4w9WgXc", "/shorts/dQw4w9WgXcQ", "/live/dQw4w9WgXcQ"),
        *("/v/dQw4w9WgXcQ", "/playlist?list=PL1234567890", "/@kettles", "/channel/UC1", "/c/kettles", "/"),
    ),
    "youtu.be": ("/dQw4w9WgXcQ", "/dQw4w9WgXcQ?t=30", "/", "/short"),
    "m.youtube.com": ("/watch?v=dQw4w9WgXcQ",),
    "www.youtube-nocookie.com": ("/embed/dQw4w9WgXcQ", "/watch?v=dQw4w9WgXcQ"),
    "vimeo.com": ("/123456789", "/123456789/abcdef0123", "/channels/x/123456789", "/kettles", "/"),
    "player.vimeo.com": ("/video/123456789", "/video/x", "/video/"),
    "open.spotify.com": (
        *("/track/0123456789012345678901", "/intl-de/album/0123456789012345678901", "/embed/track/short"),
        *("/embed/playlist/0123456789012345678901", "/user/x", "/episode/0123456789012345678901?si=1"),
    ),
    "soundcloud.com": ("/a/b", "/a/sets/b", "/a", "/a/tracks", "/discover/x", "/a/b/s-1234", "/you/x"),
    "www.ted.com": ("/talks/ann_tea", "/talks/lang/de/ann_tea.html", "/talks/", "/playlists/1"),
    "www.dailymotion.com": ("/video/x7abc1", "/video/x7abc1_a-title", "/video/x7ab", "/video/y7abc1", "/x"),
    "dai.ly": ("/x7abc", "/x7abc1", "/x7a", "/"),
    "www.twitch.tv": ("/kettles", "/videos/123"),
    "tse2.mm.bing.net": ("/th?q=a", "/th/id/OIP.a", "/"),
    "encrypted-tbn0.gstatic.com": ("/images?q=tbn:a",),
    "localhost": ("/a", "/"), "127.0.0.1": ("/a",), "192.168.1.4": ("/a",), "kettle.local": ("/a",),
    "10.0.0.1": ("/a",), "172.16.0.1": ("/a",), "172.32.0.1": ("/a",), "example.test": ("/a",),
    "picasaweb.google.com": ("/a",), "plus.google.com": ("/a",), "goo.gl": ("/a",), "vine.co": ("/v/a",),
}  # fmt: skip
WRITTEN = (
    *("http:/example.org", "htp://example.org", "https//example.org", "https:example.org", "www.example.org"),
    *("https://https://example.org", "http://", "https://exa mple.org", "mailto:", "mailto:ann", "tel:", "#"),
    *("mailto:ann@example.org", "javascript:void(0)", "C:\\a.md", "file:///a", "https://example", "//example.org"),
    *("example.org/a", "/a b", "https://example.org:99999/", "https://[::1", "https://example.org/%zz", ""),
    *("https://example..org", "https://-a.org", "https://example.org.", "http://localhost:1313/", " /a", "/a "),
    *("youtube.com/watch?v=dQw4w9WgXcQ", "https;//example.org", "https://example,org", "ftp://a.org"),
)  # fmt: skip


def test_golden_addresses() -> None:
    readers = {
        "player": lambda url: page(urlsplit(url)),
        "media": lambda url: is_media(urlsplit(url)),
        "thumbnail": thumbnail_host,
        "service": lambda url: service(urlsplit(url)),
        "local": lambda url: is_local(urlsplit(url).hostname or ""),
    }
    urls = [
        f"{scheme}://{host}{path}"
        for host, paths in PATHS.items()
        for scheme, path in product(("https",), paths)
    ]
    lines = [told(url, readers) for url in urls]
    lines += [told(text, {"fault": fault}) for text in WRITTEN]
    bare = (
        "youtube.com/watch?v=a",
        "www.youtube.com/embed/a",
        "a/b",
        "vimeo.com/1",
        "//vimeo.com/1",
    )
    lines += [told(text, {"with scheme": lambda one: with_scheme(urlsplit(one))}) for text in bare]
    hosts = ("example.org",), ("*.example.org",), ()
    names = ("example.org", "www.example.org", "notexample.org", "org", "")
    allowed = {str(one): lambda name, h=one: is_allowed(name, h) for one in hosts}
    check(GOLDEN, "".join([*lines, *(told(name, allowed) for name in names)]))
