"""Sites of random posts, written to a folder, and what postlint takes their addresses for."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from postlint.document.post import Post
from postlint.lookup.addresses import Output, output_of
from postlint.profile.site_finder import find_site
from postlint.source import Source

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def post(front_matter: Mapping[str, object]) -> str:
    """A post with a front matter, in YAML that is JSON line by line; dates are written plainly."""
    lines = (
        f"{key}: {value if key == 'date' else json.dumps(value, ensure_ascii=False)}\n"
        for key, value in front_matter.items()
    )
    return f"---\n{''.join(lines)}---\nx\n"


def write(root: Path, files: Mapping[str, str]) -> Path:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return root


def outputs(root: Path, files: Mapping[str, str]) -> dict[str, Output]:
    """What is written of the posts of a site, by their paths; of those that are pages."""
    site = find_site(root)
    found = {}
    for path, text in files.items():
        place = site.place(str(root / path))
        assert place is not None
        if site.pages is not None and site.pages.has(path):
            made = Post(Source(path, text), site.profile, NOW, None, place)
            found[path] = output_of(made) or Output()
    return found


def address(file: str) -> str:
    """The address of a file of the output."""
    is_index = file == "index.html" or file.endswith("/index.html")
    return "/" + (file.removesuffix("index.html") if is_index else file)
