"""The real Hugo builds the same pages before and after safe fixes."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from fixable_posts import fixable_posts
from hugo_site import CONFIG, HUGO
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st
from linting import fix_text, lint_text

from postlint.diagnostic import Severity

pytestmark = pytest.mark.skipif(not HUGO.exists(), reason="the package hugo is not installed")

MARKUP = """
[markup.goldmark.renderer]
unsafe = true
"""
SEPARATOR = "\n=====\n"
SAID_TO_CHANGE = [
    (r"<h([1-6])[^>]*>(?:\s|&nbsp;)*</h\1>", ""),  # empty-heading
    (
        r' (?:frameborder|src)="?[^" >]*"?(?=[^>]*></iframe>)',
        "",
    ),  # obsolete-iframe-attribute, unplayable-embed
    (r'alt="(?:image|photo|picture) of ', 'alt="'),  # redundant-alt-prefix
    (r' loading="lazy"', ""),  # eager-iframe
    (r"\s+", " "),
]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("site")
    (root / "layouts").mkdir()
    (root / "hugo.toml").write_text(CONFIG + MARKUP, "utf-8")
    layout = "{{ jsonify .Params }}" + SEPARATOR + "{{ .Content }}"
    (root / "layouts" / "single.html").write_text(layout, "utf-8")
    return root


def pages(site: Path, posts: dict[str, str]) -> dict[str, tuple[dict[str, Any], str]]:
    """The parameters and the content of each post that Hugo builds."""
    for folder in ("content", "public"):
        (site / folder).mkdir(exist_ok=True)
        for old in (site / folder).rglob("*.*"):
            old.unlink()
    for name, text in posts.items():
        (site / "content" / f"{name}.md").write_text(text, "utf-8", newline="")
    command = [str(HUGO), "-s", str(site), "-d", str(site / "public"), "-D", "-E", "-F"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr + done.stdout
    built = {}
    for file in (site / "public").rglob("index.html"):
        params, _, content = file.read_text("utf-8").partition(SEPARATOR)
        built[file.parent.name] = (json.loads(params), content)
    return built


def but_for_what_rules_say(page: tuple[dict[str, Any], str]) -> tuple[dict[str, str], str]:
    params, content = page
    text = content.casefold()
    for pattern, instead in SAID_TO_CHANGE:
        text = re.sub(pattern, instead, text)
    return {key: _listed(value) for key, value in params.items()}, text.strip()


def _listed(value: Any) -> str:
    """A parameter as text; not-a-list makes lists of texts."""
    if isinstance(value, list):
        return ", ".join(_listed(item) for item in value)
    return str(value).casefold()


@given(st.lists(fixable_posts(), min_size=20, max_size=20))
@settings(
    max_examples=8,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.generate],  # shrinking would build hundreds of sites
)
def test_pages_stay_the_same(site: Path, posts: list[str]) -> None:
    before = {f"p{n}": text for n, text in enumerate(posts) if _builds(text)}
    fixed = {
        name: fix_text(text, rules=["all"], unsafe=False, generator="hugo").report.source.text
        for name, text in before.items()
    }
    assume(fixed != before)
    built, rebuilt = pages(site, before), pages(site, fixed)
    assert built.keys() == rebuilt.keys()
    for name, page in built.items():
        assert but_for_what_rules_say(rebuilt[name]) == but_for_what_rules_say(page), before[name]


def _builds(text: str) -> bool:
    """Whether the Hugo that is installed builds the post, and sees no fence around it."""
    report = lint_text(
        text,
        rules=["front-matter", "post-wrapped-in-fence"],
        generator="hugo",
        generator_version="0.168",
    )
    built = {"not-a-list", "not-a-boolean", "misread-date"}
    return all(d.severity < Severity.ERROR or d.rule in built for d in report.diagnostics)
