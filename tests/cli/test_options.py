"""Options of `check` that say what is shown, and which settings hold."""

from __future__ import annotations

from pathlib import Path

import click
import pytest
from click.shell_completion import ShellComplete
from click.testing import CliRunner, Result
from site_folder import put

from postlint.cli import main

RULES = "heading-without-space,missing-image-alt"
POST = "---\ntitle: Dogs\n---\n\nDogs bark.\n\n##No space\n\n![](https://example.net/a.png)\n"


@pytest.fixture(autouse=True)
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    put("content/dog.md", POST)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def completed(*words: str) -> list[str]:
    """What a shell offers for the last of these words."""
    shell = ShellComplete(main, {}, "postlint", "_POSTLINT_COMPLETE")
    return [item.value for item in shell.get_completions(list(words[:-1]), words[-1])]


def test_config_takes_settings_as_well_as_a_file() -> None:
    put("lint.toml", 'select = ["images", "headings"]\n')
    said = run("check", "--config", "lint.toml", "--config", 'ignore = ["images"]', "content")
    assert "heading-without-space" in said.stdout
    assert "missing-image-alt" not in said.stdout


def test_a_setting_that_is_none_is_refused() -> None:
    said = run("check", "--config", "ingore = 'images'", "content")
    assert said.exit_code == 2
    assert "Did you mean `ignore`?" in said.stderr


def test_all_errors_of_a_config_are_told_at_once() -> None:
    put(
        "postlint.toml",
        'preset = "strictt"\nthemme = "x"\n[rules.insecure-iframe]\nseverity = "x"\n',
    )
    said = run("check", "content")
    assert said.exit_code == 2
    assert [line.partition(":")[0] for line in said.stderr.splitlines()] == ["error"] * 3


def test_exit_zero() -> None:
    strict = ("check", "--fail-on", "info", "content")
    assert run(*strict).exit_code == 1
    assert run(*strict, "--exit-zero").exit_code == 0
    assert run("check", "--exit-zero", "nowhere").exit_code == 2


def test_show_settings_is_what_config_shows() -> None:
    assert run("check", "--show-settings", "content").stdout == run("config", "content").stdout


def test_grouped() -> None:
    said = run("check", "--output-format", "grouped", "--select", RULES, "content")
    path, first, second, empty, summary = said.stdout.splitlines()
    assert (path, empty) == ("content/dog.md:", "")
    assert first.split()[:4] == ["7:1", "warning", "heading-without-space", "[*]"]
    assert second.split()[:3] == ["9:1", "warning", "missing-image-alt"]
    assert summary.startswith("Found 2 warnings in 1 post.")


def test_what_can_be_mended_is_marked() -> None:
    said = run("check", "--output-format", "text", "content").stdout
    assert "warning[heading-without-space] [*]: " in said
    assert "warning[missing-image-alt]: " in said


def test_statistics_mark_what_can_be_mended() -> None:
    said = run("check", "--statistics", "content").stdout.splitlines()
    assert "1  [*]  heading-without-space" in said
    assert "1       missing-image-alt" in said


def test_a_path_instead_of_a_command_suggests_check() -> None:
    said = run("content")
    assert said.exit_code == 2
    assert "Did you mean `postlint check content`?" in said.stderr


def test_rules_and_pages_say_fixes_presets_and_how_to_silence() -> None:
    assert "[*]" in run("rules").stdout
    page = run("explain", "eager-iframe").stdout
    assert "embeds · info · off by default · in seo · safe fixes" in page
    assert "`<!-- postlint-disable-next-line eager-iframe -- reason -->`" in page


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (("check", "--severity", "insecure-if"), "insecure-iframe="),
        (("check", "--severity", "insecure-iframe=e"), "insecure-iframe=error"),
        (("check", "--output-file", "sar"), "sarif="),
        (("schema", "show", "postl"), "postlint"),
        (("schema", "show", "hug"), "hugo"),
    ],
)
def test_completion(words: tuple[str, ...], offered: str) -> None:
    assert offered in completed(*words)


def test_help_lists_options_in_sections() -> None:
    from postlint.cli.check import check

    lines = run("check", "--help").stdout.splitlines()
    titles = [line for line in lines if line.endswith(":") and not line.startswith(" ")]
    assert titles == [
        "Rules:", "Posts:", "Output:", "Fixes:", "Problems that are known:", "Settings:",
        "Running:", "Options:",
    ]  # fmt: skip
    last = lines[lines.index("Options:") + 1 :]
    assert [line.split()[0] for line in last] == ["-h,"]
    named = [line.split()[0].rstrip(",") for line in lines if line.startswith("  -")]
    assert len(named) == len(check.get_params(click.Context(check))) - 1  # PATHS is none
