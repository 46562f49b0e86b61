"""From paths named on the command line to the files to lint."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from postlint.files import unsaved
from postlint.files.boundary import leads_out
from postlint.files.globs import Globs, patterns
from postlint.files.listing import Item, Listing
from postlint.files.mounted import is_address
from postlint.files.reading import text_of
from postlint.profile.pages import HTML, UNREAD, is_fixture_folder
from postlint.run.home import Home, is_of_tool, is_other_paper, is_page, is_template

REPORT = "postlint-report.html"
"""Where `postlint report` writes its page; it is no post."""
_NEVER = frozenset(
    {"node_modules", "bower_components", "__pycache__", "_includes", "_layouts", "_layout"}
)
"""Packages, and the parts of pages that Jekyll, Eleventy and Franklin put around posts."""
_OF_OTHERS = frozenset({"vendor", "third_party", "third-party"})
"""What is other people's, where no site is known."""
_OF_TESTS = frozenset({"test", "tests", "spec", "specs", "e2e", "__tests__", "benchmarks"})
"""What holds files for tests in a repository of code."""
_CODE = frozenset(
    {"pyproject.toml", "setup.py", "setup.cfg", "Cargo.toml", "go.mod", "pom.xml", "build.gradle"}
    | {"composer.json", "mix.exs", "Makefile", "CMakeLists.txt", "package.json", "Gemfile"}
)
"""What stands at the root of a repository of code."""
_IGNORE_FILE = frozenset({".gitignore"})
_IS_SHOWN = os.sep == "/"
_LARGEST_IGNORE_FILE = 256 * 1024
"""Bytes: a larger `.gitignore` says nothing."""


Excludes = Callable[[str], bool]
"""Tells of a path whether settings leave it out."""


class UnreadablePathError(Exception):
    """A path that does not exist. Its text says which."""


class LeftOut:
    """What was met and is no post, to be told where that surprises.

    `named` are files that were named, each with the reason; `excludes` says whether
    settings left out any, `ignores` whether ignore files did. `unread` counts, by suffix, pages in
    languages that are not read, `unread_of_unknown` what might be pages, if one knew who builds it,
    `made` the pages that a build made, by its generator.
    """

    def __init__(self) -> None:
        self.named: list[tuple[str, str]] = []
        self.unread: Counter[str] = Counter()
        self.unread_of_unknown: Counter[str] = Counter()
        self.made: Counter[str] = Counter()
        self.ignores = False
        self.excludes = False

    @property
    def has_to_be_told(self) -> bool:
        return bool(self.named or self.unread or self.unread_of_unknown)


def discover(
    paths: Iterable[str],
    excluding: Callable[[str], Excludes | None] = lambda _: None,
    on_error: Callable[[str], None] = lambda _: None,
    home_of: Callable[[str], Home] = lambda _: Home(),
    left_out: LeftOut | None = None,
    *,
    listing: Listing | None = None,
    takes_all_named: bool = False,
    heeds_ignore: bool = True,
) -> Iterator[str]:
    """The posts under paths: those files that the generator of their site makes pages of.

    A folder named is always gone into. Inside it, hidden folders, what belongs to a site's theme
    or output, what `.gitignore` names and what `excluding` says of a folder are left out. A file
    named is one unless it is excluded, or known to be none; `takes_all_named` takes it all the
    same, and without `heeds_ignore` no `.gitignore` counts. Links to folders are not followed, and
    links to files not out of the repository: what they lead to is none of its posts. Sorted, and
    each file once. `home_of` tells of a folder who builds what is in it. `left_out` gathers what
    was passed over. A folder that cannot be listed is told to `on_error`. Raises
    UnreadablePathError for a path that does not exist.
    """
    seen: set[str] = set()
    left_out = LeftOut() if left_out is None else left_out
    walker = _Walker(excluding, on_error, home_of, left_out, listing or Listing(), heeds_ignore)
    for path in paths:
        if os.path.isdir(path):
            found: Iterable[str] = walker.walk(display(path))
        elif os.path.lexists(path) or unsaved.held(path) is not None:
            found = (display(path),) if takes_all_named else walker.named(display(path))
        else:
            why = "`--cluster` reads addresses" if is_address(path) else "no such file or folder"
            raise UnreadablePathError(f"{path}: {why}")
        for shown in found:
            if shown not in seen:
                seen.add(shown)
                yield shown


