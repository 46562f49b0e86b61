"""Dates without a zone are in the site's, where its generator takes them so."""

from __future__ import annotations

import pytest
from site_folder import put, said, site_folder  # noqa: F401

pytestmark = pytest.mark.usefixtures("site_folder")

NOON = "2024-05-05T12:00:00"
"""In UTC: eight in the morning in New York, nine in the evening in Tokyo."""
CONFIGS = {
    "hugo": ("hugo.toml", 'baseURL = "https://a.example/"\ntimeZone = "{}"\n', "content/a.md"),
    "jekyll": ("_config.yml", "url: https://a.example\ntimezone: {}\n", "_posts/2024-05-05-a.md"),
    "hexo": ("_config.yml", "source_dir: source\ntimezone: {}\n", "source/_posts/a.md"),
}


def _is_future(generator: str, zone: str, date: str) -> bool:
    config, text, path = CONFIGS[generator]
    put(config, text.format(zone))
    put("package.json", {"dependencies": {"hexo": "^8"}} if generator == "hexo" else {})
    key = "publishDate" if generator == "hugo" else "date"
    put(path, f"---\ntitle: A\n{key}: {date}\n---\nText.\n")
    found = said("--no-cache", "--select", "future-date", "--now", NOON)
    return [each["rule"] for each in found] == ["future-date"]


@pytest.mark.parametrize("generator", CONFIGS)
@pytest.mark.parametrize(
    ("zone", "date", "is_future"),
    [
        ("America/New_York", "2024-05-05 09:00", True),
        ("Asia/Tokyo", "2024-05-05 20:00", False),
        ("Asia/Tokyo", "2024-05-05 22:00", True),
        ("Asia/Tokyo", "2024-05-05T20:00:00Z", True),
        ("America/New_York", "2024-05-05T10:00:00+00:00", False),
        ("Nowhere/None", "2024-05-05 13:00", True),
    ],
)
def test_the_zone_of_the_site(generator: str, zone: str, date: str, *, is_future: bool) -> None:
    written = f"{date}:00" if generator == "hugo" and len(date) == len("2024-05-05 09:00") else date
    assert _is_future(generator, zone, written) is is_future


def test_psych_takes_plain_times_for_utc() -> None:
    assert _is_future("jekyll", "Asia/Tokyo", "2024-05-05 20:00:00")
    assert not _is_future("jekyll", "Asia/Tokyo", "'2024-05-05 20:00:00'")
