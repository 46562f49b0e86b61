"""The versions of a package that a project's package files take: npm's, RubyGems' and Python's.

Sources: the lock files of npm, yarn, pnpm and bun, `Gemfile.lock`, and those of poetry, uv, pdm and
Pipenv; semver as npm has it, PEP 440, RubyGems' `~>`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from postlint.dialect.version import Version, Versions, after, parse_version
from postlint.files.reading import text_of
from postlint.profile.config_files import LARGEST, setting

_LARGEST_LOCK = 16 * 1024 * 1024
_NUMBER = r"v?(\d{1,6}(?:\.\d{1,6}){1,3})"
_EXACT = re.compile(r"={0,2}[ \t]*v?(\d{1,6}\.\d{1,6}\.\d{1,6})(?:[-+].*)?")
_CONDITION = re.compile(r"(\^|~>|~=|~|>=|==|=|)[ \t]*v?(\d{1,6}(?:\.\d{1,6}){0,3})((?:\.[xX*])*)")
_NEXT_CONDITION = re.compile(r",|(?<=[\d*xX])[ \t]+(?=[<>])")
_DEPENDENCIES = ("dependencies", "devDependencies", "optionalDependencies", "peerDependencies")
_HUGO_BINS = Versions((0, 118, 1), (0, 165))
"""The releases of hugo-bin that bring the Hugo which is three minor versions ahead of them."""


def npm_version(folder: Path, names: frozenset[str], package: str) -> Versions | None:
    """The versions of a package that `package.json` takes, as the lock beside it or above has it.

    `names` are what the folder holds.
    """
    text = text_of(folder / "package.json", LARGEST) if "package.json" in names else None
    if text is None or f'"{package}"' not in text:
        return None
    try:
        manifest = json.loads(text)
    except (ValueError, RecursionError):
        return None
    told = setting(manifest, "hugo-bin", "version") if package == "hugo-bin" else None
    told = setting(manifest, "otherDependencies", package) or told
    if isinstance(told, str):  # hugo-bin and hugo-installer fetch what they are told
        return _bounded([told])
    for kind in _DEPENDENCIES:
        wanted = setting(manifest, kind, package)
        if isinstance(wanted, str):
            found = _locked_or_bounded(wanted.removeprefix(f"npm:{package}@"), folder, package)
            return _of_hugo_bin(found) if found and package.startswith("hugo-bin") else found
    return None


def _of_hugo_bin(package: Versions) -> Versions:
    """The versions of Hugo that releases of hugo-bin bring: their own numbers are smaller."""
    if not package.exact:
        return Versions(package.least)
    if not package.within(_HUGO_BINS) or len(package.exact) < 3:
        return Versions(package.exact)
    major, minor, patch = package.exact[:3]
    return Versions.of((major, minor + 3, patch))


def _locked_or_bounded(wanted: str, folder: Path, package: str) -> Versions | None:
    """A version that is wanted, or what a lock makes of a range, or the range."""
    if exact := _EXACT.fullmatch(wanted.strip()):
        return _bounded([exact[1]])
    for above in (folder, *folder.parents):
        for name, pattern in _npm_locks(re.escape(package)):
            if (above / name).is_file() and (found := _locked(above / name, pattern)):
                return Versions.of(found)
        if (above / ".git").exists():
            break
    return _bounded([wanted])


def _npm_locks(package: str) -> Iterator[tuple[str, str]]:
    """Each lock file, with the pattern of how it has the version of a package."""
    npm = rf'"(?:node_modules/)?{package}": \{{\s*"version": "{_NUMBER}"'
    yield "package-lock.json", npm
    yield "npm-shrinkwrap.json", npm
    yield "yarn.lock", rf'^"?{package}@[^\n]*:\n  version:? "?{_NUMBER}'
    name = rf"""^ +['"]?/?{package}"""
    specified = rf"""['"]?:\n +specifier: [^\n]*\n +version: ['"]?{_NUMBER}"""
    yield "pnpm-lock.yaml", rf"""{name}(?:{specified}|[@/]{_NUMBER}|['"]?: {_NUMBER})"""
    yield "bun.lock", rf'^ *"{package}": \["{package}@{_NUMBER}'


def gem_version(folder: Path, names: frozenset[str], gem: str) -> Versions | None:
    """The versions of a gem that `Gemfile.lock` has, or that `Gemfile` takes."""
    for lock in ("Gemfile.lock", "gems.locked"):
        if lock in names and (found := _locked(folder / lock, rf"^    {gem} \({_NUMBER}")):
            return Versions.of(found)
    for name in ("Gemfile", "gems.rb"):
        text = text_of(folder / name, LARGEST) if name in names else None
        line = re.search(rf"""^[ \t]*gem[ \t(]+["']{gem}["']([^#\n]*)""", text or "", re.MULTILINE)
        if line:
            return _bounded(re.findall(r"""["']([^"']+)["']""", line[1]))
    return None


def python_version(folder: Path, names: frozenset[str], package: str) -> Versions | None:
    """The versions of a package that locks of Python's have, or that requirements take."""
    name = re.escape(package).replace("\\-", "[-_.]")
    as_toml = rf'^name = "{name}"\nversion = "{_NUMBER}'
    as_json = rf'"{name}": \{{[^{{}}]*?"version": "=={_NUMBER}'
    for lock in ("uv.lock", "poetry.lock", "pdm.lock", "Pipfile.lock"):
        if lock in names and (found := _locked(folder / lock, f"(?i){as_toml}|{as_json}")):
            return Versions.of(found)
    after_name = r"""["']?[ \t]*(?:=[ \t]*["'](?=[^"'\n]*["'])|(?=[=<>~!]))([^;#"'\n]*)"""
    wanted = re.compile(rf"""(?im)^[ \t]*["']?{name}(?:\[[\w, -]*\])?{after_name}""")
    for path in _requirements(folder, names):
        line = wanted.search(text_of(path, LARGEST) or "")
        if line and (found_range := _bounded([line[1]])):
            return found_range
    return None


def _requirements(folder: Path, names: frozenset[str]) -> Iterator[Path]:
    yield from sorted(folder / n for n in names if n.startswith("requirements") and "." in n)
    if "requirements" in names:
        yield from sorted(folder.glob("requirements/*.txt"))
    if "docs" in names:
        yield folder / "docs" / "requirements.txt"
    yield from (folder / name for name in ("pyproject.toml", "Pipfile") if name in names)


def _locked(path: Path, pattern: str) -> Version | None:
    found = re.search(pattern, text_of(path, _LARGEST_LOCK) or "", re.MULTILINE)
    return parse_version(next(filter(None, found.groups()))) if found else None


def _bounded(wanted: Iterable[str]) -> Versions | None:
    """The versions that conditions such as `^1.2`, `~> 4.3`, `>=2, <3` allow; None for none."""
    least: Version = ()
    below: Version | None = None
    for part in (part.strip() for text in wanted for part in _NEXT_CONDITION.split(text)):
        if part.startswith("<") and (end := parse_version(part.lstrip("<= \t"))):
            below = after(end) if part.startswith("<=") else end
        elif (held := _CONDITION.fullmatch(part)) and (version := parse_version(held[2])):
            least = max(least, version)
            below = _end(held[1], version) or below
    return Versions(least, below) if least or below else None


def _end(operator: str, version: Version) -> Version | None:
    """The first version that a condition no more allows."""
    if operator == ">=":
        return None
    if operator == "^":
        first = next((i for i, part in enumerate(version) if part), len(version) - 1)
        return after(version[: first + 1])
    if operator in ("~>", "~="):
        return after(version[:-1] or version)
    return after(version[:2] if operator == "~" else version)
