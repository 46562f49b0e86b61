"""Names of front matter that stand in a second file of the site."""

from __future__ import annotations

import pytest
from site_folder import put, said, site_folder  # noqa: F401

pytestmark = pytest.mark.usefixtures("site_folder")

ZOLA = 'base_url = "https://kettles.example"\ntaxonomies = [{name = "tags"}]\n'


@pytest.mark.parametrize(
    ("front_matter", "unknown"),
    [
        ('title = "Lids"', []),
        ('title = "Lids"\ntaxonomies = 3', []),
        ('title = "Lids"\n[taxonomies]\ntags = ["tin"]', []),
        ('title = "Lids"\n[taxonomies]\ntags = ["tin"]\nmakers = ["Bea"]', ["makers"]),
    ],
)
def test_taxonomies_of_zola(front_matter: str, unknown: list[str]) -> None:
    put("config.toml", ZOLA)
    put("content/a.md", f"+++\n{front_matter}\n+++\nTin.\n")
    found = said("--no-cache", "--select", "unknown-term,internal-error")
    assert [one["rule"] for one in found] == ["unknown-term"] * len(unknown)
    assert all(name in one["message"] for name, one in zip(unknown, found, strict=True))
