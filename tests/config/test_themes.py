"""A theme fits the generator that builds the site."""

from __future__ import annotations

import pytest
from click.testing import CliRunner
from site_folder import put, site_folder  # noqa: F401

from postlint.cli import main

pytestmark = pytest.mark.usefixtures("site_folder")
MISFIT = '`theme` is "starlight", a theme of Astro, and Hugo builds the site'


def _said(*arguments: str) -> tuple[int, str]:
    put("content/a.md", "---\ntitle: A\n---\nText.\n")
    result = CliRunner().invoke(main, ("check", "--no-cache", *arguments))
    return result.exit_code, result.stderr


def test_a_theme_of_another_generator_in_one_file() -> None:
    put("postlint.toml", 'generator = "hugo"\ntheme = "starlight"\n')
    assert _said() == (2, f"error: postlint.toml:2: {MISFIT}\n")


def test_a_generator_that_does_not_fit_what_is_extended() -> None:
    put("base.toml", 'theme = "starlight"\n')
    put("postlint.toml", 'extend = "base.toml"\ngenerator = "hugo"\n')
    assert _said() == (2, f"error: postlint.toml:2: `generator` does not fit: {MISFIT}\n")


def test_a_theme_that_does_not_fit_the_site() -> None:
    put("hugo.toml", 'baseURL = "https://a.example/"\n')
    assert _said("--theme", "starlight") == (2, f"error: {MISFIT}\n")


@pytest.mark.parametrize(
    "config", ['theme = "papermod"\n', 'generator = "hugo"\ntheme = "papermod"\n']
)
def test_a_theme_that_fits(config: str) -> None:
    put("hugo.toml", 'baseURL = "https://a.example/"\n')
    put("postlint.toml", config)
    assert _said()[0] == 0


def test_a_theme_tells_its_generator_where_nothing_does() -> None:
    put("content/a.md", "---\ntitle: A\n---\nText.\n")
    result = CliRunner().invoke(main, ("config", "--theme", "papermod"))
    assert "generator          hugo" in result.output
