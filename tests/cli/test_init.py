"""`postlint init`: what it finds, what it asks, and what it writes."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from postlint.cli import main
from postlint.config.files import load

POST = "---\ntitle: Kettles\ndate: 2026-05-01\n---\n\nWater boils.\n"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()


def put(name: str, text: str) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, "utf-8")


def site() -> None:
    put("hugo.toml", 'baseURL = "https://example.org/"\ntheme = "PaperMod"\n')
    put("netlify.toml", '[build.environment]\nHUGO_VERSION = "0.160.0"\n')
    for number in range(6):
        put(f"content/posts/{number}.md", POST.replace("Kettles", f"Kettle {number}"))
    put("content/about.md", "+++\ntitle = 'About'\n+++\n\n![](/kettle.png)\n")
    put("static/kettle.png", "")


def init(*arguments: str, answers: str | None = None) -> Result:
    return CliRunner().invoke(main, ["init", *arguments], input=answers)


def test_a_site_is_told_from_its_files() -> None:
    site()
    result = init("--yes")
    assert result.exit_code == 0, result.output
    assert result.stdout.splitlines()[:5] == [
        "site          .",
        "generator     hugo 0.160.0",
        "theme         papermod",
        "posts         7 in content",
        "front matter  6 yaml, 1 toml",
    ]
    assert "1       missing-image-alt\nFound 1 warning in 7 posts." in result.stdout
    assert load(Path("postlint.toml")).preset == "recommended"


def test_every_commented_setting_is_one() -> None:
    site()
    init("--yes")
    lines = Path("postlint.toml").read_text("utf-8").splitlines()
    put("other.toml", "\n".join(line.removeprefix("# ") for line in lines[1:]))
    settings = load(Path("other.toml"))
    assert (settings.generator, settings.theme) == ("hugo", "papermod")


def test_from_a_folder_below_the_files_stand_at_the_root() -> None:
    site()
    assert init("content/posts", "--yes").exit_code == 0
    assert Path("postlint.toml").exists()
    assert not Path("content/posts/postlint.toml").exists()


def test_where_nobody_answers_no_config_is_written() -> None:
    site()
    result = init(answers="")
    assert result.exit_code == 2
    assert "error: the question was not answered: `--yes` asks none" in result.stderr
    assert not Path("postlint.toml").exists()


def test_the_hook_is_valid() -> None:
    site()
    init("--yes")
    command = [sys.executable, "-m", "pre_commit", "validate-config", ".pre-commit-config.yaml"]
    assert subprocess.run(command, check=False).returncode == 0
    hook = written_hook()
    assert hook["entry"].startswith("postlint check")
    assert re.search(hook["files"], "content/new.md")
    for other in ("README.md", "content/kettle.png", "docs/content/a.md", "contents/a.md"):
        assert not re.search(hook["files"], other)


def written_hook() -> dict[str, str]:
    (hook,) = yaml.safe_load(Path(".pre-commit-config.yaml").read_text("utf-8"))["repos"][0][
        "hooks"
    ]
    return dict(hook)


def test_the_hook_of_a_site_below_the_top_of_the_repository(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    put("it's a blog/hugo.toml", "")
    put("it's a blog/content/posts/a.md", POST)
    monkeypatch.chdir(tmp_path / "it's a blog")
    result = init("--yes")
    assert "Wrote ../.pre-commit-config.yaml.\nNext: `pre-commit install`, so" in result.stdout
    monkeypatch.chdir(tmp_path)
    files = written_hook()["files"]
    assert re.search(files, "it's a blog/content/new.MD")
    assert not re.search(files, "content/new.md")


def test_the_hook_where_posts_stand_everywhere() -> None:
    put("a.md", POST)
    put("notes/b.md", POST)
    init("--yes")
    assert re.search(written_hook()["files"], "new/c.md")


def test_a_schema_is_written_and_used() -> None:
    site()
    result = init("--yes", "--with-schema")
    assert "Wrote schemas/post.json." in result.stdout
    (schema,) = load(Path("postlint.toml")).schemas
    assert schema.path.resolve() == Path("schemas/post.json").resolve()
    assert "schema-violation" not in result.stdout


def test_the_schema_is_of_the_posts_alone_and_the_site_is_clean_under_it() -> None:
    site()
    put("content/posts/_index.md", "---\ntitle: All posts\n---\n")
    put("content/posts/odd.md", "---\ntitle: 7\ntags: tea, cups\n---\n\n![](/kettle.png)\n")
    result = init("--yes", "--with-schema", "--with-baseline")
    assert result.exit_code == 0, result.output
    (schema,) = load(Path("postlint.toml")).schemas
    assert schema.files == ("/content/posts/**", "!/content/posts/index.*", "!_index.*")
    checked = CliRunner().invoke(main, ["check", ".", "--fail-on", "info"])
    assert checked.exit_code == 0, checked.output


def test_nothing_is_overwritten_without_a_yes() -> None:
    site()
    put("postlint.toml", "# mine\n")
    put(".pre-commit-config.yaml", "repos: []\n")
    for arguments, answers in ((["--yes"], None), ([], "n\nn\nn\ny\nn\n")):
        result = init(*arguments, answers=answers)
        assert result.exit_code == 0, result.output
        assert "postlint.toml was left as it is. It could hold:" in result.stdout
        assert Path("postlint.toml").read_text("utf-8") == "# mine\n"
        assert Path(".pre-commit-config.yaml").read_text("utf-8") == "repos: []\n"
    assert init(answers="n\nn\ny\nn\n").exit_code == 0
    assert Path("postlint.toml").read_text("utf-8") != "# mine\n"


def test_it_asks_for_what_it_does_not_find() -> None:
    put("posts/a.md", POST)
    result = init(answers="jekil\njekyll\nn\nn\nn\n")
    assert result.exit_code == 0, result.output
    assert load(Path("postlint.toml")).generator == "jekyll"
    assert not Path(".pre-commit-config.yaml").exists()


def test_a_second_run_changes_nothing() -> None:
    site()
    init("--yes")
    assert "postlint.toml is up to date." in init("--yes").stdout


def test_a_baseline_is_offered_and_forgives() -> None:
    site()
    result = init(answers="n\ny\nn\n")
    assert result.exit_code == 0, result.output
    assert "1 new, 0 gone" in result.stderr
    assert load(Path("postlint.toml")).baseline == Path(".postlint-baseline.json")
    checked = CliRunner().invoke(main, ["check", "--fail-on=info"])
    assert checked.exit_code == 0, checked.output
    assert checked.stdout == "No new problems in 7 posts. The baseline forgives 1.\n"
