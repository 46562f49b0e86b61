"""Small sites that the real Hugo builds and postlint looks at."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from postlint.config.model import Config
from postlint.diagnostic import Diagnostic
from postlint.pipeline.linter import lint
from postlint.profile.site_finder import find_site
from postlint.source import Source

HUGO = Path(sys.executable).parent / "hugo"
needs_hugo = pytest.mark.skipif(not HUGO.exists(), reason="the package hugo is not installed")

CONFIG = """
baseURL = "https://example.org/"
disableKinds = ["taxonomy", "term", "rss", "sitemap", "robotsTXT", "404", "section", "home"]
timeZone = "UTC"
"""
RAW_CONFIG = """
disableKinds = ["taxonomy", "term", "rss", "sitemap", "robotsTXT", "404", "section", "home"]
[markup.goldmark]
renderer.unsafe = true
extensions.typographer.disable = true
"""
"""It builds pages alone, and keeps the HTML in them as it is written."""
_LAYOUT = "<main>{{ .Content }}</main>"


def write(root: Path, files: Mapping[str, str]) -> Path:
    """Puts files below a folder, with a layout that shows a page's content."""
    for name, text in {"layouts/all.html": _LAYOUT, **files}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return root


def build(root: Path) -> str | None:
    """Builds a site into its folder `public`; what Hugo says where it does not."""
    command = [str(HUGO), "-s", str(root), "-d", str(root / "public")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return None if done.returncode == 0 else done.stdout + done.stderr


def lint_file(root: Path, path: str, rule: str) -> tuple[Diagnostic, ...]:
    """What a rule says of a post of a site."""
    site = find_site(root)
    place = site.place(str(root / path))
    assert place is not None
    rules = Config(select=(rule,)).rules()
    text = (root / path).read_text("utf-8")
    return lint(Source(path, text), site.profile, rules, place=place).diagnostics
