"""Which files of a site its generator makes pages of."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from posixpath import normpath
from types import MappingProxyType

from postlint.files.globs import patterns
from postlint.pattern import lazy
from postlint.profile.config_files import Settings
from postlint.record import NamedTuple

MARKDOWN = (".md", ".markdown", ".mkd", ".mdown")
HTML = (".html", ".htm")
MDX = (".mdx",)
SUFFIXES = (*MARKDOWN, *HTML)
"""What is read where no generator is known."""
ALL_SUFFIXES = (*SUFFIXES, ".mkdn", ".mdx", ".qmd", ".rmd", ".njk", ".liquid")
"""What is read for one generator or another."""
UNREAD = frozenset(
    {".mdx", ".qmd", ".rmd", ".ipynb", ".rst", ".adoc", ".asciidoc", ".org", ".textile"}
    | {".njk", ".liquid", ".webc", ".mdoc", ".markdoc"}
)
"""What some generator makes pages of, though not each, and postlint not always reads."""
_PAPERS = frozenset(
    {"readme", "contributing", "changelog", "code_of_conduct", "code-of-conduct", "license"}
    | {"licence", "agents", "claude", "gemini", "codeowners", "copilot-instructions"}
    | {"pull_request_template", "issue_template"}
)
"""What a repository tells the people who work on it, as file names without suffix."""
_IN_LANGUAGE = lazy(r"(?<=[a-z])[-_](?:[a-z]{2}(?:[-_][a-z]{2,4})?|chinese|english)$")
"""What is behind such a name where the file is a translation: `README-zh_CN.md`."""
_PAPERS_BY_PLACE = frozenset(
    {"security", "support", "maintainers", "governance", "changes", "history", "authors"}
    | {"copying", "contributors", "notice"}
)
"""The same in capitals or at the top; elsewhere a post may be called so."""
_LICENSES = ("LICENSE-", "LICENCE-", "LICENSE_", "LICENCE_")
"""Of several licenses, each has its name: `LICENSE-MIT.md`."""
_FIXTURES = frozenset({"fixtures", "__fixtures__", "__snapshots__", "testdata", "test-fixtures"})


def _none(_: str) -> bool:
    return False


def _nobody(_: str) -> None:
    return None


class SiteConfig(NamedTuple):
    """A site: its root, the settings of its config, and the text of one that is code."""

    root: Path
    settings: Settings = MappingProxyType({})
    code: str = ""


class Pages(NamedTuple):
    """The files that a generator makes pages of; paths are seen from the site's root, with `/`.

    `folders` are those that pages lie in: "" is the root, and one may begin with `../`.
    `skips` says of a name below them, of a file or a folder, that what it names is no page.
    `without` are patterns, as in `.gitignore`, of what is left out, and `told` where they stand.
    `fronted` are suffixes of files that are pages only where they begin with front matter.
    `closed` are folders that hold neither pages nor other sites. `unread` are suffixes of pages in
    languages that postlint does not read. `made_by` names the tool that made a file of another.
    """

    folders: tuple[str, ...] = ("",)
    suffixes: tuple[str, ...] = SUFFIXES
    skips: Callable[[str], bool] = _none
    without: tuple[str, ...] = ()
    fronted: frozenset[str] = frozenset()
    closed: frozenset[str] = frozenset()
    unread: frozenset[str] = frozenset()
    is_front_matter_asked: Callable[[str], bool] = _none
    made_by: Callable[[str], str | None] = _nobody

    def has(self, path: str) -> bool:
        """Whether a file at a path is a page, as far as its name and place tell."""
        inner = self.inner(path)
        if inner is None or not path.lower().endswith(self.suffixes):
            return False
        if any(map(self.skips, inner.split("/"))):
            return False
        return not patterns(self.without, deep=True).verdict(path)

    def inner(self, path: str) -> str | None:
        """A path as seen from the folder of pages that it lies in; None where it is in none."""
        for folder in self.folders:
            if not folder or path.startswith(f"{folder}/"):
                return path[len(folder) :].lstrip("/")
        return None

    def leads_to(self, folder: str) -> bool:
        """Whether a folder is of pages, or holds one that is."""
        return self.inner(folder) is not None or any(
            f"{one}/".startswith(f"{folder}/") for one in self.folders
        )

    def needs_front_matter(self, path: str) -> bool:
        """Whether the file of a page has to begin with front matter to be one."""
        return path.lower().endswith(tuple(self.fronted)) or self.is_front_matter_asked(path)

    @property
    def shown(self) -> str:
        """Where pages lie, as people read it."""
        named = [f"`{folder}/`" for folder in self.folders if folder]
        return ", ".join(named) or "files with front matter"


def folders(names: Iterable[str]) -> tuple[str, ...]:
    """Names of folders as paths seen from the root, the deepest first, each once."""
    made = dict.fromkeys(normpath(name.strip("/") or ".").removeprefix("./") for name in names)
    each = ("" if name == "." else name for name in made)
    return tuple(sorted(each, key=lambda name: (-name.count("/") - bool(name), name)))


_PAPER_STEMS = (*_PAPERS, *_PAPERS_BY_PLACE, *map(str.lower, _LICENSES))


def begins_with_underscore(name: str) -> bool:
    return name.startswith("_")


def is_paper(path: str) -> bool:
    """Whether a file speaks to those who work on the repository, by its name and place."""
    folder, _, name = path.rpartition("/")
    stem = name.partition(".")[0]
    if not stem.lower().startswith(_PAPER_STEMS):  # as nearly none do: the rest takes 3 µs a file
        return False
    word = _IN_LANGUAGE.sub("", stem.lower())
    if word in _PAPERS or (stem.isupper() and stem.startswith(_LICENSES)):
        return True
    return stem.lower() in _PAPERS_BY_PLACE and (not folder or stem.isupper())


def is_fixture_folder(name: str) -> bool:
    """Whether a folder of this name holds files that tests read."""
    return name in _FIXTURES
