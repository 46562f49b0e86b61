"""What a site is, told from its files and posts, and the files that set postlint up for it."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from postlint.config.finding import find
from postlint.document.post import Post
from postlint.files.reading import TooLargeError
from postlint.profile.pages import ALL_SUFFIXES
from postlint.profile.profile import Profile
from postlint.run.discovery import display
from postlint.run.folder_paths import folder_at, folder_of
from postlint.run.runner import find_posts
from postlint.run.workplace import Workplace
from postlint.source import UnreadableError
from postlint.version import __version__

CONFIG = "postlint.toml"
HOOKS = ".pre-commit-config.yaml"


@dataclass(frozen=True, slots=True)
class Survey:
    """What stands in a folder.

    `root` is the site's where one was found, else the folder. `generator` and `theme` are None
    where nothing tells them, `version` where the site pins none, `repository` outside of git.
    `formats` counts posts by the format of their front matter ("none" for those without),
    `folders` by the folder they are in; `page_folders` are those that the generator makes pages of.
    """

    root: Path
    generator: str | None
    version: str | None
    theme: str | None
    formats: Counter[str]
    folders: Counter[str]
    config: Path | None
    repository: Path | None
    page_folders: tuple[str, ...] = ()

    @property
    def posts(self) -> int:
        return self.folders.total()

    @property
    def content(self) -> str:
        """The folder that holds all posts, as seen from the root."""
        folders = [PurePosixPath(folder).parts for folder in self.folders]
        shared = []
        for parts in zip(*folders, strict=False):
            if len(set(parts)) > 1:
                break
            shared.append(parts[0])
        return "/".join(shared) or "."

    @property
    def in_repository(self) -> tuple[str, ...]:
        """The folders that posts stand in, as seen from the top of the git repository."""
        top = self.repository or self.root
        named = self.page_folders or (self.content,)
        return tuple((self.root / folder).relative_to(top).as_posix() for folder in named)


def survey(folder: Path, workplace: Workplace, on_error: Callable[[str], None]) -> Survey:
    """Looks at a folder. What cannot be read is told to `on_error`. Raises ConfigError."""
    here = folder_at(str(folder))
    site = workplace.site(here)
    root = site.root or here
    formats: Counter[str] = Counter()
    folders: Counter[str] = Counter()
    themes: Counter[str] = Counter()
    for path in find_posts((str(folder),), workplace, on_error):
        folders[_folder(path, root)] += 1
        try:
            source = workplace.source(path)
        except (UnreadableError, TooLargeError):
            formats["unreadable"] += 1
            continue
        post = Post(source, _profile(path, workplace))
        formats[post.front_matter.format if post.front_matter else "none"] += 1
        if post.profile.theme:
            themes[post.profile.theme.name] += 1
    profile = site.profile
    theme = profile.theme.name if profile.theme else None
    return Survey(
        root,
        profile.generator.name if profile.has_generator else None,
        ".".join(map(str, profile.version)) if profile.version else None,
        theme or (themes.most_common(1)[0][0] if themes else None),
        formats,
        folders,
        find(root),
        next((above for above in (root, *root.parents) if (above / ".git").exists()), None),
        site.pages.folders if site.pages is not None else (),
    )


def _profile(path: str, workplace: Workplace) -> Profile:
    """The profile of a post, its site's own schemas aside: they may be what is to be mended."""
    folder = workplace.folder(path)
    return folder.config.profile(folder.site.profile)


def _folder(path: str, root: Path) -> str:
    parent = folder_of(path)
    return parent.relative_to(root).as_posix() if parent.is_relative_to(root) else str(parent)


def lines(found: Survey) -> Iterator[str]:
    """A survey as people read it."""
    version = f" {found.version}" if found.version else ""
    formats = ", ".join(f"{count:,} {name}" for name, count in found.formats.most_common())
    yield f"site          {display(str(found.root))}"
    yield f"generator     {found.generator or 'not found'}{version}"
    yield f"theme         {found.theme or 'none that postlint knows'}"
    yield f"posts         {found.posts:,} in {found.content}"
    yield f"front matter  {formats or 'none'}"


def config_text(
    found: Survey,
    generator: str | None = None,
    schema: tuple[str, tuple[str, ...]] | None = None,
    baseline: str | None = None,
) -> str:
    """A config for the site.

    `generator` is one that the survey did not find; `baseline` is a path as seen from the root,
    `schema` one with the globs of the posts that it is for.
    """
    text = (
        "# Settings of postlint: `postlint config` shows what holds, `postlint rules` the rules.\n"
        'preset = "recommended"       # or accessibility, seo, style, strict, all\n'
        '# fail-on = "warning"        # fail on more than errors\n'
        '# ignore = ["images"]        # rules, groups or presets\n'
        '# exclude = ["archive/**"]   # posts to leave out\n'
    )
    if baseline:
        text += f'baseline = "{baseline}"  # forgives what was there when it was recorded\n'
    if generator:
        text += f'generator = "{generator}"\n'
    for name, value in (("generator", found.generator), ("theme", found.theme)):
        if value:
            text += f'# {name} = "{value}"  # as found; set it where it is another\n'
    return text + (schemas_text(*schema) if schema else "")


def schemas_text(path: str, globs: tuple[str, ...]) -> str:
    """The setting by which a schema of the site's own holds for posts."""
    files = json.dumps(globs, ensure_ascii=False)
    return f"\n[[schemas]]\nfiles = {files}\nschema = {json.dumps(path)}\n"


def hooks_text(folders: tuple[str, ...], repository: str | None) -> str:
    """A config of pre-commit that lints what is committed below folders.

    pre-commit installs postlint from its repository. Where that has no address, the one that is
    installed is run, and the file says so.
    """
    suffixes = "|".join(suffix.removeprefix(".") for suffix in ALL_SUFFIXES)
    named = "|".join(map(re.escape, folders))
    inside = "" if "." in folders else f"^({named})/.*" if len(folders) > 1 else f"^{named}/.*"
    files = f"        files: {_quoted(f'(?i){inside}[.]({suffixes})$')}\n"
    if repository is not None:
        return (
            "repos:\n"
            f"  - repo: {repository}\n"
            f"    rev: v{__version__}\n"
            "    hooks:\n"
            "      - id: postlint\n"
            f"{files}"
        )
    return (
        "# Runs the `postlint` on the PATH: whoever commits has it installed. In a checkout of\n"
        "# postlint, `pipx install .` or `uv tool install .` does it.\n"
        "repos:\n"
        "  - repo: local\n"
        "    hooks:\n"
        "      - id: postlint\n"
        "        name: postlint\n"
        "        entry: postlint check --quiet --since HEAD\n"
        "        language: system\n"
        f"{files}"
        "        require_serial: true\n"
        "        verbose: true  # shows the warnings of a commit that passes\n"
    )


def _quoted(text: str) -> str:
    """A text in YAML's single quotes."""
    return "'" + text.replace("'", "''") + "'"


def front_matters(
    paths: Iterable[str], workplace: Workplace, on_error: Callable[[str], None]
) -> Iterator[tuple[str, dict[str, object]]]:
    """The front matter of each post that has one, with its path.

    What cannot be read is told to `on_error`.
    """
    for path in paths:
        try:
            source = workplace.source(path)
        except (UnreadableError, TooLargeError):
            on_error(f"{path}: cannot be read")
            continue
        matter = Post(source, _profile(path, workplace)).front_matter
        if matter is not None and matter.error is None:
            yield path, matter.data
