"""Collections of Jekyll's that have no pages are compared with nothing."""

from __future__ import annotations

import pytest
from site_folder import put, said, site_folder  # noqa: F401

ENTRY = "---\ntitle: {}\ndescription: How the lid is cast, and what it is cast of.\n---\n\nTin.\n"


@pytest.mark.usefixtures("site_folder")
@pytest.mark.parametrize("has_pages", [False, True])
def test_descriptions_of_entries(has_pages: bool) -> None:
    put("_config.yml", f"collections:\n  lids:\n    output: {str(has_pages).lower()}\n")
    for name in ("tin", "tin-small"):
        put(f"_lids/{name}.md", ENTRY.format(name))
    told = {found["rule"] for found in said("--select", "duplicate-description", ".")}
    assert told == ({"duplicate-description"} if has_pages else set())
