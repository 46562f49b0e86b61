"""The docs as they look: nothing is wider than a screen, and axe finds nothing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from linting import ROOT
from playwright.sync_api import Browser, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome") or shutil.which("chrome")
AXE = ROOT / "tests/node/node_modules/axe-core/axe.min.js"
SCREENSHOTS = ROOT / "build" / "screenshots"
PAGES = (
    "",
    "tutorial/",
    "configuration/",
    "generators/",
    "rules/",
    "rules/images/missing-image-alt/",
)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium here")


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Nobody reads it."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder: Path = tmp_path_factory.mktemp("docs")
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(folder)],
        cwd=ROOT, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, check=True,
    )  # fmt: skip
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_they_fit_and_axe_finds_nothing(
    address: str, browser: Browser, scheme: str, width: int
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    found = {}
    for name in PAGES:
        page.goto(address + name)
        page.wait_for_load_state("networkidle")
        picture = f"docs-{name.strip('/').replace('/', '-') or 'index'}-{width}-{scheme}.png"
        page.screenshot(path=SCREENSHOTS / picture)
        assert page.evaluate("document.documentElement.scrollWidth") == width
        if not AXE.exists():
            pytest.skip("axe-core is not installed: npm ci --prefix tests/node")
        page.evaluate(AXE.read_text("utf-8"))
        faults = page.evaluate("axe.run()")["violations"]
        found[name] = [(fault["id"], [node["html"] for node in fault["nodes"]]) for fault in faults]
    context.close()
    assert {name: faults for name, faults in found.items() if faults} == {}
