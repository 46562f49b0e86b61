"""What holds for the posts of a folder, as `postlint config` shows it."""

from __future__ import annotations

from pathlib import Path

import pytest
from site_folder import put, site_folder  # noqa: F401

from postlint.run.settings import settings
from postlint.run.workplace import Workplace

pytestmark = pytest.mark.usefixtures("site_folder")


def _known(**files: str) -> set[str]:
    for name, text in files.items():
        put(name, text)
    put("content/a.md", "---\ntitle: A\n---\n")
    told = settings("content/a.md", Workplace())["rules-may-rely-on"]
    return {name for name, is_known in told.items() if is_known}


def test_what_rules_may_rely_on_where_nothing_is_known() -> None:
    assert _known() == set()


def test_what_rules_may_rely_on_with_a_config() -> None:
    config = {"hugo.toml": "baseURL = 'https://kettles.example/'\n"}
    assert _known(**config) == {"generator-known", "config-known", "files-known"}


def test_what_rules_may_rely_on_with_a_version_and_a_theme() -> None:
    files = {
        "hugo.toml": "theme = 'PaperMod'\n",
        "netlify.toml": "[build.environment]\nHUGO_VERSION = '0.150.0'\n",
    }
    assert _known(**files) == {
        *("generator-known", "config-known", "files-known", "version-known", "theme-known"),
    }


def test_options_are_told_where_they_are_set() -> None:
    put("postlint.toml", "extend-select = ['title-length']\n[rules.title-length]\nmost = 30\n")
    shown = settings(str(Path()), Workplace())
    assert shown["options"] == {"title-length": {"most": 30}}
