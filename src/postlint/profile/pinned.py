"""The versions of its generator that the files of a site and of its repository pin.

Sources: the files that Netlify, Vercel, GitHub, GitLab, asdf, mise, npm, RubyGems and pip read;
`HUGO_VERSION` and its like, as hosts and most workflows have them; `module.hugoVersion` of Hugo.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from postlint.dialect.generator import Generator
from postlint.dialect.packages import UNPINNED, Packages
from postlint.dialect.version import ANY_VERSION, Version, Versions, after, parse_version
from postlint.files.reading import text_of
from postlint.profile.config_files import LARGEST, Settings, read_settings, setting
from postlint.record import NamedTuple

_MOST_FILES = 50
_MOST_FOLDERS = 30


class _Folder(NamedTuple):
    """A folder from the site's root up to its repository's. `site` is the site as seen from it."""

    path: Path
    names: frozenset[str]
    site: str

    def text(self, name: str) -> str | None:
        """The text of a file in it; None where there is none."""
        return text_of(self.path / name, LARGEST) if self.has(name) else None

    def settings(self, name: str) -> Settings:
        """The settings in a file in it; empty where there are none."""
        return read_settings(self.path / name) or {} if self.has(name) else {}

    def has(self, name: str) -> bool:
        first, _, rest = name.partition("/")
        return first in self.names and (not rest or (self.path / name).is_file())


def pinned(generator: Generator, root: Path, settings: Settings) -> Versions:
    """The versions of a generator that may build the site at a root.

    The first version that is told exactly counts, from the site's root up to its repository's, or
    else the first range (`^1.2`), within what the site's own `settings` allow.
    """
    if generator.packages == UNPINNED:
        return ANY_VERSION
    least = parse_version(str(setting(settings, "module", "hugoVersion", "min") or ""))
    most = parse_version(str(setting(settings, "module", "hugoVersion", "max") or ""))
    allowed = Versions(least or (), after(most) if most else None)
    return _nearest(root, generator.packages).shared(allowed)


def _nearest(root: Path, packages: Packages) -> Versions:
    """The first versions that files tell exactly; else the first range."""
    ranges = []
    for folder in _folders(root):
        for versions in _told(folder, packages):
            if versions.exact:
                return versions
            ranges.append(versions)
    return ranges[0] if ranges else ANY_VERSION


def _told(folder: _Folder, packages: Packages) -> Iterator[Versions]:
    """What the files of a folder say, those first that decide what is published."""
    for reader in (
        *(_netlify, _vercel, _workflows, _version_file, _tools, _mise, _packages, _go, _recipes),
    ):
        if found := reader(folder, packages):
            yield found


def _folders(root: Path) -> Iterator[_Folder]:
    """The site's root, and the folders above it up to its repository's where it is in one."""
    above = [root, *root.parents][:_MOST_FOLDERS]
    top = next((i for i, path in enumerate(above) if (path / ".git").exists()), 0)
    for path in above[: top + 1]:
        try:
            names = frozenset(os.listdir(path))
        except OSError:
            continue
        site = root.relative_to(path).as_posix()
        yield _Folder(path, names, "" if site == "." else site)


def _exactly(text: object) -> Versions | None:
    version = parse_version(str(text)) if isinstance(text, (str, float)) else None
    return Versions.of(version) if version and len(version) > 1 else None


def _netlify(folder: _Folder, packages: Packages) -> Versions | None:
    """What a production build on Netlify takes, where it builds this site."""
    held = folder.settings("netlify.toml")
    base = setting(held, "build", "base")
    if isinstance(base, str) and not _is_for(folder, base):
        return None
    for place in (("context", "production"), ("build",)):
        for variable in packages.variables:
            if found := _exactly(setting(held, *place, "environment", variable)):
                return found
    return None


def _is_for(folder: _Folder, base: str) -> bool:
    """Whether a folder that a host builds in is the site's, or holds it."""
    built = f"{base.strip('./')}/".lstrip("/")
    return f"{folder.site}/".startswith(built)


def _vercel(folder: _Folder, packages: Packages) -> Versions | None:
    held = folder.settings("vercel.json")
    for place in (("build", "env"), ("env",)):
        for variable in packages.variables:
            if found := _exactly(setting(held, *place, variable)):
                return found
    return None


def _version_file(folder: _Folder, packages: Packages) -> Versions | None:
    """A file that holds a version and nothing else."""
    for name in packages.files:
        lines = (folder.text(name) or "").split()
        if lines and (found := _exactly(lines[0].partition("/")[0])):
            return found
    return None


def _tools(folder: _Folder, packages: Packages) -> Versions | None:
    """`.tool-versions` of asdf: a tool a line, with the version to take first."""
    for line in (folder.text(".tool-versions") or "").splitlines():
        words = line.partition("#")[0].split()
        if len(words) > 1 and words[0] in packages.tools:
            return _tool(words[1])
    return None