def order(paths: Iterable[str]) -> Callable[[str], str]:
    """The key to sort displayed paths by, so that their order is that from their site's root."""
    climbs = any(path.startswith("../") for path in paths)
    return os.path.abspath if climbs else str


def display(path: str) -> str:
    """A path as people are shown it: relative to the working directory, with `/`."""
    if _IS_SHOWN and path[:1] not in ("", "/", ".") and not ("//" in path or "/." in path):
        return path.removesuffix("/")  # as nearly all are: this took a twentieth of warm runs
    try:
        path = os.path.relpath(path)
    except ValueError:  # on another drive
        path = os.path.abspath(path)
    return path.replace(os.sep, "/")


class _Walker:
    """Walks folders, and remembers the ignore files that it met. Its paths are those shown."""

    def __init__(
        self,
        excluding: Callable[[str], Excludes | None],
        on_error: Callable[[str], None],
        home_of: Callable[[str], Home],
        left_out: LeftOut,
        listing: Listing,
        heeds_ignore: bool,
    ) -> None:
        self.heeds_ignore = heeds_ignore
        self.excluding = excluding
        self.listing = listing
        self.on_error = on_error
        self.home_of = home_of
        self.left_out = left_out
        self.ignore_files: dict[str, Globs | None] = {}
        self.top = "."
        """The folder that was named."""

    def walk(self, folder: str) -> Iterator[str]:
        self.top = folder
        waiting = [self.entries(folder)]
        while waiting:
            path = next(waiting[-1], None)
            if path is None:
                waiting.pop()
            elif path.endswith("/"):
                waiting.append(self.entries(path[:-1] or "/"))
            else:
                yield path

    def named(self, path: str) -> Iterator[str]:
        """A file that was named, unless it is known to be no post."""
        folder = path.rpartition("/")[0] or "."
        home, excludes = self.home_of(folder), self.excluding(folder)
        if excludes is not None and excludes(path):
            self.left_out.named.append((path, "the settings exclude it"))
        elif home.pages is not None and not is_page(os.path.basename(path), path, home):
            reason = f"{home.builder} makes no page of it"
            self.left_out.named.append((path, reason))
        elif home.pages is None and is_other_paper(path, home):
            self.left_out.named.append((path, "it speaks of the repository, and is no post"))
        elif home.pages is None and home.made_by and path.lower().endswith(HTML):
            self.left_out.named.append((path, f"{home.made_by} made it"))
        elif home.pages is None and path.lower().endswith(HTML) and is_template(path):
            self.left_out.named.append((path, "it is a template"))
        else:
            yield path

    def entries(self, folder: str) -> Iterator[str]:
        """The posts right in a folder, and the folders to go into, which end in a slash."""
        at = os.path.abspath(folder)
        try:
            items = self.listing.items(at)
        except OSError as error:
            self.on_error(f"{display(folder)}: {(error.strerror or str(error)).lower()}")
            return
        home, excludes_here = self.home_of(folder), self.excluding(folder)
        is_ignored = self.ignoring(at) if self.heeds_ignore else None
        before = "" if folder == "." else os.path.join(folder, "").replace(os.sep, "/")
        holds_here = folder.endswith("..")  # the working directory lies below: a file has one path
        for item in items:
            path, excludes = before + item.name, excludes_here
            if holds_here:
                path = display(path)
            if item.is_folder:
                if self.is_closed(item.name, at, home):
                    continue
                excludes = self.excluding(path)
                path += "/"
            elif not self.may_be_post(item.name, path, home):
                continue
            if is_ignored is not None and is_ignored(item.name + "/" * item.is_folder):
                self.left_out.ignores = True
            elif excludes is not None and excludes(path):
                self.left_out.excludes = True
            elif item.is_folder or (item.is_file and not self.leads_out(item, path, home)):
                yield path

    def is_closed(self, name: str, above: str, home: Home) -> bool:
        """Whether neither posts nor other sites are looked for in a folder of the one above."""
        if name.startswith(".") or name in _NEVER:
            return True
        if is_fixture_folder(name) and os.path.basename(above) in _OF_TESTS:
            return True
        if home.pages is not None:
            inner = home.inner(name)
            if inner in home.pages.closed or home.pages.leads_to(inner):
                return inner in home.pages.closed
            if name.startswith("_") or os.path.lexists(os.path.join(above, name, ".git")):
                return True  # tools, or a repository in a repository: of no site to be read
        if name in _OF_OTHERS or is_fixture_folder(name):
            return True
        return name in _OF_TESTS and self.is_code(above)

    def is_code(self, folder: str) -> bool:
        """Whether an absolute folder is in a repository of code."""
        root = self.listing.repository(folder)
        return root is not None and not _CODE.isdisjoint(self.listing.names(root))

    def may_be_post(self, name: str, path: str, home: Home) -> bool:
        """Whether a file is a post, as far as its folder does not say otherwise."""
        if name == REPORT or name.startswith("."):
            return False
        suffix = os.path.splitext(name)[1].lower()
        if home.pages is not None:
            if suffix in home.pages.unread and home.pages.inner(home.inner(name)) is not None:
                self.left_out.unread[suffix] += 1
            if (maker := home.pages.made_by(home.inner(name))) is not None:
                self.left_out.made[maker] += 1
            return is_page(name, path, home)
        if home.made_by and suffix in HTML:
            self.left_out.made[home.made_by] += 1
            return False
        if name.lower().endswith(home.suffixes):
            is_page_of_html = suffix not in HTML or not (is_template(path) or is_of_tool(path))
            return is_page_of_html and not is_other_paper(path, home)
        if suffix in UNREAD:
            self.left_out.unread_of_unknown[suffix] += 1
        return False

    def leads_out(self, item: Item, path: str, home: Home) -> bool:
        """Whether what stands at a path is a link to a file outside of where the link belongs.

        That is its repository; without one its site, the working directory or the folder named.
        """
        if not item.is_link:
            return False
        folder = os.path.dirname(os.path.abspath(path))
        in_repository = self.listing.repository(folder) is not None
        anchors = {folder} if in_repository else {self.top, home.root or self.top}
        return all(leads_out(path, anchor) for anchor in anchors)

    def ignoring(self, folder: str) -> Callable[[str], bool] | None:
        """Tells of a name in a folder whether a `.gitignore` up to the repository's root has it.

        The ignore files are found once for all names of an absolute folder. None where there are
        none.
        """
        top, root = folder, self.listing.repository(folder)
        specs: list[tuple[Globs, str]] = []
        while root is not None:
            spec = self.ignore_file(folder)
            if spec is not None:
                above = os.path.relpath(top, folder).replace(os.sep, "/")
                specs.append((spec, "" if above == "." else f"{above}/"))
            if folder == root:
                break
            folder = os.path.dirname(folder)
        return (lambda name: _verdict(specs, name)) if specs else None

    def ignore_file(self, folder: str) -> Globs | None:
        if folder not in self.ignore_files:
            text = None
            if self.listing.may_hold(folder, _IGNORE_FILE):
                file = Path(folder, ".gitignore")
                text = text_of(file, _LARGEST_IGNORE_FILE, "replace", within=file.parent)
            self.ignore_files[folder] = patterns(tuple((text or "").splitlines())) if text else None
        return self.ignore_files[folder]


def _verdict(specs: list[tuple[Globs, str]], name: str) -> bool:
    """Whether the first of the ignore files that says anything of a name leaves it out."""
    for spec, above in specs:
        verdict = spec.verdict(above + name)
        if verdict is not None:
            return verdict
    return False
