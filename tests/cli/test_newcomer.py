"""The way of somebody who meets postlint: from the README's command to a page in a browser."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from checkout import IDENTITY, copy_checkout, git
from linting import SHARED, needs_shared
from playwright.sync_api import sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome") or shutil.which("chrome")
BAD = "---\ntitle: Kettles\ndraft: true\ndraft: false\n---\n\nWater boils.\n"


@needs_shared
@pytest.mark.skipif(os.name == "nt", reason="the README's command is for a POSIX shell")
def test_from_the_readme_to_a_report(tmp_path: Path) -> None:
    checkout, site = tmp_path / "postlint", tmp_path / "site"
    checkout.mkdir()
    copy_checkout(checkout)
    readme = (checkout / "README.md").read_text("utf-8")
    (command,) = (line for line in readme.splitlines() if line.endswith("postlint check examples/"))
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}

    def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            words, cwd=folder, env={**environment, **IDENTITY}, capture_output=True, text=True, check=False
        )  # fmt: skip

    first = run(checkout, "bash", "-c", command)
    if "pip" in first.stderr and "error[" not in first.stdout:
        pytest.skip("packages cannot be installed here")
    assert "error[duplicate-key]" in first.stdout
    environment["PATH"] = f"{checkout}/.venv/bin:{environment['PATH']}"

    shutil.copytree(SHARED / "corpora/papermod-example", site)
    git(site, "init", "-q")
    made = run(site, "postlint", "init", "--yes")
    assert made.returncode == 0, made.stderr
    assert "posts         24 in content" in made.stdout

    (site / "content/kettles.md").write_text(BAD, "utf-8")
    assert run(site, sys.executable, "-m", "pre_commit", "install").returncode == 0
    git(site, "add", "content/kettles.md", ".pre-commit-config.yaml", "postlint.toml")
    refused = run(site, "git", "commit", "-m", "A post")
    assert refused.returncode == 1
    assert "error[duplicate-key]" in refused.stdout + refused.stderr

    assert run(site, "postlint", "report", "content/").returncode == 0
    if CHROMIUM is None:
        pytest.skip("there is no Chromium here to open the report")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page()
        page.goto((site / "postlint-report.html").as_uri())
        page.fill("#search", "kettles.md duplicate")
        assert page.locator("#shown").inner_text().startswith("1 diagnostic of ")
        browser.close()
