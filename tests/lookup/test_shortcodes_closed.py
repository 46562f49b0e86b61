"""The real Hugo is the judge of which of its shortcodes are closed; skipped where it is absent."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from hugo_site import HUGO, RAW_CONFIG, needs_hugo

from postlint.lookup.hugo_shortcodes import BUILT_IN, takes_inner
from postlint.profile.site_finder import find_site

_LEFT = frozenset(
    {"instagram_simple", "tweet", "twitter", "twitter_simple", "vimeo_simple", "x_simple"}
)
"""What newer versions no longer have."""


@needs_hugo
@pytest.mark.parametrize("name", sorted(BUILT_IN - _LEFT - {"comment"}))
def test_own_shortcodes_are_closed_where_hugo_asks(name: str, tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "hugo.toml").write_text(RAW_CONFIG, "utf-8")
    post = tmp_path / "content" / "post.md"
    post.write_text(f"---\ntitle: A\n---\n{{{{< {name} a >}}}}\n", "utf-8")
    built = subprocess.run(
        [str(HUGO)], cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60
    )
    place = find_site(tmp_path).place(str(post))
    assert place is not None
    asked = "must be closed" in built.stdout + built.stderr
    assert takes_inner(name, place) is asked