def _mise(folder: _Folder, packages: Packages) -> Versions | None:
    """The tools of mise; a name may say where a tool comes from, as `ubi:gohugoio/hugo` does."""
    for name in (
        "mise.toml",
        ".mise.toml",
        "mise/config.toml",
        ".mise/config.toml",
        ".config/mise.toml",
        ".config/mise/config.toml",
    ):
        tools = setting(folder.settings(name), "tools")
        for tool, wanted in tools.items() if isinstance(tools, dict) else ():
            if str(tool).partition("[")[0].rpartition(":")[2].rpartition("/")[2] in packages.tools:
                first = wanted[0] if isinstance(wanted, list) and wanted else wanted
                held = first.get("version") if isinstance(first, dict) else first
                return _tool(str(held))
    return None


def _tool(text: str) -> Versions | None:
    """`0.128.2`, `extended_0.128.2`; nothing for `latest` and for paths."""
    return _exactly(text.rpartition("_")[2])


def _workflows(folder: _Folder, packages: Packages) -> Versions | None:
    """What the services that build and publish sites are told.

    Of several that differ, those that name the site's folder count, then those that publish; and
    if these differ, the range from their least to their greatest.
    """
    files = [folder.path / name for name in _SERVICES if name in folder.names]
    for name, patterns in _IN_FOLDERS.items():
        for pattern in patterns if name in folder.names else ():
            files += sorted(folder.path.glob(pattern))[:_MOST_FILES]
    told = _script_versions(files, packages)
    for is_meant in (_naming(folder.site), _publishes):
        told = [(text, version) for text, version in told if is_meant(text)] or told
    versions = sorted(version for _, version in told)
    return Versions(versions[0], after(versions[-1])) if versions else None


def _recipes(folder: _Folder, packages: Packages) -> Versions | None:
    """What images and build scripts take."""
    files = [folder.path / name for name in _RECIPES if name in folder.names]
    if ".devcontainer" in folder.names:
        files += [folder.path / ".devcontainer" / name for name in _CONTAINER]
    told = _script_versions(files, packages)
    return Versions.of(told[0][1]) if told else None


def _script_versions(files: list[Path], packages: Packages) -> list[tuple[str, Version]]:
    """The texts that name a version, each with it."""
    if not files:
        return []
    from postlint.profile.scripts import script_version  # makes patterns that most sites lack

    texts = filter(None, (text_of(path, LARGEST) for path in files))
    told = ((text, script_version(text, packages)) for text in texts)
    return [(text, version) for text, version in told if version]


def _naming(site: str) -> Callable[[str], bool]:
    return lambda text: bool(site) and site in text


def _publishes(text: str) -> bool:
    return any(word in text for word in ("deploy", "gh-pages", "publish", "pages:"))


_SERVICES = (
    *(".gitlab-ci.yml", ".travis.yml", ".woodpecker.yml", ".drone.yml", ".cirrus.yml"),
    *("amplify.yml", "render.yaml", "azure-pipelines.yml", "bitbucket-pipelines.yml"),
)
_IN_FOLDERS = {
    ".github": (".github/workflows/*.yml", ".github/workflows/*.yaml", ".github/actions/*/*.yml"),
    ".circleci": (".circleci/config.yml",),
    ".forgejo": (".forgejo/workflows/*.y*ml",),
    ".gitea": (".gitea/workflows/*.y*ml",),
    ".woodpecker": (".woodpecker/*.y*ml",),
}
_RECIPES = (
    *("Dockerfile", "dockerfile", "Containerfile", "docker-compose.yml", "docker-compose.yaml"),
    *("compose.yml", "compose.yaml", "build.sh", "Makefile", "makefile", "justfile"),
    "Taskfile.yml",
)
_CONTAINER = ("devcontainer.json", "Dockerfile")


def _packages(folder: _Folder, packages: Packages) -> Versions | None:
    """What the files of package managers take, with their locks."""
    if folder.names.isdisjoint(_MANIFESTS) and "requirements" not in " ".join(folder.names):
        return None
    from postlint.profile.dependencies import gem_version, npm_version, python_version

    readers = ((npm_version, packages.npm), (gem_version, packages.gems))
    for reader, names in (*readers, (python_version, packages.python)):
        for name in names:
            if found := reader(folder.path, folder.names, name):
                return found
    return None


_MANIFESTS = frozenset(
    {"package.json", "Gemfile", "gems.rb", "Gemfile.lock", "gems.locked", "pyproject.toml"}
    | {"Pipfile", "Pipfile.lock", "uv.lock", "poetry.lock", "pdm.lock", "docs"}
)


def _go(folder: _Folder, packages: Packages) -> Versions | None:
    """What `go tool hugo` runs: the version in `go.mod`."""
    for line in (folder.text("go.mod") or "").splitlines() if packages.go else ():
        words = line.partition("//")[0].split()
        words = words[1:] if words[:1] == ["require"] else words
        if words[:1] == [packages.go] and len(words) > 1:
            return _exactly(words[1])
    return None
