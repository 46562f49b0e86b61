"""The version of a generator that a workflow, an image's recipe or a build script takes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from postlint.dialect.packages import Packages
from postlint.dialect.version import Version, parse_version

_COMMENT = re.compile(r"^[ \t]*(?:#(?!!)|//).*$|[ \t]#[ \t].*$", re.MULTILINE)
_NUMBER = r"v?(\d{1,4}\.\d{1,4}(?:\.\d{1,4})?)(?![\w.])"
_NUMBER_OF_TAG = r"v?(\d{1,4}\.\d{1,4}(?:\.\d{1,4})?)(?![\d.])"
_GIVES = r"""["']?[ \t]*(?:[:?]?=|:|:?\n?[ \t]*,?[ \t]*["']?value["']?[ \t]*:)[ \t]*["']?"""
"""What stands between a variable and its value, in shells, YAML and JSON."""
_STEP = r"(?:(?![ \t]*-[ \t]).*\n){0,12}?"
"""Lines of the same step of a workflow."""


def script_version(text: str, packages: Packages) -> Version | None:
    """The first version that a script says, comments aside; None where it says none."""
    found = _pattern(packages).search(_COMMENT.sub("", text))
    return parse_version(next(filter(None, found.groups()))) if found else None


@lru_cache(maxsize=16)
def _pattern(packages: Packages) -> re.Pattern[str]:
    return re.compile("|".join(_forms(packages)), re.MULTILINE)


def _forms(packages: Packages) -> Iterator[str]:
    """The patterns of the forms in which scripts name a version, an example before each."""
    if variables := _any_of(*(form for name in packages.variables for form in _cased(name))):
        # HUGO_VERSION=0.128.0, hugo-version: '0.128.0', {name: HUGO_VERSION, value: 0.128.0}
        yield rf"(?<![\w-]){variables}{_GIVES}(?:\$\{{\w+:-)?{_NUMBER}"
    if images := _any_of(*packages.images):
        # image: hugomods/hugo:exts-0.128.0
        yield rf"(?:^|[\s/\"']){images}:(?:[a-z]+-)*{_NUMBER_OF_TAG}"
    if tools := _any_of(*packages.tools):
        # uses: crazy-max/ghaction-hugo@v3, with: version: 0.128.0
        action = rf"[\w./-]*/(?:setup-|actions?-|ghaction-)?{tools}(?:-actions?|-setup)?(?:/setup)?"
        uses = rf"""uses:[ \t]*["']?{action}@[\w.]+["']?[ \t]*\n{_STEP}"""
        yield rf"""{uses}[ \t]+version:[ \t]*["']?{_NUMBER}"""
        # "ghcr.io/devcontainers/features/hugo:1": {"version": "0.128.0"}
        yield rf"""features/{tools}:[\w.]+["'][ \t]*:[ \t]*\{{[^{{}}]*?"version":\s*"{_NUMBER}"""
        # hugo_extended_0.128.0_linux-amd64.deb
        yield rf"(?<![a-z-]){tools}(?:_extended)?[_-]v?(\d+\.\d+\.\d+)[_-]"
        # hugo/releases/download/v0.128.0
        yield rf"/{tools}/releases/download/{_NUMBER_OF_TAG}"
        # taiki-e/install-action with: tool: zola@0.19.2
        yield rf"(?<![\w@/-]){tools}@{_NUMBER}"
    if packages.go:
        yield rf"{re.escape(packages.go)}@{_NUMBER}"
    if names := _any_of(*packages.npm):
        yield rf"(?<![\w@/-]){names}@{_NUMBER}"
    if names := _any_of(*packages.python):
        yield rf"(?<![\w-]){names}(?:\[[\w,-]*\])?==[ \t]*{_NUMBER}"
    if names := _any_of(*packages.gems):
        yield rf"gem install {names} (?:-v|--version)[ =]*['\"]?{_NUMBER}"


def _any_of(*names: str) -> str:
    return f"(?:{'|'.join(map(re.escape, names))})" if names else ""


def _cased(name: str) -> tuple[str, ...]:
    """A variable's name, and those of actions' inputs and pipelines that are like it."""
    return name, name.lower(), name.lower().replace("_", "-")
